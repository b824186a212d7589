#include "billing/printed_parts_document.hpp"

#include <algorithm>

#include "billing/trade_units.hpp"
#include "platform/http/page.hpp"
#include "platform/i18n/formats.hpp"

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

/// With the digits of the currency, or more where the price has more.
std::string words_of_price(Decimal const& price, Currency currency, std::string const& language) {
    auto const amount = Amount::parse(price.normalised().text(), currency);
    return amount ? i18n::format_amount(*amount, language) : i18n::format_decimal(price.normalised(), language);
}

/// A unit that is one everywhere is said in the reader's language; all others stand as they were written.
std::string words_of_quantity(InvoiceLine const& line, Speaker const& speaker) {
    if (auto const measure = measure_of(line.unit); !measure.empty()) {
        return i18n::format_measure(line.quantity.normalised(), measure, speaker.language);
    }
    auto const quantity = i18n::format_decimal(line.quantity.normalised(), speaker.language);
    return line.unit.empty() ? quantity : quantity + ' ' + line.unit;
}

/// Where offices have paper of US Letter size, by CLDR's list of paper sizes.
bool is_letter_country(std::string_view country) {
    constexpr std::string_view letter[] = {"BZ", "CA", "CL", "CO", "CR", "GT", "MX",
                                           "NI", "PA", "PH", "PR", "SV", "US", "VE"};
    return std::ranges::find(letter, country) != std::end(letter);
}

}  // namespace

std::string printed_percent(Decimal const& rate, std::string const& language) {
    return i18n::format_decimal(rate.normalised(), language) + " %";
}

void print_parties(people::PartyDetails const& seller, people::PartyDetails const& buyer, Speaker const& speaker,
                   pdf::PrintedDocument& printed) {
    printed.seller_name = seller.name;
    printed.seller = address_lines(seller, speaker);
    printed.buyer_label = speaker.say("To");
    printed.buyer_name = buyer.name;
    printed.buyer = address_lines(buyer, speaker);
    printed.language = speaker.language;
    printed.paper = is_letter_country(buyer.address.country) ? pdf::Paper::letter : pdf::Paper::a4;
    printed.right_to_left = i18n::is_right_to_left(speaker.language);
}

void print_lines(std::vector<InvoiceLine> const& lines, Currency currency, Speaker const& speaker,
                 pdf::PrintedDocument& printed) {
    auto const& language = speaker.language;
    printed.column_name = speaker.say("Description");
    printed.column_quantity = speaker.say("Quantity");
    printed.column_price = speaker.say("Price");
    printed.column_tax = speaker.say("Tax");
    printed.column_amount = speaker.say("Amount");
    printed.carried_label = speaker.say("Carried forward");
    Amount carried{0, currency};
    for (auto const& line : lines) {
        carried += amount_of_line(line);
        printed.lines.push_back({.name = line.description,
                                 .detail = detail_of_line(line, speaker),
                                 .quantity = words_of_quantity(line, speaker),
                                 .price = words_of_price(line.price, currency, language),
                                 .tax = printed_percent(line.tax_rate, language),
                                 .amount = i18n::format_amount(amount_of_line(line), language),
                                 .carried = i18n::format_amount(carried, language)});
    }
}

void print_sums(std::vector<PrintedSum> const& sums, Speaker const& speaker, pdf::PrintedDocument& printed) {
    for (auto const& sum : sums) {
        printed.sums.push_back({sum.label, i18n::format_money(sum.amount, speaker.language), sum.strong});
    }
}

std::string html_table(std::vector<InvoiceLine> const& lines, std::vector<PrintedSum> const& sums,
                       Speaker const& speaker) {
    using http::html_text;
    auto const figure = [&](Amount amount) { return html_text(i18n::format_amount(amount, speaker.language)); };
    std::string rows;
    for (auto const& line : lines) {
        auto const detail = detail_of_line(line, speaker);
        auto const much = html_text(words_of_quantity(line, speaker));
        rows += "<tr><td>" + html_text(line.description) +
                (detail.empty() ? "" : "<div class=\"quiet lines\">" + html_text(detail) + "</div>") +
                "<div class=\"quiet phone\">" + much + "</div></td><td class=\"n hide\">" + much +
                "</td><td class=\"n\">" + figure(amount_of_line(line)) + "</td></tr>";
    }
    std::string foot;
    for (auto const& sum : sums) {
        auto const money = html_text(i18n::format_money(sum.amount, speaker.language));
        foot += std::string(sum.strong ? "<tr class=\"sum\">" : "<tr>") + "<td>" + html_text(sum.label) +
                "</td><td class=\"n hide\"></td><td class=\"n\">" + (sum.strong ? money : figure(sum.amount)) +
                "</td></tr>";
    }
    auto const head = [&](std::string_view text) { return html_text(speaker.say(text)); };
    return "<table><thead><tr><th>" + head("Description") + "</th><th class=\"n hide\">" + head("Quantity") +
           "</th><th class=\"n\">" + head("Amount") + "</th></tr></thead><tbody>" + rows + "</tbody><tfoot>" + foot +
           "</tfoot></table>";
}

}  // namespace farflung::billing
