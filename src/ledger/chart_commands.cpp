#include "ledger/chart.hpp"

#include <algorithm>
#include <set>

namespace farflung::ledger {

namespace {

std::vector<ChartLine> lines_with_role(ChartName chart) {
    std::vector<ChartLine> lines;
    std::ranges::copy_if(lines_of(chart), std::back_inserter(lines),
                         [](ChartLine const& line) { return line.role != AccountRole::other; });
    return lines;
}

void insert(Unit& unit, ChartLine const& line, std::optional<LedgerAccountId> id) {
    LedgerAccount account;
    if (id) account.id = *id;
    account.code = line.code;
    account.name = line.name;
    account.kind = line.kind;
    account.role = line.role;
    unit.insert(account);
}

/// A code that no account has: the one wished for, or that with letters behind it.
std::string free_code(Unit const& unit, std::string code) {
    while (unit.find_by<LedgerAccount>("code", code)) code += "a";
    return code;
}

/// The accounts of documents as the chart calls them. Their old codes go out of the way first, for a code of the one
/// may be that of the other in the chart before.
std::int64_t rename_accounts(Unit& unit, std::vector<ChartLine> const& lines) {
    std::vector<std::pair<LedgerAccount, ChartLine>> changes;
    for (auto const& line : lines) {
        auto const account = unit.get(account_of(unit.workspace(), line.role));
        if (account.code != line.code || account.name != line.name) changes.emplace_back(account, line);
    }
    for (auto& [account, line] : changes) {
        account.code = "~" + std::string(name_of(line.role)).substr(0, 18);
        unit.save(account);
    }
    for (auto& [account, line] : changes) {
        account.code = free_code(unit, line.code);
        account.name = line.name;
        unit.save(account);
    }
    return static_cast<std::int64_t>(changes.size());
}

}  // namespace

void ensure_chart(Unit& unit) {
    static auto const lines = lines_with_role(ChartName::generic);
    auto const made = unit.value<std::int64_t>(
        "select count(*) from ledger_accounts where workspace_id = :workspace and role <> 'other'");
    if (made == std::int64_t(lines.size())) return;
    auto system = unit.as(system_actor(unit.workspace()));
    for (auto line : lines) {
        auto const id = account_of(unit.workspace(), line.role);
        if (system.find(id)) continue;
        // A code that someone gave to an account of their own stays with it.
        line.code = free_code(system, line.code);
        insert(system, line, id);
    }
}

AdoptedChart adopt_chart(Unit& unit, AdoptChart const& request) {
    unit.authorize("create", LedgerAccount{});
    ensure_chart(unit);
    auto system = unit.as(system_actor(unit.workspace()));
    AdoptedChart adopted{.added = 0, .renamed = rename_accounts(system, lines_with_role(request.chart))};
    for (auto const& line : lines_of(request.chart)) {
        if (line.role != AccountRole::other || system.find_by<LedgerAccount>("code", line.code)) continue;
        insert(system, line, std::nullopt);
        ++adopted.added;
    }
    unit.emit(ChartAdopted{request.chart, adopted.added}, "ledger_account",
              account_of(unit.workspace(), AccountRole::bank).value);
    return adopted;
}

SuggestedChart suggested_chart(Unit const& unit) {
    return {chart_of_country(people::details_of(unit, people::own_company(unit)).address.country)};
}

}  // namespace farflung::ledger
