#include "platform/http/call.hpp"

#include <array>
#include <charconv>

#include "core/text.hpp"

namespace farflung::http {

namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decode(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            out += ' ';
        } else if (text[i] == '%') {
            auto const high = i + 2 < text.size() + 0 ? hex_digit(text[i + 1]) : -1;
            auto const low = i + 2 < text.size() + 0 ? hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0) throw Refusal(No::invalid, "query.broken_escape");
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i];
        }
    }
    if (!is_valid_utf8(out) || out.find('\0') != std::string::npos) throw Refusal(No::invalid, "query.not_text");
    return out;
}

struct Suffix {
    std::string_view text;
    Comparison comparison;
};
constexpr std::array<Suffix, 5> suffixes{{{".gte", Comparison::at_least},
                                          {".lte", Comparison::at_most},
                                          {".ne", Comparison::not_equals},
                                          {".in", Comparison::one_of},
                                          {".empty", Comparison::is_empty}}};

Filter to_filter(std::string const& name, std::string const& value) {
    for (auto const& suffix : suffixes) {
        if (!name.ends_with(suffix.text)) continue;
        auto comparison = suffix.comparison;
        if (comparison == Comparison::is_empty && value == "false") comparison = Comparison::is_not_empty;
        return {name.substr(0, name.size() - suffix.text.size()), comparison, value};
    }
    return {name, Comparison::equals, value};
}

/// `number,total,due_on`
std::vector<std::string> names_in(std::string_view text) {
    constexpr std::size_t most = 200;
    std::vector<std::string> names;
    while (true) {
        if (names.size() == most) throw Refusal(No::invalid, "query.too_many");
        auto const comma = std::min(text.find(','), text.size());
        names.emplace_back(text.substr(0, comma));
        if (comma == text.size()) return names;
        text.remove_prefix(comma + 1);
    }
}

}  // namespace

std::optional<std::string> Query::get(std::string_view name) const {
    for (auto const& [key, value] : values) {
        if (key == name) return value;
    }
    return std::nullopt;
}

Query parse_query(std::string_view text) {
    Query query;
    while (!text.empty()) {
        auto const end = std::min(text.find('&'), text.size());
        auto const pair = text.substr(0, end);
        auto const equals = std::min(pair.find('='), pair.size());
        if (!pair.empty()) {
            auto const value = equals < pair.size() ? pair.substr(equals + 1) : std::string_view{};
            query.values.emplace_back(decode(pair.substr(0, equals)), decode(value));
        }
        if (query.values.size() > 100) throw Refusal(No::invalid, "query.too_many");
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return query;
}

ListRequest Query::to_list_request() const {
    ListRequest request;
    for (auto const& [name, value] : values) {
        if (name == "limit") {
            auto const result = std::from_chars(value.data(), value.data() + value.size(), request.limit);
            if (result.ec != std::errc{} || result.ptr != value.data() + value.size()) request.limit = 0;
        } else if (name == "after") {
            request.after = value;
        } else if (name == "sort") {
            request.sort = value;
        } else if (name == "q") {
            request.search = value;
        } else if (name == "count") {
            request.count = value == "true";
        } else if (name == "fields") {
            request.fields = names_in(value);
        } else if (name != "dry_run") {
            request.filters.push_back(to_filter(name, value));
        }
    }
    return request;
}

}  // namespace farflung::http
