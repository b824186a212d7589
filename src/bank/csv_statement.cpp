#include <algorithm>
#include <array>
#include <cstdlib>

#include "bank/csv_columns.hpp"
#include "bank/statement_parts.hpp"
#include "core/csv.hpp"
#include "core/text.hpp"

/// A bank's CSV file: no two are alike, so the columns are those that a person named before, else those whose names
/// banks commonly use. Days and amounts that could be read in two ways are refused, never guessed.
namespace farflung::bank {

namespace {

constexpr std::size_t rows_before_header = 30;

class CsvStatement {
  public:
    CsvStatement(std::vector<CsvRow> rows, StatementHints const& hints) : rows_(std::move(rows)), hints_(hints) {}

    Statement read() {
        find_header();
        find_day_order();
        find_decimal_sign();
        Statement statement{.line = line_of(header_)};
        statement.currency = currency_of(header_ + 1);
        for (auto at = header_ + 1; at < rows_.size(); ++at) {
            if (is_blank(rows_[at])) continue;
            refuse_other_width(at);
            statement.lines.push_back(movement_of(at, statement.currency));
            if (auto const text = cell(at, &CsvColumns::balance); !text.empty()) {
                balances_.push_back(amount_of(text, statement.currency, at, "balance"));
            }
        }
        check_balances(statement);
        return statement;
    }

  private:
    static bool is_blank(CsvRow const& row) {
        return std::ranges::all_of(row.cells, [](auto const& cell) { return trim(cell).empty(); });
    }
    std::int64_t line_of(std::size_t row) const { return static_cast<std::int64_t>(rows_[row].line); }

    std::string cell(std::size_t row, std::string CsvColumns::*which) const {
        auto const column = std::ranges::find(csv_columns(), which, &Column::named);
        auto const place = places_[static_cast<std::size_t>(column - csv_columns().begin())];
        if (!place || *place >= rows_[row].cells.size()) return {};
        return std::string(trim(rows_[row].cells[*place]));
    }
    bool has(std::string CsvColumns::*which) const {
        auto const column = std::ranges::find(csv_columns(), which, &Column::named);
        return places_[static_cast<std::size_t>(column - csv_columns().begin())].has_value();
    }

    /// A row that was cut, or joined with another: its cells may stand under the names of others.
    void refuse_other_width(std::size_t row) const {
        auto const& names = rows_[header_].cells;
        auto const& cells = rows_[row].cells;
        if (cells.size() < names.size()) {
            auto const first = cells.size();
            auto const place = std::ranges::find(places_, std::optional(first));
            std::string element;
            if (place != places_.end())
                element = csv_columns()[static_cast<std::size_t>(place - places_.begin())].element;
            refuse(line_of(row), element, "statement.too_few_cells", std::string(trim(names[first])));
        }
        if (cells.size() > names.size()) {
            refuse(line_of(row), {}, "statement.too_many_cells", std::string(trim(cells[names.size()])));
        }
    }

    void find_header() {
        for (header_ = 0; header_ < std::min(rows_.size(), rows_before_header); ++header_) {
            places_ = places_in(hints_.columns, rows_[header_].cells);
            if (has(&CsvColumns::booked_on) &&
                (has(&CsvColumns::amount) || has(&CsvColumns::money_in) || has(&CsvColumns::money_out))) {
                return;
            }
        }
        auto const longest = std::ranges::max_element(rows_, {}, [](auto const& row) { return row.cells.size(); });
        std::string names;
        if (longest != rows_.end()) {
            for (auto const& name : longest->cells) names += (names.empty() ? "" : ", ") + std::string(trim(name));
        }
        refuse(longest == rows_.end() ? 1 : static_cast<std::int64_t>(longest->line), {}, "statement.unknown_columns",
               names);
    }

    /// The three numbers of a day as they stand there.
    static std::array<int, 3> numbers_of(std::string_view text) {
        std::array<int, 3> numbers{-1, -1, -1};
        std::size_t at = 0;
        for (auto& number : numbers) {
            auto const begin = at;
            while (at < text.size() && at - begin < 4 && text[at] >= '0' && text[at] <= '9') {
                number = std::max(number, 0) * 10 + (text[at++] - '0');
            }
            if (at < text.size()) ++at;
        }
        return numbers;
    }

    void find_day_order() {
        order_ = hints_.columns.day_order;
        std::string unclear;
        for (auto at = header_ + 1; at < rows_.size() && order_ == CsvDayOrder::unsaid; ++at) {
            auto const text = cell(at, &CsvColumns::booked_on);
            auto const numbers = numbers_of(text);
            if (numbers[0] > 31)
                order_ = CsvDayOrder::year_first;
            else if (numbers[0] > 12 || text.find('.') < 3)
                order_ = CsvDayOrder::day_first;
            else if (numbers[1] > 12)
                order_ = CsvDayOrder::month_first;
            else if (unclear.empty() && numbers[0] != numbers[1])
                unclear = text;
        }
        if (order_ == CsvDayOrder::unsaid && !unclear.empty()) {
            refuse(line_of(header_), "booked_on", "statement.unclear_days", unclear);
        }
    }

    Date day_of(std::string const& text, std::size_t row, char const* element) const {
        auto numbers = numbers_of(text);
        if (order_ == CsvDayOrder::year_first) std::swap(numbers[0], numbers[2]);
        if (order_ == CsvDayOrder::month_first) std::swap(numbers[0], numbers[1]);
        auto const year = numbers[2] >= 0 && numbers[2] < 100 ? numbers[2] + 2000 : numbers[2];
        return statement_day(year, numbers[1], numbers[0], text, {line_of(row), element});
    }

    void find_decimal_sign() {
        for (auto at = header_ + 1; at < rows_.size(); ++at) {
            for (auto const which :
                 {&CsvColumns::amount, &CsvColumns::money_in, &CsvColumns::money_out, &CsvColumns::balance}) {
                auto const text = cell(at, which);
                auto const last = text.find_last_of(".,");
                if (last == std::string::npos) continue;
                bool const other_before = text.find(text[last] == ',' ? '.' : ',') < last;
                std::size_t const digits = text.find_first_not_of("0123456789", last + 1) == std::string::npos
                                               ? text.size() - last - 1
                                               : text.find_first_not_of("0123456789", last + 1) - last - 1;
                if (other_before || digits != 3) decimal_sign_ = text[last];
                if (decimal_sign_ != '\0') return;
            }
        }
    }

    Amount amount_of(std::string const& text, Currency currency, std::size_t row, char const* element) const {
        std::string plain;
        bool const is_unclear = decimal_sign_ == '\0' && text.find_first_of(".,") != std::string::npos;
        if (is_unclear) refuse(line_of(row), element, "statement.bad_amount", text);
        for (auto const c : text) {
            bool const groups = (c == '.' || c == ',') && c != decimal_sign_;
            // Banks group thousands by blanks, apostrophes, or the sign that is not the decimal one.
            if (c != ' ' && c != '\'' && !groups) plain += c;
        }
        if (plain.ends_with('-')) plain = '-' + plain.substr(0, plain.size() - 1);
        return statement_amount(plain, currency, {line_of(row), element});
    }

    Currency currency_of(std::size_t row) const {
        auto const text = row < rows_.size() ? cell(row, &CsvColumns::currency) : std::string{};
        return text.empty() ? hints_.currency : statement_currency(text, {line_of(row), "currency"});
    }

    Amount movement_amount(std::size_t row, Currency currency) const {
        if (auto const text = cell(row, &CsvColumns::amount); !text.empty())
            return amount_of(text, currency, row, "amount");
        auto const in = cell(row, &CsvColumns::money_in);
        auto const out = cell(row, &CsvColumns::money_out);
        if (in.empty() && out.empty()) refuse(line_of(row), "amount", "statement.missing");
        Amount amount{0, currency};
        if (!in.empty()) amount += amount_of(in, currency, row, "money_in");
        // Some banks write what went out with a minus, others without.
        if (!out.empty()) {
            auto const gone = amount_of(out, currency, row, "money_out");
            amount += gone.is_negative() ? gone : -gone;
        }
        return amount;
    }

    StatementLine movement_of(std::size_t row, Currency currency) const {
        StatementLine line{.line = line_of(row)};
        if (auto const own = currency_of(row); own != currency) {
            refuse(line.line, "currency", "statement.other_currency", own.text());
        }
        line.booked_on = day_of(cell(row, &CsvColumns::booked_on), row, "booked_on");
        auto const value_on = cell(row, &CsvColumns::value_on);
        line.value_on = value_on.empty() ? line.booked_on : day_of(value_on, row, "value_on");
        line.amount = movement_amount(row, currency);
        line.name = statement_text(cell(row, &CsvColumns::name));
        line.iban = statement_text(cell(row, &CsvColumns::iban));
        line.reference = statement_text(cell(row, &CsvColumns::reference));
        line.text = statement_text(cell(row, &CsvColumns::text));
        return line;
    }

    /// The balance after each movement must follow from the one before it, from the oldest to the newest or back.
    void check_balances(Statement& statement) const {
        auto const& lines = statement.lines;
        if (balances_.empty() || balances_.size() != lines.size()) return;
        auto const follows = [&](std::size_t earlier, std::size_t later) {
            return balances_[earlier] + lines[later].amount == balances_[later];
        };
        std::optional<std::size_t> breaks_down;
        std::optional<std::size_t> breaks_up;
        for (std::size_t at = 1; at < lines.size(); ++at) {
            if (!breaks_down && !follows(at - 1, at)) breaks_down = at;
            if (!breaks_up && !follows(at, at - 1)) breaks_up = at;
        }
        bool const newest_first = breaks_down && !breaks_up;
        if (breaks_down && breaks_up) {
            auto const at = std::max(*breaks_down, *breaks_up);
            refuse(lines[at].line, "balance", "statement.bad_field", balances_[at].text());
        }
        auto const first = newest_first ? lines.size() - 1 : 0;
        statement.opening = balances_[first] - lines[first].amount;
        if (std::abs(statement.opening->minor) > Amount::max_minor) {
            refuse(statement.line, "balance", "statement.sum_too_large");
        }
        statement.closing = balances_[newest_first ? 0 : lines.size() - 1];
        statement.closed_on = lines[newest_first ? 0 : lines.size() - 1].booked_on;
    }

    std::vector<CsvRow> rows_;
    StatementHints const& hints_;
    std::size_t header_ = 0;
    Places places_;
    CsvDayOrder order_ = CsvDayOrder::unsaid;
    char decimal_sign_ = '\0';
    std::vector<Amount> balances_;
};

}  // namespace

void read_csv_statement(std::string_view text, StatementHints const& hints, StatementFile& file) {
    std::vector<CsvRow> rows;
    try {
        rows = read_csv(text, csv_separator(text));
    } catch (CsvFault const& fault) {
        refuse(static_cast<std::int64_t>(fault.line), {}, "statement.broken", fault.reason);
    }
    take_statement(file, {}, [&] { return CsvStatement(std::move(rows), hints).read(); });
}

}  // namespace farflung::bank
