#include "billing/printed_invoice.hpp"
#include "platform/i18n/formats.hpp"
#include "platform/pdf/document.hpp"

namespace farflung::billing {

namespace {

using SayWith = std::function<std::string(std::string_view, Params const&)>;

std::vector<std::string> address_lines(people::PartyDetails const& party, SayWith const& say) {
    std::vector<std::string> lines;
    auto const add = [&](std::string text) {
        if (text.find_first_not_of(' ') != std::string::npos) lines.push_back(std::move(text));
    };
    add(party.address.street);
    add(party.address.postcode + (party.address.postcode.empty() ? "" : " ") + party.address.city);
    add(party.address.region);
    add(party.address.country);
    if (!party.tax_number.empty()) add(say("Tax number {number}", {{"number", party.tax_number}}));
    if (!party.registration_number.empty()) {
        add(say("Company number {number}", {{"number", party.registration_number}}));
    }
    return lines;
}

std::string percent(Decimal const& rate, std::string const& language) {
    return i18n::format_decimal(rate.normalised(), language) + " %";
}

void add_lines(IssuedDocument const& issued, pdf::PrintedDocument& printed) {
    auto const& language = issued.language;
    for (auto const& line : issued.lines) {
        auto const quantity = i18n::format_decimal(line.quantity.normalised(), language);
        printed.lines.push_back({.name = line.description,
                                 .detail = line.detail,
                                 .quantity = line.unit.empty() ? quantity : quantity + ' ' + line.unit,
                                 .price = i18n::format_decimal(line.price, language),
                                 .tax = percent(line.tax_rate, language),
                                 .amount = i18n::format_amount(line.net, language)});
    }
}

void add_sums(IssuedDocument const& issued, SayWith const& say, pdf::PrintedDocument& printed) {
    auto const& language = issued.language;
    printed.sums.push_back({say("Net", {}), i18n::format_money(issued.net, language), false});
    for (auto const& tax : issued.taxes) {
        if (tax.category == TaxCategory::S) {
            printed.sums.push_back({say("Tax {rate}", {{"rate", percent(tax.rate, language)}}),
                                    i18n::format_money(tax.tax, language), false});
        }
    }
    printed.sums.push_back({say("Total", {}), i18n::format_money(issued.total, language), true});
    Say const say_plainly = [&](std::string_view source) { return say(source, {}); };
    for (auto& note : tax_notes(issued.lines, say_plainly)) printed.notes.push_back(std::move(note));
}

}  // namespace

std::string draw(IssuedDocument const& issued, World& world) {
    auto const& language = issued.language;
    SayWith const say = [&](std::string_view source, Params const& params) {
        return world.text(language, source, params);
    };
    bool const is_invoice = issued.kind == InvoiceKind::invoice;
    pdf::PrintedDocument printed;
    printed.title = say(is_invoice ? "Invoice" : "Credit note", {});
    printed.number = issued.number;
    printed.date = i18n::format_date(issued.issued_on, language);
    printed.issued_on = issued.issued_on;
    printed.seller_name = issued.seller.name;
    printed.seller = address_lines(issued.seller, say);
    printed.buyer_label = say("To", {});
    printed.buyer_name = issued.buyer.name;
    printed.buyer = address_lines(issued.buyer, say);
    if (is_invoice) printed.facts.push_back({say("Pay by", {}), i18n::format_date(issued.due_on, language), true});
    if (!issued.reference.empty()) printed.facts.push_back({say("Your reference", {}), issued.reference, false});
    printed.column_name = say("Description", {});
    printed.column_quantity = say("Quantity", {});
    printed.column_price = say("Price", {});
    printed.column_tax = say("Tax", {});
    printed.column_amount = say("Amount", {});
    add_lines(issued, printed);
    add_sums(issued, say, printed);
    if (!issued.note.empty()) printed.notes.push_back(issued.note);
    if (is_invoice) printed.payment.push_back({say("Reference", {}), issued.number, false});
    printed.language = language;
    printed.right_to_left = i18n::is_right_to_left(language);
    return pdf::render_pdf(printed);
}

}  // namespace farflung::billing
