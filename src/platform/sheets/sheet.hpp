#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/amount.hpp"
#include "core/date.hpp"

namespace farflung::sheets {

/// A cell of a sheet. An amount stands as its figure; its currency is another column, or the heading's.
using Cell = std::variant<std::monostate, std::string, Date, Amount, Decimal>;

struct Column {
    std::string label;
    /// Whether its amounts are summed under it.
    bool is_summed = false;
    /// The column whose texts part the sums, such as the currency: one sum for each.
    std::optional<std::size_t> summed_by{};
};

/// A report as people work with it: one heading, one row each.
struct Sheet {
    std::string title;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
};

/// RFC 4180 with exact figures and no sums, for machines. What a spreadsheet would run is made text.
std::string to_csv(Sheet const& sheet);

/// A workbook of Office Open XML, whose sums are formulas. Texts are texts, whatever they begin with.
std::string to_xlsx(Sheet const& sheet);

}  // namespace farflung::sheets
