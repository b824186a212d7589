#include <algorithm>

#include "e_invoice/rule.hpp"

namespace farflung::e_invoice {

namespace {

bool has_town(std::optional<PostalAddress> const& address) { return address && !address->city.empty(); }
bool has_postcode(std::optional<PostalAddress> const& address) { return address && !address->postcode.empty(); }

bool price_is_per_something(EInvoice const& invoice) {
    return std::ranges::all_of(
        invoice.lines, [](Line const& line) { return !line.price_quantity || *line.price_quantity > Decimal(0); });
}

/// What XRechnung takes over of Peppol's rules.
constexpr Rule<EInvoice> shared_rules[] = {
    {"PEPPOL-EN16931-R001", "BT-23", "process", Fault::missing, [](auto const& i) { return !i.process.empty(); }},
    {"PEPPOL-EN16931-R005", "BT-6", "base_currency", Fault::not_allowed,
     [](auto const& i) { return i.base_currency.empty() || i.base_currency != i.currency; }},
    {"PEPPOL-EN16931-R010", "BT-49", "buyer/electronic_address", Fault::missing,
     [](auto const& i) { return !i.buyer.electronic_address.id.empty(); }},
    {"PEPPOL-EN16931-R020", "BT-34", "seller/electronic_address", Fault::missing,
     [](auto const& i) { return !i.seller.electronic_address.id.empty(); }},
    {"PEPPOL-EN16931-R121", "BT-149", "lines", Fault::wrong_value, price_is_per_something},
};

constexpr Rule<EInvoice> german_rules[] = {
    {"BR-DE-1", "BG-16", "payment", Fault::missing, [](auto const& i) { return i.payment.has_value(); }},
    {"BR-DE-2", "BG-6", "seller/contact", Fault::missing, [](auto const& i) { return i.seller.contact.has_value(); }},
    {"BR-DE-3", "BT-37", "seller/address/city", Fault::missing,
     [](auto const& i) { return has_town(i.seller.address); }},
    {"BR-DE-4", "BT-38", "seller/address/postcode", Fault::missing,
     [](auto const& i) { return has_postcode(i.seller.address); }},
    {"BR-DE-5", "BT-41", "seller/contact/name", Fault::missing,
     [](auto const& i) { return !i.seller.contact || !i.seller.contact->name.empty(); }},
    {"BR-DE-6", "BT-42", "seller/contact/phone", Fault::missing,
     [](auto const& i) { return !i.seller.contact || !i.seller.contact->phone.empty(); }},
    {"BR-DE-7", "BT-43", "seller/contact/email", Fault::missing,
     [](auto const& i) { return !i.seller.contact || !i.seller.contact->email.empty(); }},
    {"BR-DE-8", "BT-52", "buyer/address/city", Fault::missing, [](auto const& i) { return has_town(i.buyer.address); }},
    {"BR-DE-9", "BT-53", "buyer/address/postcode", Fault::missing,
     [](auto const& i) { return has_postcode(i.buyer.address); }},
    {"BR-DE-10", "BT-77", "delivery/address/city", Fault::missing,
     [](auto const& i) { return !i.delivery || !i.delivery->address || has_town(i.delivery->address); }},
    {"BR-DE-11", "BT-78", "delivery/address/postcode", Fault::missing,
     [](auto const& i) { return !i.delivery || !i.delivery->address || has_postcode(i.delivery->address); }},
    {"BR-DE-14", "BT-119", "taxes", Fault::missing,
     [](auto const& i) {
         return std::ranges::all_of(i.taxes, [](TaxBreakdown const& one) { return one.tax.rate.has_value(); });
     }},
    {"BR-DE-15", "BT-10", "buyer/buyer_reference", Fault::missing,
     [](auto const& i) { return !i.buyer_reference.empty(); }},
};

bool is_on_the_network(Identifier const& address) { return address.id.empty() || address.scheme != "EM"; }

/// Self-billing has a profile of its own in Peppol.
bool is_of_the_seller(EInvoice const& invoice) { return invoice.type != "389" && invoice.type != "261"; }

constexpr Rule<EInvoice> peppol_rules[] = {
    {"PEPPOL-EN16931-P0100", "BT-3", "kind", Fault::wrong_value, is_of_the_seller},
    {"PEPPOL-EN16931-R003", "BT-10", "buyer/buyer_reference", Fault::missing,
     [](auto const& i) { return !i.buyer_reference.empty() || !i.order.empty(); }},
    {"PEPPOL-EN16931-CL008", "BT-34", "seller/electronic_address", Fault::unknown_code,
     [](auto const& i) { return is_on_the_network(i.seller.electronic_address); }},
    {"PEPPOL-EN16931-CL008", "BT-49", "buyer/electronic_address", Fault::unknown_code,
     [](auto const& i) { return is_on_the_network(i.buyer.electronic_address); }},
    {"PEPPOL-EN16931-R002", "BG-1", "note", Fault::too_often, [](auto const& i) { return i.notes.size() <= 1; }},
};

}  // namespace

std::vector<Finding> check_xrechnung(EInvoice const& invoice) {
    std::vector<Finding> findings;
    apply<EInvoice>(shared_rules, invoice, {}, findings);
    apply<EInvoice>(german_rules, invoice, {}, findings);
    return findings;
}

std::vector<Finding> check_peppol(EInvoice const& invoice) {
    std::vector<Finding> findings;
    apply<EInvoice>(shared_rules, invoice, {}, findings);
    apply<EInvoice>(peppol_rules, invoice, {}, findings);
    return findings;
}

}  // namespace farflung::e_invoice
