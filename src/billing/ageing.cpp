#include "billing/ageing.hpp"

namespace farflung::billing {

namespace {

AgeingSums nothing_in(Currency currency) {
    Amount const nothing{0, currency};
    return {nothing, nothing, nothing, nothing, nothing, nothing};
}

void add_to(AgeingSums& sums, std::int64_t days_late, Amount amount) {
    auto& bucket = days_late <= 0    ? sums.not_due
                   : days_late <= 30 ? sums.up_to_30
                   : days_late <= 60 ? sums.up_to_60
                   : days_late <= 90 ? sums.up_to_90
                                     : sums.older;
    bucket += amount;
    sums.total += amount;
}

}  // namespace

Ageing age(std::vector<AgeingItem> items, Date on, Currency base) {
    Ageing ageing{.on = on, .rows = {}, .base = nothing_in(base), .booked = {0, base}};
    for (auto& item : items) {
        auto const currency = item.open.currency;
        bool const is_next = ageing.rows.empty() || ageing.rows.back().party_id != item.party_id ||
                             ageing.rows.back().sums.total.currency != currency;
        if (is_next) {
            ageing.rows.push_back({item.party_id, item.party_name, nothing_in(currency), {0, base}, {}});
        }
        auto& row = ageing.rows.back();
        auto const late = std::int64_t{on.days} - item.due_on.days;
        add_to(row.sums, late, item.open);
        add_to(ageing.base, late, item.base);
        row.base += item.base;
        row.items.push_back(std::move(item));
    }
    return ageing;
}

}  // namespace farflung::billing
