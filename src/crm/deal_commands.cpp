#include "crm/deal.hpp"
#include "crm/quote.hpp"

namespace farflung {

void complete(Unit& unit, Deal& deal) {
    if (deal.version == 0) {
        deal.position = unit.now().ms;
        if (!deal.owner_id && unit.actor().kind == ActorKind::member) deal.owner_id = unit.actor().account;
    }
}

namespace crm {

namespace {

/// Halfway between its new neighbours; positions start a second apart, so there is room for many moves.
std::int64_t position_before(Unit const& unit, DealStage stage, std::optional<DealId> before) {
    if (!before) return unit.now().ms;
    auto const next = unit.get(*before);
    auto const previous = unit.value<std::int64_t>(
        "select max(position) from crm_deals where workspace_id = :workspace and stage = :stage and position < "
        ":position",
        {{"stage", stage}, {"position", next.position}});
    return previous ? *previous + (next.position - *previous) / 2 : next.position - 1000;
}

void close(Unit& unit, Deal& deal, DealStage stage) {
    deal.stage = stage;
    deal.closed_at = unit.now();
}

void refuse_closed(Deal const& deal) {
    if (!is_open(deal)) throw Refusal(No::conflict, "deal.closed");
}

}  // namespace

Deal move(Unit& unit, DealId id, MoveDeal const& request) {
    auto deal = unit.get(id);
    unit.authorize("move", deal);
    if (request.stage == DealStage::won) return win(unit, id);
    if (request.stage == DealStage::lost) throw Refusal(No::invalid, "deal.say_why", "stage");
    bool const moved = deal.stage != request.stage;
    deal.position = position_before(unit, request.stage, request.before);
    deal.stage = request.stage;
    deal.closed_at.reset();
    deal.lost_reason.clear();
    unit.save(deal);
    if (moved) unit.emit(DealMoved{deal.title, deal.stage}, "deal", deal.id.value);
    return deal;
}

void mark_won(Unit& unit, Deal& deal) {
    close(unit, deal, DealStage::won);
    unit.save(deal);
    unit.emit(DealWon{deal.title, deal.value}, "deal", deal.id.value);
}

Deal win(Unit& unit, DealId id) {
    auto deal = unit.get(id);
    unit.authorize("win", deal);
    refuse_closed(deal);
    mark_won(unit, deal);
    return deal;
}

Deal lose(Unit& unit, DealId id, LoseDeal const& request) {
    auto deal = unit.get(id);
    unit.authorize("lose", deal);
    refuse_closed(deal);
    close(unit, deal, DealStage::lost);
    deal.lost_reason = request.reason;
    unit.save(deal);
    unit.emit(DealLost{deal.title, request.reason}, "deal", deal.id.value);
    return deal;
}

DealId make_deal(Unit& unit, NewDeal const& request) {
    unit.get(request.customer_id);
    Quote quote;
    quote.customer_id = request.customer_id;
    quote.currency = request.currency;
    quote.title = request.title;
    quote.prices = request.prices;
    for (auto const& line : request.lines) quote.lines.push_back(to_quote_line(line));
    complete(unit, quote);
    Deal deal;
    deal.title = request.title;
    deal.customer_id = request.customer_id;
    deal.notes = request.notes;
    deal.value = quote.net;
    complete(unit, deal);
    unit.authorize("create", deal);
    unit.insert(deal);
    quote.deal_id = deal.id;
    if (!quote.lines.empty()) unit.insert(quote);
    return deal.id;
}

}  // namespace crm
}  // namespace farflung
