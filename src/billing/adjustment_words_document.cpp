#include "billing/adjustment_words.hpp"

#include "platform/i18n/formats.hpp"

namespace farflung::billing {

namespace {

std::string words_of(Adjustment const& one, Speaker const& speaker) {
    bool const is_discount = one.kind == AdjustmentKind::discount;
    if (!one.percent)
        return speaker.say(is_discount ? "Discount: {reason}" : "Charge: {reason}", {{"reason", one.reason}});
    auto const percent = i18n::format_decimal(one.percent->normalised(), speaker.language) + " %";
    return speaker.say(is_discount ? "Discount {percent}: {reason}" : "Charge {percent}: {reason}",
                       {{"percent", percent}, {"reason", one.reason}});
}

}  // namespace

Amount amount_of_line(InvoiceLine const& line) { return line.gross.value_or(line.net); }

std::string detail_of_line(InvoiceLine const& line, Speaker const& speaker) {
    auto detail = line.detail;
    for (auto const& one : line.adjustments) {
        auto const amount = i18n::format_amount(signed_by(one.kind, *one.amount), speaker.language);
        detail += (detail.empty() ? "" : "\n") + words_of(one, speaker) + ", " + amount;
    }
    return detail;
}

std::vector<StepToNet> steps_to_net(std::vector<InvoiceLine> const& lines, std::vector<Adjustment> const& adjustments,
                                    Speaker const& speaker) {
    if (adjustments.empty() || lines.empty()) return {};
    Amount sum{0, lines.front().net.currency};
    for (auto const& line : lines) sum += amount_of_line(line);
    std::vector<StepToNet> steps{{speaker.say("Sum of the lines"), sum}};
    for (auto const& one : adjustments) steps.push_back({words_of(one, speaker), signed_by(one.kind, *one.amount)});
    return steps;
}

std::string words_of_cash_discount(Decimal const& percent, Date by, Amount settles, Speaker const& speaker) {
    return speaker.say("Paid by {day}, {amount} settles this invoice: {percent} discount for early payment.",
                       {{"day", i18n::format_date(by, speaker.language)},
                        {"amount", i18n::format_money(settles, speaker.language)},
                        {"percent", i18n::format_decimal(percent.normalised(), speaker.language) + " %"}});
}

std::string words_of_cash_discount(IssuedDocument const& document, Speaker const& speaker) {
    if (!gives_cash_discount(document)) return {};
    return words_of_cash_discount(*document.cash_discount_percent, *document.cash_discount_by,
                                  document.total - *document.cash_discount, speaker);
}

std::string words_of_period(std::optional<Date> from, std::optional<Date> to, Speaker const& speaker) {
    auto const day = [&](Date date) { return i18n::format_date(date, speaker.language); };
    if (from && to) return *from == *to ? day(*from) : day(*from) + " – " + day(*to);
    if (from) return speaker.say("from {day}", {{"day", day(*from)}});
    return to ? speaker.say("until {day}", {{"day", day(*to)}}) : std::string();
}

}  // namespace farflung::billing
