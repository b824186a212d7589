#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace farflung {

struct CsvLimits {
    std::size_t rows = 200'000;
    std::size_t cells = 500;  // of one row
};

/// Why a text is no CSV, and where.
struct CsvFault {
    std::string reason;
    std::size_t line = 0;
};

struct CsvRow {
    std::size_t line = 0;  // where it begins
    std::vector<std::string> cells;
};

/// RFC 4180 with the separator given, and line ends of any kind. A quote stands only around a whole cell, doubled
/// inside; anything else is taken for a file that was cut or joined wrongly. Throws CsvFault.
std::vector<CsvRow> read_csv(std::string_view text, char separator = ',', CsvLimits limits = {});

/// A text as a cell, quoted where it must be. One that starts like a formula, which a spreadsheet would run, gets an
/// apostrophe before it (OWASP, CSV injection); a plain negative number stays one.
std::string safe_csv_cell(std::string text);

/// What separates the cells: of comma, semicolon, tab and bar the one that cuts most lines into equally many cells.
char csv_separator(std::string_view text);

}  // namespace farflung
