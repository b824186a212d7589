#include <algorithm>

#include "e_invoice/party_schemes.hpp"
#include "e_invoice/rules_profiles.hpp"

/// The national rules of BIS Billing 3.0 as of May 2026, which go by the country of the seller.
namespace farflung::e_invoice {

namespace {

bool has_street_and_postcode(std::optional<PostalAddress> const& address) {
    return address && !address->street.empty() && !address->postcode.empty();
}

bool is_norwegian_tax_number(EInvoice const& invoice) {
    auto const& number = invoice.seller.tax_number;
    if (!number.starts_with("NO")) return true;
    return number.size() == 14 && number.ends_with("MVA") && is_norwegian_organisation(number.substr(2, 9));
}

constexpr Rule<EInvoice> norwegian_rules[] = {
    {"NO-R-001", "BT-31", "seller/tax_number", Fault::wrong_value, is_norwegian_tax_number},
    {"NO-R-002", "BT-32", "seller/local_tax_number", Fault::missing,
     [](auto const& i) { return i.seller.local_tax_number == "Foretaksregisteret"; }, Severity::warning},
};

bool is_long_as_italys(EInvoice const& invoice) {
    auto const& number = invoice.seller.local_tax_number;
    auto const fits = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    return number.empty() || (number.size() >= 11 && number.size() <= 16 && std::ranges::all_of(number, fits));
}

constexpr Rule<EInvoice> italian_rules[] = {
    {"IT-R-001", "BT-32", "seller/local_tax_number", Fault::wrong_value, is_long_as_italys},
    {"IT-R-002", "BT-35", "seller/address/street", Fault::missing,
     [](auto const& i) { return i.seller.address && !i.seller.address->street.empty(); }},
    {"IT-R-003", "BT-37", "seller/address/city", Fault::missing,
     [](auto const& i) { return i.seller.address && !i.seller.address->city.empty(); }},
    {"IT-R-004", "BT-38", "seller/address/postcode", Fault::missing,
     [](auto const& i) { return i.seller.address && !i.seller.address->postcode.empty(); }},
};

bool has_kennitala(TradeParty const& party) {
    return !party.registration_number.id.empty() && party.registration_number.scheme == "0196";
}

/// A claim (9) and a transfer at home (42) go to twelve digits: bank, kind and account.
bool pays_to_twelve_digits(EInvoice const& invoice, std::string_view means) {
    if (!invoice.payment || invoice.payment->means != means) return true;
    auto const& transfers = invoice.payment->transfers;
    return !transfers.empty() && transfers.front().account.size() == 12;
}

/// The last day to pay, which Iceland keeps among the documents.
SupportingDocument const* last_day_of(EInvoice const& invoice) {
    auto const found = std::ranges::find(invoice.documents, std::string("EINDAGI"), &SupportingDocument::description);
    return found == invoice.documents.end() ? nullptr : &*found;
}

/// A credit note in UBL has no place for it where the rules look.
bool has_due_day(EInvoice const& invoice) { return invoice.due_on && !is_credit_note(invoice); }

constexpr Rule<EInvoice> icelandic_rules[] = {
    {"IS-R-001", "BT-3", "type", Fault::wrong_value, [](auto const& i) { return i.type == "380" || i.type == "381"; },
     Severity::warning},
    {"IS-R-002", "BT-30", "seller/registration_number", Fault::wrong_value,
     [](auto const& i) { return has_kennitala(i.seller); }},
    {"IS-R-003", "BG-5", "seller/address", Fault::missing,
     [](auto const& i) { return has_street_and_postcode(i.seller.address); }},
    {"IS-R-004", "BT-47", "buyer/registration_number", Fault::wrong_value,
     [](auto const& i) { return seat_of(i.buyer) != "IS" || has_kennitala(i.buyer); }},
    {"IS-R-005", "BG-8", "buyer/address", Fault::missing,
     [](auto const& i) { return seat_of(i.buyer) != "IS" || has_street_and_postcode(i.buyer.address); }},
    {"IS-R-006", "BT-84", "payment/transfers", Fault::wrong_value,
     [](auto const& i) { return pays_to_twelve_digits(i, "9"); }},
    {"IS-R-007", "BT-84", "payment/transfers", Fault::wrong_value,
     [](auto const& i) { return pays_to_twelve_digits(i, "42"); }},
    {"IS-R-008", "BT-122", "documents", Fault::wrong_value,
     [](auto const& i) {
         auto const* last_day = last_day_of(i);
         return last_day == nullptr || Date::parse(last_day->id);
     }},
    {"IS-R-009", "BT-9", "due_on", Fault::missing,
     [](auto const& i) { return last_day_of(i) == nullptr || has_due_day(i); }},
    {"IS-R-010", "BT-122", "documents", Fault::wrong_value,
     [](auto const& i) {
         auto const* last_day = last_day_of(i);
         return last_day == nullptr || (has_due_day(i) && i.due_on->text() <= last_day->id);
     }},
};

bool is_dutch(TradeParty const& party) { return seat_of(party) == "NL"; }

bool has_dutch_register(TradeParty const& party) {
    auto const& number = party.registration_number;
    return number.id.empty() || number.scheme == "0106" || number.scheme == "0190";
}

/// The money goes from the customer to the supplier.
bool is_to_be_paid(EInvoice const& invoice) {
    auto const due = invoice.totals.due.value_or(Decimal(0));
    return is_credit_note(invoice) ? due.is_negative() : due > Decimal(0);
}

bool is_dutch_means(EInvoice const& invoice) {
    constexpr std::string_view means[] = {"30", "48", "49", "57", "58", "59"};
    return !is_dutch(invoice.buyer) || !invoice.payment ||
           std::ranges::find(means, invoice.payment->means) != std::end(means);
}

bool refers_to_lines_of_an_order(EInvoice const& invoice) {
    return std::ranges::any_of(invoice.lines, [](Line const& line) { return !line.order_line.empty(); });
}

constexpr Rule<EInvoice> dutch_rules[] = {
    {"NL-R-001", "BT-25", "preceding", Fault::missing,
     [](auto const& i) { return !is_credit_note(i) || !i.preceding.empty(); }},
    {"NL-R-002", "BG-5", "seller/address", Fault::missing,
     [](auto const& i) { return has_street_town_and_postcode(i.seller.address); }},
    {"NL-R-003", "BT-30", "seller/registration_number", Fault::wrong_value,
     [](auto const& i) { return has_dutch_register(i.seller); }},
    {"NL-R-004", "BG-8", "buyer/address", Fault::missing,
     [](auto const& i) { return !is_dutch(i.buyer) || has_street_town_and_postcode(i.buyer.address); }},
    {"NL-R-005", "BT-47", "buyer/registration_number", Fault::wrong_value,
     [](auto const& i) { return !is_dutch(i.buyer) || has_dutch_register(i.buyer); }},
    {"NL-R-006", "BG-12", "tax_representative/address", Fault::missing,
     [](auto const& i) {
         auto const& one = i.tax_representative;
         return !one || !one->address || one->address->country != "NL" || has_street_town_and_postcode(one->address);
     }},
    {"NL-R-007", "BG-16", "payment", Fault::missing, [](auto const& i) { return !is_to_be_paid(i) || i.payment; }},
    {"NL-R-008", "BT-81", "payment/means", Fault::wrong_value, is_dutch_means},
    {"NL-R-009", "BT-13", "order", Fault::missing,
     [](auto const& i) { return !refers_to_lines_of_an_order(i) || !i.order.empty(); }},
};

}  // namespace

void check_countries(EInvoice const& invoice, std::vector<Finding>& findings) {
    auto const tax_country = tax_country_of_seller(invoice);
    auto const seat = seat_of(invoice.seller);
    if (tax_country == "NO") apply<EInvoice>(norwegian_rules, invoice, {}, findings);
    if (tax_country == "IT") apply<EInvoice>(italian_rules, invoice, {}, findings);
    if (tax_country == "EL" || tax_country == "GR") check_greece(invoice, findings);
    if (seat == "DK") check_denmark(invoice, findings);
    if (seat == "SE") check_sweden(invoice, findings);
    if (seat == "IS") apply<EInvoice>(icelandic_rules, invoice, {}, findings);
    if (seat == "NL") apply<EInvoice>(dutch_rules, invoice, {}, findings);
}

}  // namespace farflung::e_invoice
