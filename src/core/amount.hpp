#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/currency.hpp"
#include "core/decimal.hpp"

namespace farflung {

/// Money: a whole number of a currency's smallest units. Amounts of different currencies are never added or
/// ordered (that is our own mistake, std::logic_error); what does not fit throws std::overflow_error.
struct Amount {
    std::int64_t minor{};
    Currency currency{};

    /// The largest amount, either way, that an input or a computed amount may be.
    static constexpr std::int64_t max_minor = 1'000'000'000'000'000;

    /// Refuses more digits than the currency has, and anything beyond max_minor; never rounds.
    static std::optional<Amount> parse(std::string_view decimal_text, Currency currency);

    bool is_zero() const { return minor == 0; }
    bool is_negative() const { return minor < 0; }
    Decimal decimal() const;
    std::string text() const;  // `4550.00`, with the currency's own digits and without its code
    void append_to(std::string& out) const { decimal().append_to(out); }

    Amount operator-() const;
    friend Amount operator+(Amount a, Amount b);
    friend Amount operator-(Amount a, Amount b);
    Amount& operator+=(Amount other) { return *this = *this + other; }
    Amount& operator-=(Amount other) { return *this = *this - other; }

    friend std::strong_ordering operator<=>(Amount a, Amount b);
    /// Amounts of different currencies are not equal, also when both are zero.
    friend bool operator==(Amount const&, Amount const&) = default;
};

/// These round once, as named, and throw std::overflow_error beyond max_minor.
Amount amount_of(Decimal const& value, Currency currency, Rounding rounding);
Amount multiply(Amount amount, Decimal const& factor, Rounding rounding);
/// `rate` is how many units of `to` one unit of the amount's currency buys.
Amount convert(Amount amount, Decimal const& rate, Currency to, Rounding rounding);

/// Parts in proportion to the weights that sum to the whole: the units left over go to the largest remainders, the
/// earlier first. All weights zero mean equal parts. No weights, or a negative one, are our own mistake.
std::vector<Amount> allocate(Amount whole, std::span<std::int64_t const> weights);

}  // namespace farflung
