#include "e_invoice/walker.hpp"

namespace farflung::e_invoice {

namespace {

/// A day may carry a zone, which says nothing here.
std::optional<Date> parse_date(std::string const& text) {
    constexpr std::size_t plain = 10;
    bool const has_zone = text.size() > plain && (text[plain] == 'Z' || text[plain] == '+' || text[plain] == '-');
    return Date::parse(has_zone ? text.substr(0, plain) : text);
}

Decimal as_written(Decimal const& amount) {
    auto const shortest = amount.normalised();
    return shortest.scale() > 2 ? shortest : shortest.rounded(2, Rounding::half_up);
}

}  // namespace

std::optional<Decimal> parse_number(std::string text) {
    if (text.starts_with('+')) text.erase(0, 1);
    auto const point = text.find('.');
    bool const is_long = point != std::string::npos && text.size() - point > Decimal::max_scale;
    if (is_long) text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    auto const first = text.starts_with('-') ? std::size_t{1} : std::size_t{0};
    if (text.size() > first && text[first] == '.') text.insert(first, 1, '0');
    auto const value = Decimal::parse(text);
    // Eighteen digits are more than any money, and few enough for every product that the rules form.
    constexpr Decimal::Coefficient most = 1'000'000'000'000'000'000;
    if (value && (value->coefficient() > most || value->coefficient() < -most)) return std::nullopt;
    return value;
}

void Walker::text(std::string_view name, std::string& value) {
    group(name, [&] { content(value); });
}

void Walker::coded(std::string_view name, std::string& value, std::string_view attribute_name, std::string& code) {
    group(name, [&] {
        attribute(attribute_name, code);
        content(value);
    });
}

void Walker::content(std::optional<Decimal>& value) {
    auto text = value ? value->text() : std::string();
    content(text);
    if (!is_reading()) return;
    value = parse_number(text);
    if (!value) misread();
}

void Walker::content(std::optional<Date>& value) {
    auto text = value ? value->text() : std::string();
    content(text);
    if (!is_reading()) return;
    value = parse_date(text);
    if (!value) misread();
}

void Walker::number(std::string_view name, std::optional<Decimal>& value) {
    group(name, [&] { content(value); });
}

void Walker::quantity(std::string_view name, std::optional<Decimal>& value, std::string& unit) {
    group(name, [&] {
        attribute("unitCode", unit);
        content(value);
    });
}

void Walker::money(std::string_view name, std::optional<Decimal>& value, std::string& currency) {
    auto amount = value && !is_reading() ? std::optional(as_written(*value)) : value;
    group(name, [&] {
        attribute("currencyID", currency);
        content(amount);
    });
    if (is_reading()) value = amount;
}

void Walker::money(std::string_view name, std::optional<Decimal>& value) {
    std::string none;
    money(name, value, none);
}

void Walker::truth(std::string_view name, bool& value) {
    group(name, [&] {
        auto text = std::string(value ? "true" : "false");
        content(text);
        if (!is_reading()) return;
        value = text == "true" || text == "1";
        if (!value && text != "false" && text != "0") misread();
    });
}

void Walker::date(std::string_view name, std::optional<Date>& value) {
    group(name, [&] { content(value); });
}

}  // namespace farflung::e_invoice
