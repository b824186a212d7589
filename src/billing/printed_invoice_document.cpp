#include <algorithm>

#include "billing/adjustment_words.hpp"
#include "billing/electronic_invoice.hpp"
#include "billing/how_to_pay.hpp"
#include "billing/printed_invoice.hpp"
#include "billing/swiss_bill.hpp"
#include "platform/i18n/formats.hpp"
#include "platform/pdf/document.hpp"

namespace farflung::billing {

namespace {

std::vector<std::string> address_lines(people::PartyDetails const& party, Speaker const& speaker) {
    std::vector<std::string> lines;
    auto const add = [&](std::string text) {
        if (text.find_first_not_of(' ') != std::string::npos) lines.push_back(std::move(text));
    };
    add(party.address.street);
    add(party.address.postcode + (party.address.postcode.empty() ? "" : " ") + party.address.city);
    add(party.address.region);
    add(i18n::country_name(party.address.country, speaker.language));
    if (!party.tax_number.empty()) add(speaker.say("Tax number {number}", {{"number", party.tax_number}}));
    if (!party.registration_number.empty()) {
        add(speaker.say("Company number {number}", {{"number", party.registration_number}}));
    }
    return lines;
}

std::string percent(Decimal const& rate, std::string const& language) {
    return i18n::format_decimal(rate.normalised(), language) + " %";
}

/// With the digits of the currency, or more where the price has more.
std::string words_of_price(Decimal const& price, Currency currency, std::string const& language) {
    auto const amount = Amount::parse(price.normalised().text(), currency);
    return amount ? i18n::format_amount(*amount, language) : i18n::format_decimal(price.normalised(), language);
}

/// Where offices have paper of US Letter size, by CLDR's list of paper sizes.
bool is_letter_country(std::string_view country) {
    constexpr std::string_view letter[] = {"BZ", "CA", "CL", "CO", "CR", "GT", "MX",
                                           "NI", "PA", "PH", "PR", "SV", "US", "VE"};
    return std::ranges::find(letter, country) != std::end(letter);
}

void add_lines(IssuedDocument const& issued, Speaker const& speaker, pdf::PrintedDocument& printed) {
    auto const& language = issued.language;
    printed.carried_label = speaker.say("Carried forward");
    Amount carried{0, issued.currency};
    for (auto const& line : issued.lines) {
        carried += amount_of_line(line);
        auto const quantity = i18n::format_decimal(line.quantity.normalised(), language);
        printed.lines.push_back({.name = line.description,
                                 .detail = detail_of_line(line, speaker),
                                 .quantity = line.unit.empty() ? quantity : quantity + ' ' + line.unit,
                                 .price = words_of_price(line.price, issued.currency, language),
                                 .tax = percent(line.tax_rate, language),
                                 .amount = i18n::format_amount(amount_of_line(line), language),
                                 .carried = i18n::format_amount(carried, language)});
    }
}

void add_declared_tax(IssuedDocument const& issued, Speaker const& speaker, pdf::PrintedDocument& printed) {
    if (!issued.declared_tax) return;
    auto const& declared = *issued.declared_tax;
    printed.notes.push_back(speaker.say("Tax in {currency}: {amount} (1 {from} = {rate} {currency}, {source}, {day})",
                                        {{"currency", std::string(declared.amount.currency.text())},
                                         {"amount", i18n::format_amount(declared.amount, issued.language)},
                                         {"from", std::string(issued.currency.text())},
                                         {"rate", i18n::format_decimal(declared.rate.normalised(), issued.language)},
                                         {"source", declared.rate_source},
                                         {"day", i18n::format_date(declared.rate_on, issued.language)}}));
}

void add_sums(IssuedDocument const& issued, Speaker const& speaker, pdf::PrintedDocument& printed) {
    auto const add = [&](std::string label, Amount amount, bool strong = false) {
        printed.sums.push_back({std::move(label), i18n::format_money(amount, issued.language), strong});
    };
    for (auto& step : steps_to_net(issued.lines, issued.adjustments, speaker)) add(std::move(step.label), step.amount);
    add(speaker.say("Net"), issued.net);
    for (auto const& tax : issued.taxes) {
        if (tax.category != TaxCategory::S) continue;
        add(speaker.say("Tax {rate}", {{"rate", percent(tax.rate, issued.language)}}), tax.tax);
    }
    if (issued.rounding) add(speaker.say("Rounding"), *issued.rounding);
    add(speaker.say("Total"), issued.total, true);
    add_declared_tax(issued, speaker, printed);
    if (auto words = words_of_cash_discount(issued, speaker); !words.empty()) printed.notes.push_back(std::move(words));
    if (issued.prices == PricesIn::with_tax) printed.notes.push_back(speaker.say("Prices include tax."));
    Say const say_plainly = [&](std::string_view source) { return speaker.say(source); };
    for (auto& note : tax_notes(issued.lines, say_plainly)) printed.notes.push_back(std::move(note));
}

void add_swiss_part(IssuedDocument const& issued, pdf::PrintedDocument& printed) {
    auto const payment = swiss_payment(issued.seller, issued.buyer, issued.number, issued.total);
    if (payment) printed.swiss_part = swiss_part_of(*payment, issued.language);
}

void add_payment(IssuedDocument const& issued, Speaker const& speaker, pdf::PrintedDocument& printed) {
    printed.payment_label = speaker.say("How to pay");
    for (auto const& fact : how_to_pay(issued.seller, issued.number)) {
        printed.payment.push_back({speaker.say(fact.label), fact.value, fact.strong});
    }
    add_swiss_part(issued, printed);
    // A second code would only make people wonder.
    if (printed.swiss_part && has_swiss_banks(issued.buyer.address.country)) return;
    printed.payment_code = payment_code(issued.seller, issued.number, issued.total);
    printed.payment_code_label = speaker.say("Scan with your banking app");
}

}  // namespace

std::string draw(IssuedDocument const& issued, std::vector<e_invoice::PrecedingInvoice> const& preceding,
                 pdf::Letterhead const& letterhead, World& world) {
    auto const& language = issued.language;
    Speaker const speaker{language, world};
    bool const is_invoice = !is_credit(issued.kind);
    pdf::PrintedDocument printed;
    printed.letterhead = letterhead;
    printed.title = speaker.say(title_of(issued.kind, issued.purpose));
    printed.number = issued.number;
    printed.date = i18n::format_date(issued.issued_on, language);
    printed.issued_on = issued.issued_on;
    printed.seller_name = issued.seller.name;
    printed.seller = address_lines(issued.seller, speaker);
    printed.buyer_label = speaker.say("To");
    printed.buyer_name = issued.buyer.name;
    printed.buyer = address_lines(issued.buyer, speaker);
    for (auto const& one : preceding) {
        if (!issued.corrects_id) continue;
        printed.facts.push_back(
            {speaker.say("Corrects"), one.number + ", " + i18n::format_date(*one.issued_on, language), true});
    }
    if (is_invoice) printed.facts.push_back({speaker.say("Pay by"), i18n::format_date(issued.due_on, language), true});
    if (issued.delivered_on) {
        printed.facts.push_back(
            {speaker.say("Delivered on"), i18n::format_date(*issued.delivered_on, language), false});
    }
    if (auto period = words_of_period(issued.period_from, issued.period_to, speaker); !period.empty()) {
        printed.facts.push_back({speaker.say("Work done"), std::move(period), false});
    }
    if (!issued.reference.empty()) printed.facts.push_back({speaker.say("Your reference"), issued.reference, false});
    printed.column_name = speaker.say("Description");
    printed.column_quantity = speaker.say("Quantity");
    printed.column_price = speaker.say("Price");
    printed.column_tax = speaker.say("Tax");
    printed.column_amount = speaker.say("Amount");
    add_lines(issued, speaker, printed);
    add_sums(issued, speaker, printed);
    if (!issued.note.empty()) printed.notes.push_back(issued.note);
    if (is_invoice) add_payment(issued, speaker, printed);
    printed.language = language;
    printed.paper = is_letter_country(issued.buyer.address.country) ? pdf::Paper::letter : pdf::Paper::a4;
    printed.right_to_left = i18n::is_right_to_left(language);
    return pdf::render_pdf(printed);
}

}  // namespace farflung::billing
