#include "billing/tax.hpp"

#include "billing/tax_facts.hpp"

namespace farflung::billing {

namespace {

TaxDecision undecided() {
    auto decision = decide({.treatment = TaxTreatment::undecided,
                            .category = TaxCategory::O,
                            .note = note_of(TaxCategory::O),
                            .reason = "The program does not know the law of the seller's country."},
                           {});
    decision.question = ask::adviser;
    return decision;
}

/// The United States tax no sales as a whole; what the states do is not a value added tax.
TaxDecision without_tax() {
    auto decision = decide({.treatment = TaxTreatment::no_tax,
                            .category = TaxCategory::O,
                            .reason = "The United States have no value added tax."},
                           {});
    decision.question = ask::sales_tax;
    return decision;
}

TaxDecision domestic(TaxFacts const& facts) {
    bool const is_small = facts.question.seller.small_business;
    if (facts.question.domestic_reverse_charge && facts.standing.is_business && !is_small) {
        bool const is_union = facts.seller.is_union;
        return decide(
            {.treatment = TaxTreatment::domestic_reverse_charge,
             .category = TaxCategory::AE,
             .code = is_union ? "VATEX-EU-AE" : "",
             .note = note_of(TaxCategory::AE),
             .reason = "At home the customer accounts for the tax of this kind of supply.",
             .article = is_union ? "Art. 199 Directive 2006/112/EC" : tax_law_of(facts.seller.country)->domestic},
            facts.seller.country);
    }
    auto decision =
        charge_at_home(facts, "Seller and place of supply are in one country, so its own tax is charged.", {});
    auto const& place = facts.question.place.country.empty() ? facts.question.buyer.place : facts.question.place;
    bool const is_quebec = facts.seller.country == "CA" && (place.region == "QC" || place.region == "CA-QC");
    if (is_quebec && decision.question.empty()) decision.question = ask::quebec;
    return decision;
}

/// Where the supply counts as made: goods, property and events have a place, a service has its buyer's.
TaxLocation const& place_of_supply(TaxFacts const& facts) {
    auto const supply = facts.question.supply;
    bool const has_place =
        supply == SupplyKind::goods || supply == SupplyKind::property || supply == SupplyKind::admission;
    return has_place ? facts.place : facts.buyer;
}

bool is_one_area(TaxLocation const& seller, TaxLocation const& place) {
    return seller.country == place.country && seller.is_union == place.is_union;
}

/// What is not known about the buyer comes first, unless the answer is the same whoever that is.
TaxDecision asked_about_buyer(TaxDecision decision, TaxFacts const& facts) {
    bool const hangs_on_buyer = decision.category != TaxCategory::G && decision.category != TaxCategory::O;
    if (hangs_on_buyer && !facts.standing.question.empty()) decision.question = facts.standing.question;
    return decision;
}

}  // namespace

TaxDecision decide_tax(TaxQuestion const& question) {
    auto const facts = facts_of(question);
    if (facts.seller.country == "US") {
        auto const theirs = of_consumers_in_union(facts);
        return theirs ? asked_about_buyer(*theirs, facts) : without_tax();
    }
    bool const for_goods = question.supply == SupplyKind::goods;
    bool const is_in_union = facts.seller.is_union || (for_goods && facts.seller.goods_union);
    auto const* law = tax_law_of(facts.seller.country);
    if (!is_in_union && law == nullptr) return undecided();
    auto const& place = place_of_supply(facts);
    if (place.country.empty()) {
        auto decision = charge_at_home(facts, "Where the customer is is not known.", {});
        decision.question = ask::country;
        return decision;
    }
    if (is_one_area(facts.seller, place)) return domestic(facts);
    return asked_about_buyer(is_in_union ? decide_in_union(facts) : decide_outside(facts, *law), facts);
}

bool may_have_rate(TaxCategory category) { return category == TaxCategory::S; }

std::string_view note_of(TaxCategory category) {
    switch (category) {
        case TaxCategory::AE:
            return "Reverse charge: the customer accounts for the tax.";
        case TaxCategory::E:
            return "Exempt from tax.";
        case TaxCategory::K:
            return "Intra-Community supply of goods, exempt from tax.";
        case TaxCategory::G:
            return "Export outside the tax area, free of tax.";
        case TaxCategory::O:
            return "Not subject to tax.";
        case TaxCategory::S:
        case TaxCategory::Z:
            break;
    }
    return {};
}

}  // namespace farflung::billing
