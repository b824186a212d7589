#include "billing/tax_facts.hpp"

namespace farflung::billing {

namespace {

constexpr std::string_view one_stop_shop_begins = "2021-07-01";
constexpr std::string_view destination_of_electronic_begins = "2015-01-01";

/// Sales to consumers of other member states are taxed there once they are more than EUR 10 000 a year, or by choice.
bool is_taxed_at_destination(TaxFacts const& facts) {
    return facts.question.seller.one_stop_shop || facts.question.seller.over_threshold;
}

TaxDecision reverse_charge(TaxLocation const& where, std::string_view reason, std::string_view article) {
    return decide({.treatment = TaxTreatment::reverse_charge,
                   .category = TaxCategory::AE,
                   .code = "VATEX-EU-AE",
                   .note = note_of(TaxCategory::AE),
                   .reason = reason,
                   .article = article},
                  where.country);
}

TaxDecision outside_scope(std::string_view reason, std::string_view article) {
    return decide({.treatment = TaxTreatment::outside_scope,
                   .category = TaxCategory::O,
                   .code = "VATEX-EU-O",
                   .note = note_of(TaxCategory::O),
                   .reason = reason,
                   .article = article},
                  {});
}

TaxDecision decide_goods(TaxFacts const& facts) {
    auto const& where = facts.place;
    bool const is_free_anyway = !where.goods_union || facts.standing.is_business;
    if (facts.question.seller.small_business && is_free_anyway) {
        return charge_at_home(facts, {}, {});
    }
    if (!where.goods_union) {
        return decide({.treatment = TaxTreatment::exported,
                       .category = TaxCategory::G,
                       .code = "VATEX-EU-G",
                       .note = note_of(TaxCategory::G),
                       .reason = "The goods leave the tax area of the European Union.",
                       .article = "Art. 146(1) Directive 2006/112/EC"},
                      {});
    }
    if (facts.standing.is_business) {
        return decide({.treatment = TaxTreatment::intra_community,
                       .category = TaxCategory::K,
                       .code = "VATEX-EU-IC",
                       .note = note_of(TaxCategory::K),
                       .reason = "The goods go to a business in another member state, which taxes what it buys there.",
                       .article = "Art. 138(1) Directive 2006/112/EC"},
                      where.country);
    }
    bool const has_one_stop_shop = facts.question.on.text() >= one_stop_shop_begins;
    if (is_taxed_at_destination(facts)) {
        return charge_at_destination(
            facts, where, has_one_stop_shop ? "Art. 33(a) Directive 2006/112/EC" : "Art. 33(1) Directive 2006/112/EC");
    }
    return charge_at_home(
        facts, "Sales to consumers of other member states are below EUR 10 000 a year.",
        has_one_stop_shop ? "Art. 32 and 59c Directive 2006/112/EC" : "Art. 34 Directive 2006/112/EC");
}

TaxDecision decide_electronic_to_consumer(TaxFacts const& facts) {
    if (facts.question.on.text() < destination_of_electronic_begins && facts.buyer.is_union) {
        return charge_at_home(facts, "The customer is a consumer, and the service is taxed where the seller is.",
                              "Art. 45 Directive 2006/112/EC");
    }
    if (!facts.buyer.is_union) {
        return outside_scope("A consumer outside the European Union buys this, and it is taxed there.",
                             "Art. 58 Directive 2006/112/EC");
    }
    if (is_taxed_at_destination(facts)) {
        return charge_at_destination(facts, facts.buyer, "Art. 58 Directive 2006/112/EC");
    }
    return charge_at_home(facts, "Sales to consumers of other member states are below EUR 10 000 a year.",
                          "Art. 59c Directive 2006/112/EC");
}

TaxDecision decide_service(TaxFacts const& facts) {
    if (facts.standing.is_business && !facts.buyer.is_union) {
        return outside_scope("The customer is a business outside the European Union, and the service is taxed there.",
                             "Art. 44 Directive 2006/112/EC");
    }
    if (facts.standing.is_business) {
        return reverse_charge(
            facts.buyer, "The customer is a business in another member state, and the service is taxed where it is.",
            "Art. 44 and 196 Directive 2006/112/EC");
    }
    if (facts.question.supply == SupplyKind::electronic) return decide_electronic_to_consumer(facts);
    if (facts.question.supply == SupplyKind::consultancy && !facts.buyer.is_union) {
        return outside_scope("A consumer outside the European Union buys this, and it is taxed there.",
                             "Art. 59 Directive 2006/112/EC");
    }
    return charge_at_home(facts, "The customer is a consumer, and the service is taxed where the seller is.",
                          "Art. 45 Directive 2006/112/EC");
}

/// Work on land and buildings, and entry to events: taxed where those are, whoever buys.
TaxDecision decide_by_place(TaxFacts const& facts) {
    bool const is_property = facts.question.supply == SupplyKind::property;
    auto const article = is_property ? "Art. 47 Directive 2006/112/EC" : "Art. 53 and 54 Directive 2006/112/EC";
    if (!facts.place.is_union) {
        return outside_scope("The place of this supply is outside the European Union.", article);
    }
    // Only who is registered where the supply is made can account for its tax there.
    bool const is_buyer_there = facts.standing.is_business && facts.buyer.country == facts.place.country;
    if (!is_buyer_there) return charge_at_destination(facts, facts.place, article);
    auto decision =
        reverse_charge(facts.place, "The place of this supply is in another member state.",
                       is_property ? "Art. 47 and 194 Directive 2006/112/EC" : "Art. 53 and 194 Directive 2006/112/EC");
    decision.question = ask::reversal;
    return decision;
}

}  // namespace

TaxDecision decide_in_union(TaxFacts const& facts) {
    switch (facts.question.supply) {
        case SupplyKind::goods:
            return decide_goods(facts);
        case SupplyKind::property:
        case SupplyKind::admission:
            return decide_by_place(facts);
        case SupplyKind::services:
        case SupplyKind::consultancy:
        case SupplyKind::electronic:
            break;
    }
    return decide_service(facts);
}

}  // namespace farflung::billing
