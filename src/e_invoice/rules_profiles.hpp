#pragma once

#include <functional>

#include "e_invoice/rule.hpp"

namespace farflung::e_invoice {

/// Parts of `check_xrechnung` and `check_peppol`, in files of their own.

/// What Germany asks: as XRechnung (BR-DE), or of BIS Billing between two parties that sit there (DE-R).
enum class GermanRules { xrechnung, peppol };
void check_germany(EInvoice const& invoice, GermanRules rules, std::vector<Finding>& findings);

/// What BIS Billing asks of every document beyond what XRechnung takes over.
void check_billing(EInvoice const& invoice, std::vector<Finding>& findings);

/// What BIS Billing asks of sellers in Norway, Denmark, Italy, Sweden, Greece, Iceland and the Netherlands.
void check_countries(EInvoice const& invoice, std::vector<Finding>& findings);
void check_denmark(EInvoice const& invoice, std::vector<Finding>& findings);
void check_sweden(EInvoice const& invoice, std::vector<Finding>& findings);
void check_greece(EInvoice const& invoice, std::vector<Finding>& findings);

/// What BIS Billing asks of numbers by their scheme.
void check_party_schemes(EInvoice const& invoice, std::vector<Finding>& findings);

/// Where a party sits, and where the number of its tax is of: BIS Billing goes by the one here, by the other there.
inline std::string_view seat_of(TradeParty const& party) {
    return party.address ? std::string_view(party.address->country) : std::string_view();
}
inline bool sit_both_in(EInvoice const& invoice, std::string_view country) {
    return seat_of(invoice.seller) == country && seat_of(invoice.buyer) == country;
}
std::string tax_country_of_seller(EInvoice const& invoice);

/// Allowances and charges of the document and of its lines, each with its place.
void each_adjustment(EInvoice const& invoice, std::function<void(Adjustment const&, Place const&)> const& visit);

inline bool has_street_town_and_postcode(std::optional<PostalAddress> const& address) {
    return address && !address->street.empty() && !address->city.empty() && !address->postcode.empty();
}

}  // namespace farflung::e_invoice
