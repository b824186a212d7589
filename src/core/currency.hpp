#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

namespace farflung {

/// An ISO 4217 code. Without a choice it is XXX, "no currency".
struct Currency {
    std::array<char, 3> code{'X', 'X', 'X'};

    /// Three capital letters that ISO 4217 lists, now or in the past.
    static std::optional<Currency> parse(std::string_view code);

    std::string_view text() const { return {code.data(), code.size()}; }
    /// How many digits the smallest unit has behind the point: JPY 0, EUR 2, KWD 3, CLF 4.
    int minor_digits() const;
    /// False for one that was replaced, such as DEM: old books hold it, new documents do not.
    bool is_active() const;

    friend auto operator<=>(Currency const&, Currency const&) = default;
};

/// Every code that parse takes, in alphabetical order.
std::span<Currency const> all_currencies();

}  // namespace farflung

template <>
struct std::hash<farflung::Currency> {
    std::size_t operator()(farflung::Currency const& currency) const noexcept {
        return std::hash<std::string_view>{}(currency.text());
    }
};
