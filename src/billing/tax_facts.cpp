#include "billing/tax_facts.hpp"

#include "core/tax_number.hpp"

namespace farflung::billing {

namespace {

/// A buyer at home, or outside the union: a number helps, but nothing hangs on which it is.
TaxStanding standing_by_word(TaxBuyer const& buyer) {
    bool const is_business =
        buyer.kind == BuyerKind::business || (buyer.kind == BuyerKind::unknown && !buyer.tax_number.empty());
    return {is_business, buyer.kind == BuyerKind::unknown && !is_business ? ask::kind : std::string_view{}};
}

/// A buyer in another member state is a business when its number says so (Art. 18(1) Regulation (EU) 282/2011; for
/// goods Art. 138(1)(b) Directive 2006/112/EC).
TaxStanding standing_by_number(TaxBuyer const& buyer, TaxLocation const& seller, Date on) {
    if (buyer.kind == BuyerKind::consumer) return {};
    if (buyer.tax_number.empty()) return {false, ask::kind};
    auto const check = check_tax_number(buyer.tax_number, buyer.place.country);
    bool const is_refused = buyer.tax_number_state == TaxNumberState::invalid;
    bool const is_of_member_state = is_vies_prefix(check.prefix) || is_member_state(check.prefix, on);
    bool const is_of_another_state = is_of_member_state && check.country != seller.country;
    if (!check.valid || is_refused || !is_of_another_state) return {false, ask::number};
    return {true, buyer.tax_number_state == TaxNumberState::valid ? std::string_view{} : ask::confirmation};
}

bool is_goods(TaxQuestion const& question) { return question.supply == SupplyKind::goods; }

/// Whether the supply stays in one state, or crosses a border within the union.
bool crosses_within_union(TaxQuestion const& question, TaxLocation const& seller, TaxLocation const& buyer) {
    bool const buyer_inside = is_goods(question) ? buyer.goods_union : buyer.is_union;
    bool const seller_inside = is_goods(question) ? seller.goods_union : seller.is_union;
    return seller_inside && buyer_inside && seller.country != buyer.country;
}

std::string_view domestic_article(TaxFacts const& facts) {
    auto const* law = facts.seller.is_union ? nullptr : tax_law_of(facts.seller.country);
    return law == nullptr ? "Art. 2(1) Directive 2006/112/EC" : law->domestic;
}

TaxDecision free_small_business(TaxLocation const& seller) {
    auto const* law = seller.is_union ? nullptr : tax_law_of(seller.country);
    return decide({.treatment = TaxTreatment::small_business,
                   .category = TaxCategory::E,
                   .code = law == nullptr ? small_business_code(seller.country) : std::string_view{},
                   .note = "No tax is charged: exemption for small businesses.",
                   .reason = "The seller uses the exemption for small businesses.",
                   .article = law == nullptr ? small_business_article(seller.country) : law->small_business},
                  seller.country);
}

}  // namespace

TaxFacts facts_of(TaxQuestion const& question) {
    auto const on = question.on;
    auto const& buyer = question.buyer.place;
    TaxFacts facts{question,
                   locate(question.seller.place, on),
                   locate(buyer, on),
                   locate(question.place.country.empty() ? buyer : question.place, on),
                   {}};
    auto const& where = is_goods(question) ? facts.place : facts.buyer;
    facts.standing = crosses_within_union(question, facts.seller, where)
                         ? standing_by_number(question.buyer, facts.seller, on)
                         : standing_by_word(question.buyer);
    return facts;
}

TaxDecision decide(TaxRuling const& ruling, std::string_view country) {
    TaxDecision decision;
    decision.treatment = ruling.treatment;
    decision.category = ruling.category;
    decision.country = country;
    decision.code = ruling.code;
    decision.note = ruling.note;
    decision.reason = ruling.reason;
    decision.article = ruling.article;
    return decision;
}

TaxDecision charge(TaxFacts const& facts, TaxLocation const& where, TaxRuling const& ruling) {
    auto decision = decide(ruling, where.country);
    auto const level = facts.question.level;
    if (level == TaxLevel::zero) {
        decision.treatment = TaxTreatment::zero_rated;
        decision.category = TaxCategory::Z;
        return decision;
    }
    if (level == TaxLevel::exempt) {
        decision.treatment = TaxTreatment::exempt;
        decision.category = TaxCategory::E;
        decision.note = note_of(TaxCategory::E);
        if (where.is_union) decision.article = "Art. 132 and 135 Directive 2006/112/EC";
        return decision;
    }
    auto rate = tax_rate_on(where.area, level, facts.question.on);
    if (!rate && where.area != where.country) rate = tax_rate_on(where.country, level, facts.question.on);
    if (!rate) {
        rate = tax_rate_on(where.area, TaxLevel::standard, facts.question.on);
        decision.question = rate ? ask::level : ask::adviser;
    }
    if (!rate)
        decision = decide({.treatment = TaxTreatment::undecided,
                           .category = TaxCategory::O,
                           .note = note_of(TaxCategory::O),
                           .reason = ask::adviser},
                          where.country);
    if (decision.treatment == TaxTreatment::undecided) decision.question = ask::adviser;
    decision.rate = rate.value_or(Decimal{});
    return decision;
}

TaxDecision charge_at_home(TaxFacts const& facts, std::string_view reason, std::string_view article) {
    if (facts.question.seller.small_business) return free_small_business(facts.seller);
    // In Canada the rate is that of the province where the supply is made.
    bool const is_by_province = facts.seller.country == "CA" && facts.place.country == "CA";
    return charge(facts, is_by_province ? facts.place : facts.seller,
                  {.treatment = TaxTreatment::domestic,
                   .category = TaxCategory::S,
                   .reason = reason,
                   .article = article.empty() ? domestic_article(facts) : article});
}

TaxDecision charge_at_destination(TaxFacts const& facts, TaxLocation const& where, std::string_view article) {
    // The One Stop Shop is for what consumers buy.
    bool const is_declared = facts.question.seller.one_stop_shop && !facts.standing.is_business;
    auto decision =
        charge(facts, where,
               {.treatment = is_declared ? TaxTreatment::one_stop_shop : TaxTreatment::foreign_registration,
                .category = TaxCategory::S,
                .reason = "This is taxed in the member state where the customer gets it, and the seller owes that tax.",
                .article = article});
    if (!is_declared && decision.question.empty()) decision.question = ask::registration;
    return decision;
}

}  // namespace farflung::billing
