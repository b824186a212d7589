#include "core/amount.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "core/refusal.hpp"

namespace farflung {

namespace {

__extension__ using Wide = __int128;

[[noreturn]] void overflow() { throw std::overflow_error("an amount beyond its range"); }

void ensure_same_currency(Amount a, Amount b) { ensure(a.currency == b.currency, "both amounts are of one currency"); }

/// What one weight gets for certain, and how much of a further unit it has a claim to.
struct Share {
    Wide units{};
    Wide remainder{};
    std::size_t position{};
};

std::vector<Share> shares_of(Wide whole, std::span<std::int64_t const> weights) {
    auto const total = std::accumulate(weights.begin(), weights.end(), Wide{0});
    bool const is_equal = total == 0;
    Wide const divisor = is_equal ? static_cast<Wide>(weights.size()) : total;
    std::vector<Share> shares;
    shares.reserve(weights.size());
    for (auto const weight : weights) {
        Wide const claim = whole * (is_equal ? 1 : weight);
        shares.push_back({claim / divisor, claim % divisor, shares.size()});
    }
    return shares;
}

}  // namespace

std::optional<Amount> Amount::parse(std::string_view decimal_text, Currency currency) {
    auto const value = Decimal::parse(decimal_text);
    int const digits = currency.minor_digits();
    if (!value || value->scale() > digits) return std::nullopt;
    auto const minor = value->rounded(digits, Rounding::down).coefficient();
    if (minor > max_minor || minor < -max_minor) return std::nullopt;
    return Amount{static_cast<std::int64_t>(minor), currency};
}

Decimal Amount::decimal() const { return Decimal::of(minor, currency.minor_digits()); }

std::string Amount::text() const { return decimal().text(); }

Amount Amount::operator-() const {
    std::int64_t negated = 0;
    if (__builtin_sub_overflow(std::int64_t{0}, minor, &negated)) overflow();
    return {negated, currency};
}

Amount operator+(Amount a, Amount b) {
    ensure_same_currency(a, b);
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.minor, b.minor, &sum)) overflow();
    return {sum, a.currency};
}

Amount operator-(Amount a, Amount b) {
    ensure_same_currency(a, b);
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a.minor, b.minor, &difference)) overflow();
    return {difference, a.currency};
}

std::strong_ordering operator<=>(Amount a, Amount b) {
    ensure_same_currency(a, b);
    return a.minor <=> b.minor;
}

Amount amount_of(Decimal const& value, Currency currency, Rounding rounding) {
    auto const minor = value.rounded(currency.minor_digits(), rounding).coefficient();
    if (minor > Amount::max_minor || minor < -Amount::max_minor) overflow();
    return {static_cast<std::int64_t>(minor), currency};
}

Amount multiply(Amount amount, Decimal const& factor, Rounding rounding) {
    return amount_of(amount.decimal() * factor, amount.currency, rounding);
}

Amount convert(Amount amount, Decimal const& rate, Currency to, Rounding rounding) {
    return amount_of(amount.decimal() * rate, to, rounding);
}

std::vector<Amount> allocate(Amount whole, std::span<std::int64_t const> weights) {
    ensure(!weights.empty(), "an amount is allocated to at least one part");
    ensure(std::ranges::all_of(weights, [](std::int64_t weight) { return weight >= 0; }), "weights are not negative");
    // A negative whole is split as its positive twin is, so that a credit note mirrors its invoice.
    Wide const sign = whole.minor < 0 ? -1 : 1;
    Wide const size = sign * whole.minor;
    auto shares = shares_of(size, weights);
    auto left = size;
    for (auto const& share : shares) left -= share.units;
    std::ranges::stable_sort(shares, std::ranges::greater{}, &Share::remainder);
    std::vector<Amount> parts(weights.size(), Amount{0, whole.currency});
    for (auto const& share : shares) {
        Wide const units = share.units + (left > 0 ? 1 : 0);
        if (left > 0) --left;
        parts[share.position].minor = static_cast<std::int64_t>(sign * units);
    }
    return parts;
}

}  // namespace farflung
