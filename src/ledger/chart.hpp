#pragma once

#include "ledger/account.hpp"

namespace farflung {

/// The charts of accounts that come with the program, one file of charts/ each. What people expect in a country; the
/// law asks for none of them.
enum class ChartName { generic, au, uk, de_skr04, mt };
constexpr auto describe(Of<ChartName>) { return enumeration("chart_name", "generic", "au", "uk", "de_skr04", "mt"); }

namespace ledger {

struct EmbeddedChart {
    std::string_view name;
    std::string_view csv;
};
/// The files of charts/, compiled in.
std::vector<EmbeddedChart> embedded_charts();

struct ChartLine {
    std::string code;
    std::string name;
    AccountKind kind = AccountKind::asset;
    AccountRole role = AccountRole::other;
};
/// Code, name, kind and role of a file with this heading. Throws std::invalid_argument with the line that is none.
std::vector<ChartLine> read_chart(std::string_view csv);
/// The accounts of a chart: each role but `other` has exactly one, of the same kind in every chart.
std::vector<ChartLine> const& lines_of(ChartName chart);
/// The chart that a company of the country, such as `DE`, would expect.
ChartName chart_of_country(std::string_view country);

struct AdoptChart {
    ChartName chart = ChartName::generic;
};
constexpr auto describe(Of<AdoptChart>) {
    return record("adopt_chart", field("chart", &AdoptChart::chart, {.required = true, .label = "Chart of accounts"}));
}
struct AdoptedChart {
    std::int64_t added{};
    std::int64_t renamed{};
};
constexpr auto describe(Of<AdoptedChart>) {
    return record("adopted_chart", field("added", &AdoptedChart::added, {.label = "Accounts added"}),
                  field("renamed", &AdoptedChart::renamed, {.label = "Accounts renamed"}));
}
/// Emitted about the account of the bank, for a chart has no record of its own.
struct ChartAdopted {
    ChartName chart = ChartName::generic;
    std::int64_t added{};
};
constexpr auto describe(Of<ChartAdopted>) {
    return record("chart_adopted", field("chart", &ChartAdopted::chart), field("added", &ChartAdopted::added));
}
/// Gives the accounts that documents move the chart's codes and names, and adds the others that it has; what was booked
/// stays where it is, and accounts of one's own stay as they are. A code of one's own is never taken away.
AdoptedChart adopt_chart(Unit& unit, AdoptChart const& request);

struct SuggestedChart {
    ChartName chart = ChartName::generic;
};
constexpr auto describe(Of<SuggestedChart>) {
    return record("suggested_chart", field("chart", &SuggestedChart::chart, {.label = "Chart of accounts"}));
}
/// The chart of the company's own country.
SuggestedChart suggested_chart(Unit const& unit);

}  // namespace ledger
}  // namespace farflung
