#pragma once

#include "bank/statement.hpp"

namespace farflung::bank {

/// A column that a bank's CSV file may have.
struct Column {
    std::string CsvColumns::*named;
    std::string_view element;
    std::vector<std::string_view> usual;  // as search keys
};

std::vector<Column> const& csv_columns();

/// Where each column stands in a row of the file, in the order of `csv_columns()`.
using Places = std::vector<std::optional<std::size_t>>;

Places places_in(CsvColumns const& named, std::vector<std::string> const& header);

}  // namespace farflung::bank
