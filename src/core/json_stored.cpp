#include "core/json_stored.hpp"

#include <charconv>

namespace farflung {

bool StoredText::take_string(std::string_view& out) {
    if (!take("\"")) return false;
    auto const end = rest_.find('"');
    if (end == std::string_view::npos) return false;
    out = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return out.find('\\') == std::string_view::npos;
}

bool StoredText::take_integer(std::int64_t& out) {
    auto const [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), out);
    if (error != std::errc{}) return false;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return true;
}

bool read_stored(StoredText& in, bool& out) {
    out = in.take("true");
    return out || in.take("false");
}

bool read_stored(StoredText& in, int& out) {
    std::int64_t whole = 0;
    if (!in.take_integer(whole) || whole < INT32_MIN || whole > INT32_MAX) return false;
    out = static_cast<int>(whole);
    return true;
}

bool read_stored(StoredText& in, std::int64_t& out) { return in.take_integer(out); }

bool read_stored(StoredText& in, std::string& out) {
    std::string_view text;
    if (!in.take_string(text)) return false;
    out = text;
    return true;
}

bool read_stored(StoredText& in, Amount& out) {
    std::string_view digits;
    Currency currency;
    if (!in.take("{") || !in.take_name("amount") || !in.take_string(digits) || !in.take(",")) return false;
    if (!in.take_name("currency") || !read_stored(in, currency) || !in.take("}")) return false;
    auto const amount = Amount::parse(digits, currency);
    if (amount) out = *amount;
    return amount.has_value();
}

}  // namespace farflung
