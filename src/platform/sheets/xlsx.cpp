#include <stdlib.h>
#include <xlsxwriter.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "core/refusal.hpp"
#include "core/text.hpp"
#include "platform/sheets/sheet.hpp"

namespace farflung::sheets {

namespace {

constexpr std::size_t longest_sheet_name = 31;

/// A folder of our own, for the library writes files only.
class Scratch {
  public:
    Scratch() : path_((std::filesystem::temp_directory_path() / "farflung-sheet-XXXXXX").string()) {
        ensure(mkdtemp(path_.data()) != nullptr, "there is room for a temporary folder");
    }
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    std::string const& path() const { return path_; }

  private:
    std::string path_;
};

/// Excel refuses a name with these signs or an apostrophe at its ends.
std::string sheet_name(std::string const& title) {
    std::string name(first_code_points(title, longest_sheet_name));
    for (auto& c : name) {
        if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = ' ';
    }
    return name;
}

std::string format_of(int digits) {
    return digits == 0 ? "#,##0" : "#,##0." + std::string(static_cast<std::size_t>(digits), '0');
}

double as_number(std::string const& text) { return std::stod(text); }

class Writer {
  public:
    Writer(Sheet const& sheet, std::string const& path) : sheet_(sheet), book_(workbook_new(path.c_str())) {
        page_ = workbook_add_worksheet(book_, sheet_name(sheet.title).c_str());
        bold_ = workbook_add_format(book_);
        format_set_bold(bold_);
        day_ = workbook_add_format(book_);
        format_set_num_format(day_, "yyyy-mm-dd");
    }

    void write() {
        for (std::size_t column = 0; column < sheet_.columns.size(); ++column) {
            worksheet_write_string(page_, 0, place(column), sheet_.columns[column].label.c_str(), bold_);
            worksheet_set_column(page_, place(column), place(column), 18, nullptr);
        }
        worksheet_freeze_panes(page_, 1, 0);
        for (std::size_t row = 0; row < sheet_.rows.size(); ++row) {
            for (std::size_t column = 0; column < sheet_.rows[row].size(); ++column) {
                write_cell(static_cast<lxw_row_t>(row + 1), place(column), sheet_.rows[row][column]);
            }
        }
        write_sums();
        ensure(workbook_close(book_) == LXW_NO_ERROR, "a workbook can be written");
    }

  private:
    static lxw_col_t place(std::size_t column) { return static_cast<lxw_col_t>(column); }

    lxw_format* figure(int digits, bool is_bold = false) {
        auto& format = figures_[{digits, is_bold}];
        if (format == nullptr) {
            format = workbook_add_format(book_);
            format_set_num_format(format, format_of(digits).c_str());
            if (is_bold) format_set_bold(format);
        }
        return format;
    }

    void write_cell(lxw_row_t row, lxw_col_t column, Cell const& cell) {
        if (auto const* text = std::get_if<std::string>(&cell)) {
            worksheet_write_string(page_, row, column, text->c_str(), nullptr);
        } else if (auto const* day = std::get_if<Date>(&cell)) {
            lxw_datetime date{};
            date.year = day->year();
            date.month = static_cast<int>(day->month());
            date.day = static_cast<int>(day->day());
            worksheet_write_datetime(page_, row, column, &date, day_);
        } else if (auto const* amount = std::get_if<Amount>(&cell)) {
            worksheet_write_number(page_, row, column, as_number(amount->text()),
                                   figure(amount->currency.minor_digits()));
        } else if (auto const* number = std::get_if<Decimal>(&cell)) {
            worksheet_write_number(page_, row, column, as_number(number->text()), nullptr);
        }
    }

    /// The amounts of a column, by the text that parts them.
    std::map<std::string, Amount> sums_of(std::size_t column) const {
        std::map<std::string, Amount> sums;
        auto const by = sheet_.columns[column].summed_by;
        for (auto const& row : sheet_.rows) {
            auto const* amount = std::get_if<Amount>(&row[column]);
            if (amount == nullptr) continue;
            auto const key = by ? std::get<std::string>(row[*by]) : std::string();
            auto const [sum, is_first] = sums.try_emplace(key, *amount);
            if (!is_first) sum->second += *amount;
        }
        return sums;
    }

    std::string range(std::size_t column) const {
        char cells[2 * LXW_MAX_CELL_NAME_LENGTH];
        lxw_rowcol_to_range_abs(cells, 1, place(column), static_cast<lxw_row_t>(sheet_.rows.size()), place(column));
        return cells;
    }

    void write_sums() {
        for (std::size_t column = 0; column < sheet_.columns.size(); ++column) {
            auto const& facts = sheet_.columns[column];
            if (!facts.is_summed || sheet_.rows.empty()) continue;
            auto row = static_cast<lxw_row_t>(sheet_.rows.size() + 1);
            for (auto const& [key, sum] : sums_of(column)) {
                auto const by = facts.summed_by;
                auto const formula = by ? "=SUMIF(" + range(*by) + ",\"" + key + "\"," + range(column) + ")"
                                        : "=SUM(" + range(column) + ")";
                if (by) worksheet_write_string(page_, row, place(*by), key.c_str(), bold_);
                worksheet_write_formula_num(page_, row++, place(column), formula.c_str(),
                                            figure(sum.currency.minor_digits(), true), as_number(sum.text()));
            }
        }
    }

    Sheet const& sheet_;
    lxw_workbook* book_;
    lxw_worksheet* page_ = nullptr;
    lxw_format* bold_ = nullptr;
    lxw_format* day_ = nullptr;
    std::map<std::pair<int, bool>, lxw_format*> figures_;
};

}  // namespace

std::string to_xlsx(Sheet const& sheet) {
    Scratch const scratch;
    auto const path = scratch.path() + "/sheet.xlsx";
    Writer(sheet, path).write();
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

}  // namespace farflung::sheets
