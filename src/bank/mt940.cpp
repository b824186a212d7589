#include <algorithm>
#include <array>
#include <regex>

#include "bank/statement_parts.hpp"
#include "core/text.hpp"

namespace farflung::bank {

namespace {

/// One tagged field and the lines that continue it.
struct TaggedField {
    std::string tag;
    std::int64_t line{};
    std::vector<std::string> lines;

    StatementPlace place() const { return {line, ':' + tag + ':'}; }
    /// As one, for fields that banks break at a fixed width.
    std::string joined() const {
        std::string all;
        for (auto const& one : lines) all += one;
        return all;
    }
};

constexpr std::array known_tags{"13",  "13D", "20",  "21",  "25", "25P", "28", "28C", "34F", "60F",
                                "60M", "61",  "62F", "62M", "64", "65",  "86", "90C", "90D", "NS"};

/// The tag that a line begins with, such as `61`; empty for a line that goes on.
std::string_view tag_of(std::string_view line) {
    auto const end = line.find(':', 1);
    if (!line.starts_with(':') || end == std::string_view::npos) return {};
    auto const tag = line.substr(1, end - 1);
    return std::ranges::find(known_tags, tag) == known_tags.end() ? std::string_view{} : tag;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A time of day that a bank broke over two lines, `…T16` and `:20:11`, is no tag.
bool continues_a_time(TaggedField const& field, std::string_view line) {
    if (field.tag != "86" || line.size() < 6 || !std::all_of(line.begin() + 4, line.begin() + 6, is_digit))
        return false;
    auto const& last = field.lines.back();
    auto const size = last.size();
    return size >= 3 && is_digit(last[size - 1]) && is_digit(last[size - 2]) &&
           (last[size - 3] == 'T' || last[size - 3] == ' ') && (line.size() == 6 || !is_digit(line[6]));
}

bool ends_a_message(std::string_view line) { return line == "-" || line.starts_with("-}") || line.starts_with("{1:"); }

std::vector<TaggedField> fields_of(std::string_view text) {
    std::vector<TaggedField> fields;
    bool open = false;
    for (std::int64_t number = 1; !text.empty(); ++number) {
        auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        auto const tag = tag_of(line);
        if (!tag.empty() && !(open && continues_a_time(fields.back(), line))) {
            fields.push_back({std::string(tag), number, {std::string(line.substr(tag.size() + 2))}});
            open = true;
        } else if (ends_a_message(line)) {
            open = false;
        } else if (open) {
            fields.back().lines.emplace_back(line);
        }
    }
    return fields;
}

int number_in(std::string_view digits) {
    int number = 0;
    for (auto const c : digits) number = number * 10 + (c - '0');
    return number;
}

/// `260109`; two digits of a year are of this century up to 79.
Date short_day(std::string_view digits, StatementPlace const& place) {
    if (digits.size() != 6 || !std::ranges::all_of(digits, is_digit)) {
        refuse(place.line, place.element, "statement.bad_day", digits);
    }
    auto const year = number_in(digits.substr(0, 2));
    return statement_day(year < 80 ? 2000 + year : 1900 + year, number_in(digits.substr(2, 2)),
                         number_in(digits.substr(4, 2)), digits, place);
}

/// The day of booking has no year: it is the one nearest to the value date.
Date booking_day(std::string_view digits, Date value_on, StatementPlace const& place) {
    auto const month = number_in(digits.substr(0, 2));
    auto const apart = month - value_on.month();
    auto const year = value_on.year() + (apart > 6 ? -1 : apart < -6 ? 1 : 0);
    return statement_day(year, month, number_in(digits.substr(2, 2)), digits, place);
}

struct Balance {
    Date on;
    Amount amount;
};

/// `C260109EUR1234,56`. Some banks leave the currency out where the statement has said it.
Balance balance_of(TaggedField const& field, Currency known) {
    static std::regex const form("([CD])([0-9]{6})([A-Z]{3})?([0-9]{1,15}[,.]?[0-9]{0,4})\\s*");
    auto const text = field.joined();
    std::smatch found;
    if (text.size() > 60 || !std::regex_match(text, found, form)) {
        refuse(field.line, field.place().element, "statement.bad_field", text);
    }
    if (found[3].matched && found[3].str() != known.text()) {
        refuse(field.line, field.place().element, "statement.other_currency", found[3].str());
    }
    auto const amount = statement_amount(found[4].str(), known, field.place());
    return {short_day(found[2].str(), field.place()), found[1] == "C" ? amount : -amount};
}

/// Value date, day of booking, mark, funds code, amount, type and references.
StatementLine movement_of(TaggedField const& field, Currency currency) {
    static std::regex const form(
        "([0-9]{6})([0-9]{4}| {4})?(R?[CD])([A-Z]?)([0-9]{1,15}[,.]?[0-9]{0,4})([A-Z][A-Z0-9 ]{3})?(.*)");
    auto text = field.lines.front();
    std::size_t used = 1;
    // A line that is broken before its amount goes on in the next.
    if (text.find_first_of(",.") == std::string::npos && field.lines.size() > 1) text += field.lines[used++];
    std::smatch found;
    if (text.size() > 200 || !std::regex_match(text, found, form)) {
        refuse(field.line, field.place().element, "statement.bad_field", text);
    }
    auto const place = field.place();
    auto const amount = statement_amount(found[5].str(), currency, place);
    StatementLine line{.line = field.line};
    line.value_on = short_day(found[1].str(), place);
    auto const booked = found[2].str();
    line.booked_on =
        is_digit(booked.empty() ? ' ' : booked[0]) ? booking_day(booked, line.value_on, place) : line.value_on;
    // C comes in and D goes out; what takes one back goes the other way.
    line.amount = found[3] == "C" || found[3] == "RD" ? amount : -amount;
    auto const references = found[7].str();
    auto const parting = references.find("//");
    auto const theirs = statement_text(references.substr(0, parting));
    if (theirs != "NONREF") line.end_to_end_id = theirs;
    if (parting != std::string::npos) line.reference = statement_text(references.substr(parting + 2));
    std::string text_below;
    for (; used < field.lines.size(); ++used) text_below += field.lines[used] + ' ';
    line.text = statement_text(text_below);
    return line;
}

/// The currency that the first balance, or the floor of a report within the day, is in.
Currency currency_of(std::vector<TaggedField> const& fields, std::size_t begin, std::size_t end) {
    for (auto at = begin; at < end; ++at) {
        auto const& field = fields[at];
        bool const is_balance = field.tag.starts_with("60") || field.tag.starts_with("62");
        if (!is_balance && field.tag != "34F") continue;
        auto const text = field.joined();
        auto const skipped = is_balance ? std::size_t{7} : std::size_t{0};
        auto const currency = Currency::parse(std::string_view(text).substr(std::min(skipped, text.size()), 3));
        if (!currency) refuse(field.line, field.place().element, "statement.bad_currency", text);
        return *currency;
    }
    refuse(fields[begin].line, ":60F:", "statement.missing");
}

std::string account_of(std::vector<TaggedField> const& fields, std::size_t begin, std::size_t end) {
    for (auto at = begin; at < end; ++at) {
        if (fields[at].tag == "25" || fields[at].tag == "25P") return statement_text(fields[at].lines.front());
    }
    refuse(fields[begin].line, ":25:", "statement.missing");
}

Statement read_one(std::vector<TaggedField> const& fields, std::size_t begin, std::size_t end) {
    Statement statement{.line = fields[begin].line};
    statement.account = account_of(fields, begin, end);
    statement.currency = currency_of(fields, begin, end);
    bool after_movement = false;
    for (auto at = begin; at < end; ++at) {
        auto const& field = fields[at];
        if (field.tag == "61") {
            statement.lines.push_back(movement_of(field, statement.currency));
        } else if ((field.tag == "86" || field.tag == "NS") && after_movement) {
            read_details(field.lines, statement.lines.back());
        } else if (field.tag.starts_with("60")) {
            statement.opening = balance_of(field, statement.currency).amount;
        } else if (field.tag.starts_with("62")) {
            auto const balance = balance_of(field, statement.currency);
            statement.closing = balance.amount;
            statement.closed_on = balance.on;
        } else if (field.tag.starts_with("28")) {
            statement.number = statement_text(field.lines.front());
        }
        after_movement = field.tag == "61";
    }
    return statement;
}

/// Where the next statement begins: at its reference, or at a movement after a closing balance.
std::size_t end_of_statement(std::vector<TaggedField> const& fields, std::size_t begin) {
    bool is_closed = false;
    auto end = begin;
    do {
        is_closed = is_closed || fields[end].tag.starts_with("62");
        ++end;
    } while (end < fields.size() && fields[end].tag != "20" && !(is_closed && fields[end].tag == "61"));
    return end;
}

}  // namespace

void read_mt940(std::string_view text, StatementFile& file) {
    auto const fields = fields_of(text);
    for (std::size_t begin = 0; begin < fields.size();) {
        auto const end = end_of_statement(fields, begin);
        take_statement(file, ":62F:", [&] { return read_one(fields, begin, end); });
        begin = end;
    }
    if (fields.empty()) refuse(1, ":20:", "statement.missing");
}

}  // namespace farflung::bank
