#include "core/csv.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/decimal.hpp"

namespace farflung {

namespace {

class CsvReader {
  public:
    CsvReader(std::string_view text, char separator, CsvLimits limits)
        : rest_(text), separator_(separator), limits_(limits) {}

    std::vector<CsvRow> rows() {
        std::vector<CsvRow> rows;
        while (!rest_.empty()) {
            if (rows.size() == limits_.rows) throw CsvFault{"it has too many rows", line_};
            rows.push_back(row());
        }
        return rows;
    }

  private:
    CsvRow row() {
        CsvRow row{.line = line_, .cells = {}};
        for (bool more = true; more;) {
            if (row.cells.size() == limits_.cells) throw CsvFault{"a row has too many cells", line_};
            row.cells.push_back(rest_.starts_with('"') ? quoted() : plain());
            more = rest_.starts_with(separator_);
            if (more) rest_.remove_prefix(1);
        }
        end_line();
        return row;
    }

    std::string plain() {
        auto const end = std::min(rest_.find_first_of(std::string{separator_, '\r', '\n', '"'}), rest_.size());
        if (end < rest_.size() && rest_[end] == '"') throw CsvFault{"a quote stands inside a cell", line_};
        std::string cell(rest_.substr(0, end));
        rest_.remove_prefix(end);
        return cell;
    }

    std::string quoted() {
        auto const began = line_;
        std::string cell;
        rest_.remove_prefix(1);
        for (;;) {
            auto const end = rest_.find('"');
            if (end == std::string_view::npos) throw CsvFault{"a quote is never closed", began};
            line_ += static_cast<std::size_t>(std::count(rest_.begin(), rest_.begin() + end, '\n'));
            cell += rest_.substr(0, end);
            rest_.remove_prefix(end + 1);
            if (!rest_.starts_with('"')) break;
            cell += '"';
            rest_.remove_prefix(1);
        }
        bool const ends =
            rest_.empty() || rest_.front() == separator_ || rest_.front() == '\r' || rest_.front() == '\n';
        if (!ends) throw CsvFault{"something follows a closing quote", line_};
        return cell;
    }

    void end_line() {
        if (rest_.empty()) return;
        if (rest_.starts_with('\r')) rest_.remove_prefix(1);
        if (rest_.starts_with('\n')) rest_.remove_prefix(1);
        ++line_;
    }

    std::string_view rest_;
    char separator_;
    CsvLimits limits_;
    std::size_t line_ = 1;
};

/// How many lines of the beginning have the count of separators that most of them have.
std::size_t agreement(std::string_view text, char separator) {
    std::map<std::ptrdiff_t, std::size_t> lines_by_count;
    constexpr int looked_at = 50;
    for (int i = 0; i < looked_at && !text.empty(); ++i) {
        auto const line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (auto const count = std::count(line.begin(), line.end(), separator)) ++lines_by_count[count];
    }
    std::size_t most = 0;
    for (auto const& [count, lines] : lines_by_count)
        most = std::max(most, lines * 100 + static_cast<std::size_t>(std::min<std::ptrdiff_t>(count, 99)));
    return most;
}

}  // namespace

std::vector<CsvRow> read_csv(std::string_view text, char separator, CsvLimits limits) {
    return CsvReader(text, separator, limits).rows();
}

char csv_separator(std::string_view text) {
    constexpr std::array separators{';', '\t', '|', ','};
    return *std::ranges::max_element(separators, {}, [&](char one) { return agreement(text, one); });
}

std::string safe_csv_cell(std::string text) {
    bool const is_formula = !text.empty() &&
                            std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos &&
                            !Decimal::parse(text);
    if (is_formula) text.insert(0, 1, '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

}  // namespace farflung
