#include "ledger/chart.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/csv.hpp"
#include "core/hash.hpp"

namespace farflung::ledger {

namespace {

ChartLine line_of(CsvRow const& row) {
    auto const& cells = row.cells;
    auto const kind = cells.size() == 4 ? value_of<AccountKind>(cells[2]) : std::nullopt;
    auto const role = cells.size() != 4  ? std::nullopt
                      : cells[3].empty() ? std::optional(AccountRole::other)
                                         : value_of<AccountRole>(cells[3]);
    if (!kind || !role) throw std::invalid_argument("line " + std::to_string(row.line) + " is no account");
    return {cells[0], cells[1], *kind, *role};
}

}  // namespace

std::vector<ChartLine> read_chart(std::string_view csv) {
    auto const rows = read_csv(csv);
    std::vector<ChartLine> lines;
    for (std::size_t i = 1; i < rows.size(); ++i) lines.push_back(line_of(rows[i]));
    return lines;
}

std::vector<ChartLine> const& lines_of(ChartName chart) {
    static auto const charts = [] {
        std::array<std::vector<ChartLine>, 5> read;
        for (auto const& file : embedded_charts()) {
            auto const name = value_of<ChartName>(file.name);
            ensure(name.has_value(), "each file of charts/ is a chart that we know");
            read[static_cast<std::size_t>(*name)] = read_chart(file.csv);
        }
        return read;
    }();
    return charts[static_cast<std::size_t>(chart)];
}

ChartName chart_of_country(std::string_view country) {
    if (country == "AU") return ChartName::au;
    if (country == "GB") return ChartName::uk;
    if (country == "DE") return ChartName::de_skr04;
    if (country == "MT") return ChartName::mt;
    return ChartName::generic;
}

LedgerAccountId account_of(WorkspaceId workspace, AccountRole role) {
    ensure(role != AccountRole::other, "only the accounts of the starting chart are known by their role");
    // Computed instead of looked up: every posting names two of them, and they never move.
    auto const digest = sha256(std::string(workspace.value.view()) + "/ledger_account/" + std::string(name_of(role)));
    Uuid id;
    std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | 0x80);  // RFC 9562 version 8: made by our own rule
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
    return LedgerAccountId{id};
}

}  // namespace farflung::ledger
