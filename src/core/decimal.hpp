#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace farflung {

enum class Rounding {
    half_up,    // to the nearest; a half goes away from zero, as most tax offices ask
    half_even,  // to the nearest; a half goes to the even neighbour
    down,       // towards zero
    up,         // away from zero
};

/// An exact decimal number: a quantity, price, rate or percentage. What comes from outside has at most 30 digits,
/// 12 of them behind the point. Sums and products are exact, and have as many digits as that takes; what does not
/// fit into 128 bits throws std::overflow_error.
class Decimal {
  public:
    __extension__ using Coefficient = __int128;

    static constexpr int max_digits = 30;
    static constexpr int max_scale = 12;

    constexpr Decimal() = default;
    constexpr Decimal(std::int64_t whole) : coefficient_(whole) {}  // NOLINT: 3 is a decimal wherever one is meant
    template <std::floating_point Inexact>
    Decimal(Inexact) = delete;

    /// Plain notation such as `-12.50`; no exponent, no blanks, no grouping, a digit on both sides of a point.
    static std::optional<Decimal> parse(std::string_view text);
    /// `of(1250, 2)` is 12.50.
    static Decimal of(std::int64_t coefficient, int scale);
    static Decimal from_coefficient(Coefficient coefficient, int scale);

    /// As many digits behind the point as the scale says: 12.50 stays `12.50`.
    std::string text() const;
    void append_to(std::string& out) const;
    /// The same value without zeros at the end of the fraction.
    Decimal normalised() const;
    /// The same value or the nearest with this scale.
    Decimal rounded(int scale, Rounding rounding) const;

    Coefficient coefficient() const { return coefficient_; }
    int scale() const { return scale_; }
    bool is_zero() const { return coefficient_ == 0; }
    bool is_negative() const { return coefficient_ < 0; }

    Decimal operator-() const;
    friend Decimal operator+(Decimal const& a, Decimal const& b);
    friend Decimal operator-(Decimal const& a, Decimal const& b);
    friend Decimal operator*(Decimal const& a, Decimal const& b);
    Decimal& operator+=(Decimal const& other) { return *this = *this + other; }
    Decimal& operator-=(Decimal const& other) { return *this = *this - other; }

    /// By value: 1.5 equals 1.50.
    friend std::weak_ordering operator<=>(Decimal const& a, Decimal const& b);
    friend bool operator==(Decimal const& a, Decimal const& b) { return (a <=> b) == 0; }

  private:
    Coefficient coefficient_{};
    int scale_{};
};

/// The quotient with this many digits behind the point. Dividing by zero is our own mistake.
Decimal divide(Decimal const& a, Decimal const& b, int scale, Rounding rounding);

}  // namespace farflung
