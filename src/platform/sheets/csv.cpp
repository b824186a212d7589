#include "core/csv.hpp"
#include "platform/sheets/sheet.hpp"

namespace farflung::sheets {

namespace {

std::string cell_text(Cell const& cell) {
    if (auto const* text = std::get_if<std::string>(&cell)) return safe_csv_cell(*text);
    if (auto const* day = std::get_if<Date>(&cell)) return day->text();
    if (auto const* amount = std::get_if<Amount>(&cell)) return amount->text();
    if (auto const* number = std::get_if<Decimal>(&cell)) return number->text();
    return {};
}

}  // namespace

std::string to_csv(Sheet const& sheet) {
    std::string out;
    auto const end_row = [&] {
        out.back() = '\r';
        out += '\n';
    };
    for (auto const& column : sheet.columns) out += safe_csv_cell(column.label) + ',';
    end_row();
    for (auto const& row : sheet.rows) {
        for (auto const& cell : row) out += cell_text(cell) + ',';
        end_row();
    }
    return out;
}

}  // namespace farflung::sheets
