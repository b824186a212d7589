#include <map>

#include "crm/deal.hpp"

namespace farflung::crm {

namespace {

constexpr std::int64_t month_ms = 30LL * 24 * 3600 * 1000;

/// Today's rates, each asked for once, so that one board stands at one set of rates.
class Rates {
  public:
    Rates(Unit const& unit, Currency base) : unit_(unit), base_(base), today_(unit.today()) {}

    std::optional<Amount> to_base(Amount amount, std::optional<Date>& rate_on) {
        auto [found, is_new] = known_.try_emplace(amount.currency);
        if (is_new) found->second = ledger::find_rate(unit_, amount.currency, base_, today_);
        if (!found->second) return std::nullopt;
        rate_on = found->second->on;
        return ledger::to_base(amount, *found->second, base_);
    }

  private:
    Unit const& unit_;
    Currency base_;
    Date today_;
    std::map<Currency, std::optional<ledger::DatedRate>> known_;
};

void add(std::vector<Amount>& totals, Amount amount) {
    for (auto& total : totals) {
        if (total.currency == amount.currency) {
            total += amount;
            return;
        }
    }
    totals.push_back(amount);
}

DealCard card_of(Deal const& deal) {
    return {.id = deal.id,
            .version = deal.version,
            .title = deal.title,
            .customer_id = deal.customer_id,
            .value = deal.value,
            .next_step = deal.next_step,
            .next_step_on = deal.next_step_on,
            .owner_id = deal.owner_id};
}

void add(std::optional<Amount>& sum, std::optional<Amount> const& amount) {
    if (sum && amount)
        *sum += *amount;
    else
        sum.reset();
}

std::vector<BoardColumn> empty_columns(Currency base) {
    std::vector<BoardColumn> columns;
    auto const names = description_of<DealStage>.names;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const stage = static_cast<DealStage>(i);
        columns.push_back({.stage = stage, .probability = probability_of(stage), .base = Amount{0, base}});
    }
    return columns;
}

Board summed(std::vector<BoardColumn> columns, Currency base, std::optional<Date> rates_on) {
    Board board{.open = Amount{0, base}, .weighted = Amount{0, base}, .rates_on = rates_on};
    for (auto& column : columns) {
        if (column.base) {
            column.weighted = multiply(*column.base, Decimal::of(column.probability, 2), Rounding::half_up);
        }
        if (column.stage == DealStage::won || column.stage == DealStage::lost) continue;
        add(board.open, column.base);
        add(board.weighted, column.weighted);
    }
    board.columns = std::move(columns);
    return board;
}

}  // namespace

Board board(Unit const& unit, WhichDeals const& which) {
    auto const base = people::workspace_facts(unit).base_currency;
    Rates rates(unit, base);
    auto columns = empty_columns(base);
    std::optional<Date> rates_on;
    auto const deals =
        unit.where<Deal>("(t.closed_at is null or t.closed_at >= :since) and (:owner is null or t.owner_id = :owner)",
                         {{"since", unit.now().plus_ms(-month_ms)}, {"owner", which.owner_id.value_or(AccountId{})}},
                         "t.position, t.id limit 500");
    for (auto const& deal : deals) {
        auto& column = columns[static_cast<std::size_t>(deal.stage)];
        auto card = card_of(deal);
        card.base = rates.to_base(deal.value, card.rate_on);
        if (card.rate_on && (!rates_on || *card.rate_on < *rates_on)) rates_on = card.rate_on;
        ++column.count;
        add(column.totals, deal.value);
        add(column.base, card.base);
        column.deals.push_back(std::move(card));
    }
    return summed(std::move(columns), base, rates_on);
}

}  // namespace farflung::crm
