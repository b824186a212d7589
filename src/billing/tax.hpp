#pragma once

#include <string>
#include <string_view>

#include "core/date.hpp"
#include "core/decimal.hpp"
#include "core/describe.hpp"
#include "core/tax_number.hpp"

namespace farflung {

/// UNTDID 5305 as EN 16931 uses it: standard, zero, exempt, reverse charge, intra-community supply, export, outside the
/// scope.
enum class TaxCategory { S, Z, E, AE, K, G, O };
constexpr auto describe(Of<TaxCategory>) { return enumeration("tax_category", "S", "Z", "E", "AE", "K", "G", "O"); }

/// What is supplied, as far as the place of supply hangs on it. `consultancy` is what Art. 59 of Directive 2006/112/EC
/// lists: advice, data processing, advertising, licences and the like; `electronic` is what comes over the network by
/// itself; `property` is work on a building or piece of land; `admission` is entry to an event.
enum class SupplyKind { services, consultancy, electronic, goods, property, admission };
constexpr auto describe(Of<SupplyKind>) {
    return enumeration("supply_kind", "services", "consultancy", "electronic", "goods", "property", "admission");
}

/// Which of a country's rates the thing itself falls under. Where a country has several reduced rates, `reduced` is the
/// highest of them.
enum class TaxLevel { standard, reduced, second_reduced, super_reduced, zero, exempt };
constexpr auto describe(Of<TaxLevel>) {
    return enumeration("tax_level", "standard", "reduced", "second_reduced", "super_reduced", "zero", "exempt");
}

enum class BuyerKind { unknown, business, consumer };
constexpr auto describe(Of<BuyerKind>) { return enumeration("buyer_kind", "unknown", "business", "consumer"); }

enum class TaxTreatment {
    domestic,
    zero_rated,
    exempt,
    small_business,
    domestic_reverse_charge,
    reverse_charge,
    intra_community,
    exported,
    outside_scope,
    one_stop_shop,
    foreign_registration,
    no_tax,
    undecided
};
constexpr auto describe(Of<TaxTreatment>) {
    return enumeration("tax_treatment", "domestic", "zero_rated", "exempt", "small_business", "domestic_reverse_charge",
                       "reverse_charge", "intra_community", "exported", "outside_scope", "one_stop_shop",
                       "foreign_registration", "no_tax", "undecided");
}

/// `region` is a province or the like where it has a rate of its own: `ON` of Canada.
struct TaxPlace {
    std::string country;
    std::string region;
    std::string postcode;
};
constexpr auto describe(Of<TaxPlace>) {
    return record("tax_place", field("country", &TaxPlace::country, {.max_length = 2}),
                  field("region", &TaxPlace::region, {.max_length = 100}),
                  field("postcode", &TaxPlace::postcode, {.max_length = 20}));
}

struct TaxSeller {
    TaxPlace place;
    bool small_business = false;
    bool one_stop_shop = false;   // registered for it, by choice or by its turnover
    bool over_threshold = false;  // sold more than EUR 10 000 a year to consumers of other member states
};
constexpr auto describe(Of<TaxSeller>) {
    return record("tax_seller", field("place", &TaxSeller::place), field("small_business", &TaxSeller::small_business),
                  field("one_stop_shop", &TaxSeller::one_stop_shop),
                  field("over_threshold", &TaxSeller::over_threshold));
}

struct TaxBuyer {
    TaxPlace place;
    BuyerKind kind = BuyerKind::unknown;
    std::string tax_number;
    TaxNumberState tax_number_state = TaxNumberState::unchecked;
};
constexpr auto describe(Of<TaxBuyer>) {
    return record("tax_buyer", field("place", &TaxBuyer::place), field("kind", &TaxBuyer::kind),
                  field("tax_number", &TaxBuyer::tax_number, {.max_length = 30}),
                  field("tax_number_state", &TaxBuyer::tax_number_state));
}

/// All that the tax of a line hangs on. `place` is where goods arrive, where the property lies or the event takes
/// place; without a country it is the buyer's.
struct TaxQuestion {
    TaxSeller seller;
    TaxBuyer buyer;
    TaxPlace place;
    SupplyKind supply = SupplyKind::services;
    TaxLevel level = TaxLevel::standard;
    bool domestic_reverse_charge = false;  // the seller names a supply of Art. 199 and the like
    Date on;                               // the day that the tax falls due on
};
constexpr auto describe(Of<TaxQuestion>) {
    return record("tax_question", field("seller", &TaxQuestion::seller, {.required = true}),
                  field("buyer", &TaxQuestion::buyer, {.required = true}), field("place", &TaxQuestion::place),
                  field("supply", &TaxQuestion::supply), field("level", &TaxQuestion::level),
                  field("domestic_reverse_charge", &TaxQuestion::domestic_reverse_charge),
                  field("on", &TaxQuestion::on, {.required = true}));
}

/// Texts are English sources of the catalogue. `note` is what the law wants on the document, `reason` is for whoever
/// asks why, and `question` is what must be found out before the answer is sure.
struct TaxDecision {
    TaxTreatment treatment = TaxTreatment::undecided;
    TaxCategory category = TaxCategory::O;
    Decimal rate;
    std::string country;  // whose tax it is; empty where there is none
    std::string code;     // VATEX, the list of exemption reasons that goes with EN 16931
    std::string note;
    std::string reason;
    std::string article;
    std::string question;
};
constexpr auto describe(Of<TaxDecision>) {
    return record("tax_decision", field("treatment", &TaxDecision::treatment),
                  field("category", &TaxDecision::category), field("rate", &TaxDecision::rate),
                  field("country", &TaxDecision::country), field("code", &TaxDecision::code),
                  field("note", &TaxDecision::note), field("reason", &TaxDecision::reason),
                  field("article", &TaxDecision::article), field("question", &TaxDecision::question));
}
static_assert(describes_every_member<TaxDecision>);

namespace billing {

/// Says what tax a supply bears and why. What cannot be known falls to the side on which the tax office loses nothing:
/// tax is charged, and `question` says what to find out. Not tax advice: the seller answers for what it declares.
TaxDecision decide_tax(TaxQuestion const& question);

/// Only the standard category carries a rate above zero.
bool may_have_rate(TaxCategory category);
/// The sentence that a document prints for the category when no decision gave a closer one; empty where none is asked
/// for.
std::string_view note_of(TaxCategory category);

}  // namespace billing
}  // namespace farflung
