#include <algorithm>
#include <array>
#include <utility>

#include "bank/statement_parts.hpp"
#include "core/encoding.hpp"

/// OFX 1 is SGML, in which an element with a value is never closed; OFX 2 is XML. Reading both by one scanner keeps
/// their elements and lines alike, and there are no document types and entities of the file's own to expand.
namespace farflung::bank {

namespace {

constexpr std::size_t most_open = 64;

struct OfxToken {
    std::int64_t line{};
    std::string name;   // in capitals; empty at the end
    std::string value;  // what follows it, up to the next element
    bool closes = false;
};

/// The entities that OFX names; whatever else begins with an ampersand stays as it is.
std::string unescaped(std::string_view text) {
    struct Entity {
        std::string_view written;
        std::string_view meant;
    };
    static constexpr std::array entities{Entity{"&amp;", "&"},   Entity{"&lt;", "<"},   Entity{"&gt;", ">"},
                                         Entity{"&quot;", "\""}, Entity{"&apos;", "'"}, Entity{"&nbsp;", " "},
                                         Entity{"&#39;", "'"},   Entity{"&#38;", "&"}};
    std::string out;
    while (!text.empty()) {
        auto const known =
            std::ranges::find_if(entities, [&](Entity const& one) { return text.starts_with(one.written); });
        if (known == entities.end()) {
            out += text.front();
            text.remove_prefix(1);
        } else {
            out += known->meant;
            text.remove_prefix(known->written.size());
        }
    }
    return out;
}

class OfxScanner {
  public:
    explicit OfxScanner(std::string_view text) : rest_(text) { skip_to_element(); }

    OfxToken next() {
        while (rest_.starts_with("<?")) {
            skip(rest_.find('>') == std::string_view::npos ? rest_.size() : rest_.find('>') + 1);
            skip_to_element();
        }
        OfxToken token{.line = line_};
        if (rest_.empty()) return token;
        auto const end = rest_.find('>');
        if (end == std::string_view::npos || rest_.starts_with("<!"))
            refuse(line_, {}, "statement.broken", clipped(rest_, 20));
        auto name = rest_.substr(1, end - 1);
        token.closes = name.starts_with('/');
        if (token.closes) name.remove_prefix(1);
        token.name = name.substr(0, name.find_first_of(" \t\r\n/"));
        std::ranges::transform(token.name, token.name.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        skip(end + 1);
        token.value = statement_text(unescaped(rest_.substr(0, rest_.find('<'))));
        skip_to_element();
        return token;
    }

  private:
    void skip(std::size_t size) {
        line_ += std::count(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(size), '\n');
        rest_.remove_prefix(size);
    }
    void skip_to_element() { skip(std::min(rest_.find('<'), rest_.size())); }

    std::string_view rest_;
    std::int64_t line_ = 1;
};

/// `20261109120000[-5:EST]`: the day as the bank counts it.
Date ofx_day(OfxToken const& token) {
    auto const digits = token.value.substr(0, 8);
    StatementPlace const place{token.line, token.name};
    if (digits.size() != 8 || digits.find_first_not_of("0123456789") != std::string::npos) {
        refuse(place.line, place.element, "statement.bad_day", token.value);
    }
    return statement_day(std::stoi(digits.substr(0, 4)), std::stoi(digits.substr(4, 2)), std::stoi(digits.substr(6, 2)),
                         token.value, place);
}

class OfxReader {
  public:
    OfxReader(std::string_view text, StatementFile& file) : scanner_(text), file_(file) {}

    void read() {
        for (auto token = scanner_.next(); !token.name.empty(); token = scanner_.next()) {
            if (token.closes || (token.name != "STMTRS" && token.name != "CCSTMTRS")) continue;
            found_ = true;
            take_statement(file_, "BALAMT", [&] { return read_one(token); });
        }
        if (!found_) refuse(1, "STMTRS", "statement.missing");
    }

  private:
    bool is_within(std::string_view name) const { return std::ranges::find(open_, name) != open_.end(); }

    /// Follows what is open: a value makes an element a leaf, and closing one closes what it left open inside.
    void follow(OfxToken const& token) {
        if (!token.closes && token.value.empty()) {
            if (open_.size() == most_open) refuse(token.line, token.name, "statement.broken", token.name);
            open_.push_back(token.name);
        }
        if (!token.closes) return;
        auto const found = std::find(open_.rbegin(), open_.rend(), token.name);
        if (found != open_.rend()) open_.erase(found.base() - 1, open_.end());
    }

    Statement read_one(OfxToken const& opening) {
        Statement statement{.line = opening.line};
        open_.clear();
        std::vector<OfxToken> movement;
        for (;;) {
            auto const token = scanner_.next();
            if (token.name.empty()) refuse(opening.line, '/' + opening.name, "statement.missing");
            if (token.closes && token.name == opening.name) break;
            follow(token);
            if (token.name == "STMTTRN") {
                // One inside another, or one that ends twice, would be lost or counted twice.
                if (token.closes == movement.empty()) refuse(token.line, token.name, "statement.broken", token.name);
                if (token.closes) statement.lines.push_back(movement_of(std::exchange(movement, {}), statement));
            }
            if (is_within("STMTTRN")) {
                movement.push_back(token);
            } else if (!token.closes) {
                take_fact(token, statement);
            }
        }
        if (!movement.empty()) refuse(movement.front().line, "/STMTTRN", "statement.missing");
        if (statement.currency == Currency{}) refuse(opening.line, "CURDEF", "statement.missing");
        if (statement.account.empty()) refuse(opening.line, "ACCTID", "statement.missing");
        return statement;
    }

    void take_fact(OfxToken const& token, Statement& statement) {
        if (token.name == "CURDEF") {
            // What stands above it was read as of no currency.
            if (!statement.lines.empty() || statement.closing) {
                refuse(token.line, token.name, "statement.broken", token.value);
            }
            statement.currency = statement_currency(token.value, {token.line, token.name});
        }
        bool const is_own = is_within("BANKACCTFROM") || is_within("CCACCTFROM");
        if (token.name == "ACCTID" && is_own) statement.account = token.value;
        if (!is_within("LEDGERBAL")) return;
        if (token.name == "BALAMT") {
            statement.closing = statement_amount(token.value, statement.currency, {token.line, token.name});
        }
        if (token.name == "DTASOF") statement.closed_on = ofx_day(token);
    }

    static OfxToken needed(std::vector<OfxToken> const& movement, std::string_view name) {
        auto const found =
            std::ranges::find_if(movement, [&](auto const& one) { return !one.closes && one.name == name; });
        if (found == movement.end()) refuse(movement.front().line, std::string(name), "statement.missing");
        return *found;
    }

    static StatementLine movement_of(std::vector<OfxToken> const& movement, Statement const& statement) {
        StatementLine line{.line = movement.front().line};
        auto const amount = needed(movement, "TRNAMT");
        line.amount = statement_amount(amount.value, statement.currency, {amount.line, amount.name});
        line.booked_on = line.value_on = ofx_day(needed(movement, "DTPOSTED"));
        line.reference = needed(movement, "FITID").value;
        for (auto const& token : movement) {
            if (token.closes || token.value.empty()) continue;
            if (token.name == "DTAVAIL") line.value_on = ofx_day(token);
            if (token.name == "NAME") line.name = token.value;
            if (token.name == "MEMO") line.text = token.value;
            if (token.name == "REFNUM") line.end_to_end_id = token.value;
            if (token.name == "ACCTID") line.iban = token.value;
        }
        return line;
    }

    OfxScanner scanner_;
    StatementFile& file_;
    std::vector<std::string> open_;
    bool found_ = false;
};

}  // namespace

void read_ofx(std::string_view text, StatementFile& file) {
    auto const begin = text.find("<OFX>");
    if (begin == std::string_view::npos) refuse(1, "OFX", "statement.missing");
    OfxReader(text, file).read();
}

}  // namespace farflung::bank
