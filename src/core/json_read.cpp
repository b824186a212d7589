#include "core/json_read.hpp"

namespace farflung {

namespace {

template <class T>
bool take(std::optional<T> value, T& out, Problems& problems, std::string const& path, char const* code) {
    if (!value) {
        problems.add(path, code);
        return false;
    }
    out = *value;
    return true;
}

template <class T, class Parse>
bool parse_text(Json json, T& out, Parse parse, Problems& problems, std::string const& path, char const* code) {
    auto const text = json.string();
    return take(text ? parse(*text) : std::nullopt, out, problems, path, code);
}

/// Lengths above that of a line of text are for what people write in several lines.
constexpr int longest_line = 200;

/// Those of ASCII and of ISO 8859, and the two code points that no XML document may hold: paper shows boxes for them,
/// and an e-invoice is another text without them.
bool has_control_character(std::string_view text, bool has_lines) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = static_cast<unsigned char>(text[i]);
        auto const next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        bool const breaks_line = c == '\n' || c == '\r' || c == '\t';
        if (c == 0x7F || (c < 0x20 && !(has_lines && breaks_line))) return true;
        if (c == 0xC2 && next >= 0x80 && next < 0xA0) return true;
        if (c == 0xEF && (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF")) return true;
    }
    return false;
}

}  // namespace

bool read_json(Json json, bool& out, Problems& problems, std::string const& path, Reading) {
    return take(json.boolean(), out, problems, path, "not_true_or_false");
}

bool read_json(Json json, std::int64_t& out, Problems& problems, std::string const& path, Reading) {
    return take(json.integer(), out, problems, path, "not_a_whole_number");
}

bool read_json(Json json, int& out, Problems& problems, std::string const& path, Reading) {
    auto const whole = json.integer();
    bool const fits = whole && *whole >= INT32_MIN && *whole <= INT32_MAX;
    return take(fits ? std::optional(static_cast<int>(*whole)) : std::nullopt, out, problems, path,
                "not_a_whole_number");
}

bool read_json(Json json, std::string& out, Problems& problems, std::string const& path, Reading) {
    auto const text = json.string();
    if (!text) {
        problems.add(path, "not_a_text");
        return false;
    }
    // PostgreSQL cannot keep NUL in text; both databases answer alike.
    if (text->find('\0') != std::string_view::npos) {
        problems.add(path, "forbidden_character");
        return false;
    }
    out = std::string(*text);
    return true;
}

bool read_json(Json json, Date& out, Problems& problems, std::string const& path, Reading reading) {
    // From outside, no day is so far away that the year before it or a term after it is none.
    auto const parse = [&](std::string_view text) {
        auto const day = Date::parse(text);
        bool const is_near = day && day->year() >= 1900 && day->year() < 3000;
        return is_near || reading == Reading::stored ? day : std::nullopt;
    };
    return parse_text(json, out, parse, problems, path, "not_a_date");
}

bool read_json(Json json, Instant& out, Problems& problems, std::string const& path, Reading) {
    return parse_text(json, out, Instant::parse, problems, path, "not_an_instant");
}

bool read_json(Json json, Decimal& out, Problems& problems, std::string const& path, Reading) {
    if (auto const whole = json.integer()) {
        out = Decimal(*whole);
        return true;
    }
    return parse_text(json, out, Decimal::parse, problems, path, "not_a_decimal");
}

bool read_json(Json json, Currency& out, Problems& problems, std::string const& path, Reading) {
    return parse_text(json, out, Currency::parse, problems, path, "not_a_currency");
}

bool read_json(Json json, Uuid& out, Problems& problems, std::string const& path, Reading) {
    return parse_text(json, out, Uuid::parse, problems, path, "not_an_id");
}

bool read_json(Json json, Amount& out, Problems& problems, std::string const& path, Reading) {
    if (json.kind() != Json::Kind::object) {
        problems.add(path, "not_an_amount");
        return false;
    }
    auto const code = json.find("currency");
    auto const text = json.find("amount");
    Currency currency;
    bool good = read_json(code.value_or(Json{}), currency, problems, path + "/currency");
    auto const digits = text ? text->string() : std::nullopt;
    if (!digits) {
        problems.add(path + "/amount", "not_a_decimal");
        return false;
    }
    if (!good) return false;
    return take(Amount::parse(*digits, currency), out, problems, path + "/amount", "not_an_amount_of_this_currency");
}

void check_text(std::string const& value, Rules const& rules, Problems& problems, std::string const& path) {
    auto const max = static_cast<std::size_t>(rules.max_length > 0 ? rules.max_length : longest_line);
    if (rules.required && trim(value).empty()) problems.add(path, "required");
    if (value.size() > max && code_points(value) > max) {
        problems.add(path, "too_long", {{"max", std::to_string(max)}});
    }
    if (has_control_character(value, rules.max_length > longest_line)) problems.add(path, "forbidden_character");
}

void check_number(std::int64_t value, Rules const& rules, Problems& problems, std::string const& path) {
    if (rules.min && value < *rules.min) problems.add(path, "too_small", {{"min", std::to_string(*rules.min)}});
    if (rules.max && value > *rules.max) problems.add(path, "too_large", {{"max", std::to_string(*rules.max)}});
}

void check_decimal(Decimal const& value, Rules const& rules, Problems& problems, std::string const& path) {
    if (rules.min && value < Decimal(*rules.min)) {
        problems.add(path, "too_small", {{"min", std::to_string(*rules.min)}});
    }
    if (rules.max && value > Decimal(*rules.max)) {
        problems.add(path, "too_large", {{"max", std::to_string(*rules.max)}});
    }
}

}  // namespace farflung
