#include "core/decimal.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/refusal.hpp"

namespace farflung {

namespace {

using Coefficient = Decimal::Coefficient;
__extension__ using Magnitude = unsigned __int128;

/// Products of parsed numbers have up to 24 digits behind the point, and those of three up to 36: still below the 38
/// digits that 128 bits hold.
constexpr int largest_scale = 36;

constexpr auto powers_of_ten = [] {
    std::array<Coefficient, largest_scale + 1> powers{};
    Coefficient power = 1;
    for (auto& entry : powers) {
        entry = power;
        power *= 10;
    }
    return powers;
}();

Coefficient power_of_ten(int exponent) { return powers_of_ten.at(static_cast<std::size_t>(exponent)); }

[[noreturn]] void overflow() { throw std::overflow_error("a decimal number beyond 128 bits"); }

Coefficient checked_product(Coefficient a, Coefficient b) {
    Coefficient product = 0;
    if (__builtin_mul_overflow(a, b, &product)) overflow();
    return product;
}

Coefficient at_scale(Decimal const& value, int scale) {
    return checked_product(value.coefficient(), power_of_ten(scale - value.scale()));
}

Magnitude magnitude(Coefficient value) {
    // Negating in unsigned arithmetic is defined for the most negative number too.
    return value < 0 ? Magnitude{0} - static_cast<Magnitude>(value) : static_cast<Magnitude>(value);
}

bool rounds_away(Magnitude quotient, Magnitude remainder, Magnitude divisor, Rounding rounding) {
    if (remainder == 0) return false;
    // Comparing with what is left to the divisor cannot overflow, doubling the remainder could.
    auto const rest = divisor - remainder;
    switch (rounding) {
        case Rounding::down:
            return false;
        case Rounding::up:
            return true;
        case Rounding::half_up:
            return remainder >= rest;
        case Rounding::half_even:
            return remainder > rest || (remainder == rest && quotient % 2 == 1);
    }
    return false;
}

Coefficient rounded_quotient(Coefficient dividend, Coefficient divisor, Rounding rounding) {
    auto const above = magnitude(dividend);
    auto const below = magnitude(divisor);
    auto quotient = above / below;
    if (rounds_away(quotient, above % below, below, rounding)) ++quotient;
    if (quotient > ~Magnitude{0} >> 1) overflow();
    auto const value = static_cast<Coefficient>(quotient);
    return (dividend < 0) != (divisor < 0) ? -value : value;
}

bool are_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
    bool const is_below_zero = text.starts_with('-');
    if (is_below_zero) text.remove_prefix(1);
    auto const point = text.find('.');
    auto const whole = text.substr(0, point);
    auto const fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (!are_digits(whole) || (point != std::string_view::npos && !are_digits(fraction))) return std::nullopt;
    if (whole.size() + fraction.size() > max_digits || fraction.size() > max_scale) return std::nullopt;
    Coefficient value = 0;
    for (char const digit : whole) value = value * 10 + (digit - '0');
    for (char const digit : fraction) value = value * 10 + (digit - '0');
    return from_coefficient(is_below_zero ? -value : value, static_cast<int>(fraction.size()));
}

Decimal Decimal::of(std::int64_t coefficient, int scale) { return from_coefficient(coefficient, scale); }

Decimal Decimal::from_coefficient(Coefficient coefficient, int scale) {
    ensure(scale >= 0 && scale <= largest_scale, "a scale lies between 0 and 36");
    Decimal value;
    value.coefficient_ = coefficient;
    value.scale_ = scale;
    return value;
}

std::string Decimal::text() const {
    std::string text;
    append_to(text);
    return text;
}

void Decimal::append_to(std::string& out) const {
    std::array<char, 48> text;  // 39 digits, sign and point, or 37 digits of a fraction
    auto begin = text.end();
    int written = 0;
    auto const write = [&](auto rest) {
        for (; rest != 0 || written <= scale_; ++written, rest /= 10) {
            if (written == scale_ && scale_ > 0) *--begin = '.';
            *--begin = static_cast<char>('0' + static_cast<int>(rest % 10));
        }
    };
    auto const size = magnitude(coefficient_);
    // Nearly every number fits into 64 bits, where dividing is many times faster.
    if (size <= UINT64_MAX)
        write(static_cast<std::uint64_t>(size));
    else
        write(size);
    if (coefficient_ < 0) *--begin = '-';
    out.append(begin, text.end());
}

Decimal Decimal::normalised() const {
    auto value = *this;
    while (value.scale_ > 0 && value.coefficient_ % 10 == 0) {
        value.coefficient_ /= 10;
        --value.scale_;
    }
    return value;
}

Decimal Decimal::rounded(int scale, Rounding rounding) const {
    if (scale >= scale_) return from_coefficient(at_scale(*this, scale), scale);
    return from_coefficient(rounded_quotient(coefficient_, power_of_ten(scale_ - scale), rounding), scale);
}

Decimal Decimal::operator-() const {
    Coefficient negated = 0;
    if (__builtin_sub_overflow(Coefficient{0}, coefficient_, &negated)) overflow();
    return from_coefficient(negated, scale_);
}

Decimal operator+(Decimal const& a, Decimal const& b) {
    int const scale = std::max(a.scale_, b.scale_);
    Coefficient sum = 0;
    if (__builtin_add_overflow(at_scale(a, scale), at_scale(b, scale), &sum)) overflow();
    return Decimal::from_coefficient(sum, scale);
}

Decimal operator-(Decimal const& a, Decimal const& b) { return a + -b; }

Decimal operator*(Decimal const& a, Decimal const& b) {
    if (a.scale_ + b.scale_ <= largest_scale) {
        return Decimal::from_coefficient(checked_product(a.coefficient_, b.coefficient_), a.scale_ + b.scale_);
    }
    auto const short_a = a.normalised();
    auto const short_b = b.normalised();
    if (short_a.scale_ + short_b.scale_ > largest_scale) overflow();
    return short_a * short_b;
}

std::weak_ordering operator<=>(Decimal const& a, Decimal const& b) {
    // Whole parts first, so that bringing both to one scale cannot overflow.
    auto const whole_a = a.coefficient_ / power_of_ten(a.scale_);
    auto const whole_b = b.coefficient_ / power_of_ten(b.scale_);
    if (whole_a != whole_b) return whole_a < whole_b ? std::weak_ordering::less : std::weak_ordering::greater;
    int const scale = std::max(a.scale_, b.scale_);
    auto const rest_a = a.coefficient_ % power_of_ten(a.scale_) * power_of_ten(scale - a.scale_);
    auto const rest_b = b.coefficient_ % power_of_ten(b.scale_) * power_of_ten(scale - b.scale_);
    if (rest_a == rest_b) return std::weak_ordering::equivalent;
    return rest_a < rest_b ? std::weak_ordering::less : std::weak_ordering::greater;
}

Decimal divide(Decimal const& a, Decimal const& b, int scale, Rounding rounding) {
    ensure(!b.is_zero(), "a divisor is not zero");
    ensure(scale >= 0 && scale <= Decimal::max_scale, "a quotient has 0 to 12 digits behind the point");
    auto const dividend = a.normalised();
    auto const divisor = b.normalised();
    int const shift = scale + divisor.scale() - dividend.scale();
    auto above = dividend.coefficient();
    auto below = divisor.coefficient();
    if (shift >= 0) {
        if (shift > largest_scale) overflow();
        above = checked_product(above, power_of_ten(shift));
    } else {
        below = checked_product(below, power_of_ten(-shift));
    }
    return Decimal::from_coefficient(rounded_quotient(above, below, rounding), scale);
}

}  // namespace farflung
