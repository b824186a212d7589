#include <algorithm>

#include "e_invoice/rule.hpp"

namespace farflung::e_invoice {

namespace {

using DocumentRule = Rule<EInvoice>;

bool names_country(std::optional<PostalAddress> const& address) { return !address || !address->country.empty(); }

bool is_addressed(Identifier const& address) { return address.id.empty() || !address.scheme.empty(); }

/// BR-CO-26: the buyer can tell who the seller is.
bool is_identified(TradeParty const& seller) {
    bool const has_identifier = std::ranges::any_of(
        seller.identifiers, [](Identifier const& one) { return !one.id.empty() && one.scheme != "SEPA"; });
    return !seller.tax_number.empty() || has_identifier || !seller.registration_number.id.empty();
}

/// BR-17: a payee that is the seller is none.
bool is_other_than_seller(EInvoice const& invoice) {
    if (!invoice.payee) return true;
    auto const is_sellers = [&](Identifier const& one) {
        return !one.id.empty() && one.id == invoice.payee->identifier.id;
    };
    return !invoice.payee->name.empty() && invoice.payee->name != invoice.seller.trading_name &&
           std::ranges::none_of(invoice.seller.identifiers, is_sellers);
}

constexpr DocumentRule document_rules[] = {
    {"BR-01", "BT-24", "specification", Fault::missing, [](auto const& i) { return !i.specification.empty(); }},
    {"BR-02", "BT-1", "number", Fault::missing, [](auto const& i) { return !i.number.empty(); }},
    {"BR-03", "BT-2", "issued_on", Fault::missing, [](auto const& i) { return i.issued_on.has_value(); }},
    {"BR-04", "BT-3", "type", Fault::missing, [](auto const& i) { return !i.type.empty(); }},
    {"BR-05", "BT-5", "currency", Fault::missing, [](auto const& i) { return !i.currency.empty(); }},
    {"BR-06", "BT-27", "seller/name", Fault::missing, [](auto const& i) { return !i.seller.name.empty(); }},
    {"BR-07", "BT-44", "buyer/name", Fault::missing, [](auto const& i) { return !i.buyer.name.empty(); }},
    {"BR-08", "BG-5", "seller/address", Fault::missing, [](auto const& i) { return i.seller.address.has_value(); }},
    {"BR-09", "BT-40", "seller/address/country", Fault::missing,
     [](auto const& i) { return names_country(i.seller.address); }},
    {"BR-10", "BG-8", "buyer/address", Fault::missing, [](auto const& i) { return i.buyer.address.has_value(); }},
    {"BR-11", "BT-55", "buyer/address/country", Fault::missing,
     [](auto const& i) { return names_country(i.buyer.address); }},
    {"BR-12", "BT-106", "totals/lines", Fault::missing, [](auto const& i) { return i.totals.lines.has_value(); }},
    {"BR-13", "BT-109", "totals/net", Fault::missing, [](auto const& i) { return i.totals.net.has_value(); }},
    {"BR-14", "BT-112", "totals/total", Fault::missing, [](auto const& i) { return i.totals.total.has_value(); }},
    {"BR-15", "BT-115", "totals/due", Fault::missing, [](auto const& i) { return i.totals.due.has_value(); }},
    {"BR-16", "BG-25", "lines", Fault::missing, [](auto const& i) { return !i.lines.empty(); }},
    {"BR-17", "BT-59", "payee/name", Fault::wrong_value, is_other_than_seller},
    {"BR-18", "BT-62", "tax_representative/name", Fault::missing,
     [](auto const& i) { return !i.tax_representative || !i.tax_representative->name.empty(); }},
    {"BR-19", "BG-12", "tax_representative/address", Fault::missing,
     [](auto const& i) { return !i.tax_representative || i.tax_representative->address; }},
    {"BR-20", "BT-69", "tax_representative/address/country", Fault::missing,
     [](auto const& i) { return !i.tax_representative || names_country(i.tax_representative->address); }},
    {"BR-56", "BT-63", "tax_representative/tax_number", Fault::missing,
     [](auto const& i) { return !i.tax_representative || !i.tax_representative->tax_number.empty(); }},
    {"BR-53", "BT-111", "totals/base_tax", Fault::missing,
     [](auto const& i) { return i.base_currency.empty() || i.totals.base_tax || i.base_currency == i.currency; }},
    {"BR-57", "BT-80", "delivery/address/country", Fault::missing,
     [](auto const& i) { return !i.delivery || names_country(i.delivery->address); }},
    {"BR-62", "BT-34", "seller/electronic_address", Fault::missing,
     [](auto const& i) { return is_addressed(i.seller.electronic_address); }},
    {"BR-63", "BT-49", "buyer/electronic_address", Fault::missing,
     [](auto const& i) { return is_addressed(i.buyer.electronic_address); }},
    {"BR-CO-03", "BT-8", "taxed_by", Fault::not_allowed,
     [](auto const& i) { return !i.taxed_on || i.taxed_by.empty(); }},
    {"BR-CO-18", "BG-23", "taxes", Fault::missing, [](auto const& i) { return !i.taxes.empty(); }},
    {"BR-CO-26", "BT-31", "seller/tax_number", Fault::missing, [](auto const& i) { return is_identified(i.seller); }},
};

}  // namespace

void check_document(EInvoice const& invoice, std::vector<Finding>& findings) {
    apply<EInvoice>(document_rules, invoice, {}, findings);
}

std::vector<Finding> check(EInvoice const& invoice, Syntax syntax) {
    std::vector<Finding> findings;
    check_document(invoice, findings);
    check_sums(invoice, findings);
    check_parts(invoice, findings);
    check_categories(invoice, syntax, findings);
    check_codes(invoice, findings);
    return findings;
}

}  // namespace farflung::e_invoice
