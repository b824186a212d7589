#pragma once

#include "billing/tax_law.hpp"
#include "billing/tax_rates.hpp"

/// What the two ways of deciding tax, for sellers inside and outside the European Union, stand on.
namespace farflung::billing {

/// What must be found out before a decision is sure, as the catalogue's English sources.
namespace ask {
inline constexpr std::string_view kind =
    "Is the customer a business? Until its tax number is here, tax is charged as to a consumer.";
inline constexpr std::string_view number =
    "This tax number is not right, so tax is charged as to a consumer. Ask for the right one.";
inline constexpr std::string_view confirmation = "Have the tax number confirmed before this is issued.";
inline constexpr std::string_view country = "Where is the customer? Until that is known, tax is charged as at home.";
inline constexpr std::string_view registration =
    "Tax of the customer's country is due: register there or with the One Stop Shop.";
inline constexpr std::string_view reversal =
    "Does the country of the supply let the customer account for the tax? Not every one does.";
inline constexpr std::string_view level = "There is no such rate on this day, so the standard rate is charged.";
inline constexpr std::string_view adviser = "No rules are held for the seller's country or day. Ask a tax adviser.";
inline constexpr std::string_view sales_tax = "Sales tax of a state may be due where the seller has a presence.";
inline constexpr std::string_view quebec = "The sales tax of Quebec comes on top and is not computed here.";
}  // namespace ask

/// Whether the buyer may be dealt with as a business, and what is to be found out about that.
struct TaxStanding {
    bool is_business = false;
    std::string_view question;
};

/// Who, where and on which day.
struct TaxFacts {
    TaxQuestion const& question;
    TaxLocation seller;
    TaxLocation buyer;
    TaxLocation place;  // where goods go, property lies, an event takes place
    TaxStanding standing;
};
TaxFacts facts_of(TaxQuestion const& question);

TaxDecision decide(TaxRuling const& ruling, std::string_view country);
/// Tax of a place, at the rate that the thing falls under there.
TaxDecision charge(TaxFacts const& facts, TaxLocation const& where, TaxRuling const& ruling);
/// Tax of the seller's own country, unless a scheme of its own frees it.
TaxDecision charge_at_home(TaxFacts const& facts, std::string_view reason, std::string_view article);

/// For sellers in member states, and for goods in Northern Ireland.
TaxDecision decide_in_union(TaxFacts const& facts);
/// For sellers under a law of their own.
TaxDecision decide_outside(TaxFacts const& facts, TaxLaw const& law);
/// Whoever sells to consumers of a member state over the network owes that state's tax, wherever the seller is.
std::optional<TaxDecision> of_consumers_in_union(TaxFacts const& facts);
/// Tax of a member state on what a consumer there buys.
TaxDecision charge_at_destination(TaxFacts const& facts, TaxLocation const& where, std::string_view article);

}  // namespace farflung::billing
