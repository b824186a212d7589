#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crm/crm.hpp"

namespace farflung {

/// The pipeline, from left to right. A lead is a deal in the first stages, not a second kind of record.
enum class DealStage { fresh, talking, quote_sent, agreeing, won, lost };
constexpr auto describe(Of<DealStage>) {
    return enumeration("deal_stage", "new", "talking", "quote_sent", "agreeing", "won", "lost");
}

/// A sale in the making, in its own currency.
struct Deal {
    DealId id;
    int version{};
    std::string title;
    PartyId customer_id;
    std::optional<PartyId> contact_id;
    DealStage stage = DealStage::fresh;
    std::int64_t position{};
    Amount value;
    std::optional<Date> expected_on;
    std::string next_step;
    std::optional<Date> next_step_on;
    std::optional<AccountId> owner_id;
    std::string lost_reason;
    std::string notes;
    std::optional<Instant> closed_at;
    Instant created_at;
};

constexpr auto describe(Of<Deal>) {
    return entity(
        "deal", "crm_deals",  //
        field("id", &Deal::id, {.key = true}), field("version", &Deal::version, {.read_only = true}),
        field("title", &Deal::title, {.required = true, .searchable = true, .title = true, .label = "Title"}),
        field("customer_id", &Deal::customer_id, {.required = true, .references = "party", .label = "Customer"}),
        field("contact_id", &Deal::contact_id, {.references = "party", .label = "Contact"}),
        field("stage", &Deal::stage, {.fixed = true, .label = "Stage"}),
        field("position", &Deal::position, {.read_only = true}),
        field("value", &Deal::value, {.required = true, .min = 0, .label = "Value"}),
        field("expected_on", &Deal::expected_on, {.label = "Expected"}),
        field("next_step", &Deal::next_step, {.label = "Next step"}),
        field("next_step_on", &Deal::next_step_on, {.label = "Next step on"}),
        field("owner_id", &Deal::owner_id, {.references = "account", .label = "Owner"}),
        field("lost_reason", &Deal::lost_reason, {.read_only = true, .label = "Why it was lost"}),
        field("notes", &Deal::notes, {.max_length = 10000, .label = "Notes"}),
        field("closed_at", &Deal::closed_at, {.read_only = true, .label = "Closed"}),
        field("created_at", &Deal::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<Deal>);

/// A deal begins in an open stage; `move`, `win` and `lose` say where it goes from there.
void check(Deal const& deal, Problems& problems);
void complete(Unit& unit, Deal& deal);
Policy<Deal> const& policy(Of<Deal>);

namespace crm {

bool is_open(Deal const& deal);
/// How likely a deal of this stage is won, in percent.
int probability_of(DealStage stage);

/// Moves within or between columns; `before` is the card that it stands above, none is the end.
struct MoveDeal {
    DealStage stage = DealStage::fresh;
    std::optional<DealId> before;
};
constexpr auto describe(Of<MoveDeal>) {
    return record("move_deal", field("stage", &MoveDeal::stage, {.required = true, .label = "Stage"}),
                  field("before", &MoveDeal::before, {.references = "deal"}));
}
struct LoseDeal {
    std::string reason;
};
constexpr auto describe(Of<LoseDeal>) {
    return record("lose_deal", field("reason", &LoseDeal::reason, {.required = true, .label = "Reason"}));
}

struct DealMoved {
    std::string title;
    DealStage stage = DealStage::fresh;
};
constexpr auto describe(Of<DealMoved>) {
    return record("deal_moved", field("title", &DealMoved::title), field("stage", &DealMoved::stage));
}
struct DealWon {
    std::string title;
    Amount value;
};
constexpr auto describe(Of<DealWon>) {
    return record("deal_won", field("title", &DealWon::title), field("value", &DealWon::value));
}
struct DealLost {
    std::string title;
    std::string reason;
};
constexpr auto describe(Of<DealLost>) {
    return record("deal_lost", field("title", &DealLost::title), field("reason", &DealLost::reason));
}

/// Refuses a stage of `won` or `lost` for a deal that is closed already.
Deal move(Unit& unit, DealId id, MoveDeal const& request);
/// Refuses `deal.closed`.
Deal win(Unit& unit, DealId id);
Deal lose(Unit& unit, DealId id, LoseDeal const& request);
void mark_won(Unit& unit, Deal& deal);

/// One card of the board; the base amount stands at the rate and day beside it.
struct DealCard {
    DealId id;
    int version{};
    std::string title;
    PartyId customer_id;
    Amount value;
    std::optional<Amount> base;
    std::optional<Date> rate_on;
    std::string next_step;
    std::optional<Date> next_step_on;
    std::optional<AccountId> owner_id;
};
constexpr auto describe(Of<DealCard>) {
    return record(
        "deal_card", field("id", &DealCard::id), field("version", &DealCard::version), field("title", &DealCard::title),
        field("customer_id", &DealCard::customer_id, {.references = "party"}), field("value", &DealCard::value),
        field("base", &DealCard::base), field("rate_on", &DealCard::rate_on), field("next_step", &DealCard::next_step),
        field("next_step_on", &DealCard::next_step_on),
        field("owner_id", &DealCard::owner_id, {.references = "account"}));
}
struct BoardColumn {
    DealStage stage = DealStage::fresh;
    int probability{};
    std::int64_t count{};
    std::vector<Amount> totals;      // one per currency
    std::optional<Amount> base;      // missing when any rate is
    std::optional<Amount> weighted;  // the base by the probability
    std::vector<DealCard> deals;
};
constexpr auto describe(Of<BoardColumn>) {
    return record("board_column", field("stage", &BoardColumn::stage), field("probability", &BoardColumn::probability),
                  field("count", &BoardColumn::count), field("totals", &BoardColumn::totals),
                  field("base", &BoardColumn::base), field("weighted", &BoardColumn::weighted),
                  field("deals", &BoardColumn::deals));
}
/// Every stage with its open deals; closed ones of the last thirty days. The sums are of the open ones, in base
/// currency at today's rates, and missing when any rate is.
struct Board {
    std::vector<BoardColumn> columns;
    std::optional<Amount> open;
    std::optional<Amount> weighted;
    std::optional<Date> rates_on;  // the oldest of the rates
};
constexpr auto describe(Of<Board>) {
    return record("board", field("columns", &Board::columns), field("open", &Board::open, {.label = "Open"}),
                  field("weighted", &Board::weighted, {.label = "Weighted"}),
                  field("rates_on", &Board::rates_on, {.label = "Rates of"}));
}
/// Whose deals the board shows; everybody's when nobody is named.
struct WhichDeals {
    std::optional<AccountId> owner_id;
};
constexpr auto describe(Of<WhichDeals>) {
    return record("which_deals", field("owner_id", &WhichDeals::owner_id, {.references = "account", .label = "Owner"}));
}
Board board(Unit const& unit, WhichDeals const& which);

}  // namespace crm
}  // namespace farflung
