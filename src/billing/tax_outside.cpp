#include "billing/tax_facts.hpp"

namespace farflung::billing {

namespace {

TaxDecision exported(std::string_view reason, std::string_view article) {
    return decide({.treatment = TaxTreatment::exported,
                   .category = TaxCategory::G,
                   .note = note_of(TaxCategory::G),
                   .reason = reason,
                   .article = article},
                  {});
}

TaxDecision outside_scope(std::string_view reason, std::string_view article) {
    return decide({.treatment = TaxTreatment::outside_scope,
                   .category = TaxCategory::O,
                   .note = note_of(TaxCategory::O),
                   .reason = reason,
                   .article = article},
                  {});
}

}  // namespace

std::optional<TaxDecision> of_consumers_in_union(TaxFacts const& facts) {
    bool const is_owed = facts.question.supply == SupplyKind::electronic && !facts.standing.is_business;
    if (!is_owed || !facts.buyer.is_union) return std::nullopt;
    return charge_at_destination(facts, facts.buyer, "Art. 58 and 359 Directive 2006/112/EC");
}

TaxDecision decide_outside(TaxFacts const& facts, TaxLaw const& law) {
    auto const supply = facts.question.supply;
    bool const is_business = facts.standing.is_business;
    if (facts.question.seller.small_business) return charge_at_home(facts, {}, {});
    if (supply == SupplyKind::goods) return exported("The goods leave the seller's tax area.", law.goods);
    if (supply == SupplyKind::property || supply == SupplyKind::admission) {
        return outside_scope("The place of this supply is in another country.", law.property);
    }
    if (auto const theirs = of_consumers_in_union(facts)) return *theirs;
    bool const is_remote = supply == SupplyKind::consultancy || supply == SupplyKind::electronic;
    auto const to_consumer = is_remote ? law.digital : law.to_consumers;
    auto const article = is_business ? law.services : to_consumer;
    if (article.empty()) {
        return charge_at_home(facts, "The customer is a consumer, and the service is taxed where the seller is.", {});
    }
    auto const reason = std::string_view("The customer is abroad, and the service is not taxed where the seller is.");
    return law.frees_services ? exported(reason, article) : outside_scope(reason, article);
}

}  // namespace farflung::billing
