#include <map>

#include "billing/verify_steps.hpp"

namespace farflung::billing {

namespace {

struct Numbered {
    std::string series;
    std::string number;
    Date on;
};
constexpr auto describe(Of<Numbered>) {
    return record("numbered", field("series", &Numbered::series), field("number", &Numbered::number),
                  field("on", &Numbered::on));
}

struct Seen {
    std::map<std::int64_t, Date> by_number;
};

/// `INV-2026-0042` is 42 of 2026; nothing for what is no number of ours.
std::optional<std::pair<int, std::int64_t>> parts_of(std::string const& number) {
    auto const first = number.find('-');
    auto const second = number.find('-', first == std::string::npos ? first : first + 1);
    if (second == std::string::npos) return std::nullopt;
    auto const year = Decimal::parse(number.substr(first + 1, second - first - 1));
    auto const count = Decimal::parse(number.substr(second + 1));
    if (!year || !count || year->scale() != 0 || count->scale() != 0) return std::nullopt;
    return std::pair{static_cast<int>(year->coefficient()), static_cast<std::int64_t>(count->coefficient())};
}

void prove(std::string const& series, Seen const& seen, bool by_date, std::int64_t last, Findings& found) {
    std::int64_t expected = 1;
    Date before = Date::min();
    for (auto const& [number, on] : seen.by_number) {
        if (number != expected) found.push_back({"M6", series + " has a gap before " + std::to_string(number)});
        if (by_date && on < before) found.push_back({"M6", series + " goes back in time at " + std::to_string(number)});
        expected = number + 1;
        before = on;
    }
    if (last != expected - 1) found.push_back({"M6", series + " gave a number that no document holds"});
}

}  // namespace

void verify_series(Unit const& unit, Findings& found) {
    auto const numbered = unit.rows<Numbered>(
        "select kind, number, coalesce(issued_on, '') from billing_invoices where workspace_id = :workspace"
        " and number <> '' and carried_over_on is null"
        " union all select case when kind = 'credit_note' then 'bill_credit' else 'bill' end, number, billed_on"
        " from billing_bills where workspace_id = :workspace");
    std::map<std::string, Seen> series;
    for (auto const& document : numbered) {
        auto const parts = parts_of(document.number);
        if (!parts || parts->first != document.on.year()) {
            found.push_back({"M6", document.number + " is not a number of its year"});
            continue;
        }
        auto const name = document.series + '/' + std::to_string(parts->first);
        if (!series[name].by_number.emplace(parts->second, document.on).second) {
            found.push_back({"M6", name + " has " + document.number + " twice"});
        }
    }
    unit.query("select series, last from number_series where workspace_id = :workspace", {}, [&](db::Row const& row) {
        auto const name = std::string(row.text(0));
        bool const ours = name.starts_with("invoice/") || name.starts_with("credit_note/") ||
                          name.starts_with("self_billed") || name.starts_with("bill/") ||
                          name.starts_with("bill_credit/");
        if (!ours) return;
        // Bills are numbered as they come in; only what we issue has to follow the calendar.
        prove(name, series[name], !name.starts_with("bill"), row.integer(1), found);
        series.erase(name);
    });
    for (auto const& [name, seen] : series) {
        if (!seen.by_number.empty()) found.push_back({"M6", name + " has documents but never gave a number"});
    }
}

}  // namespace farflung::billing
