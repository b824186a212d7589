#include "billing/recurrence.hpp"

#include <algorithm>

#include "core/refusal.hpp"

namespace farflung::billing {

namespace {

int months_of(Rhythm rhythm) {
    switch (rhythm) {
        case Rhythm::weekly:
            return 0;
        case Rhythm::monthly:
            return 1;
        case Rhythm::quarterly:
            return 3;
        case Rhythm::yearly:
            return 12;
    }
    return 0;
}

/// The anchor in the month that lies so many months after the recurrence's first; always from the first month, or a
/// February would shorten all that follow.
Date anchored(Recurrence const& recurrence, int months) {
    auto const first = recurrence.starts_on.plus_days(1 - recurrence.starts_on.day()).plus_months(months);
    auto const day = recurrence.anchor_day == 0 ? recurrence.starts_on.day() : recurrence.anchor_day;
    return first.plus_days(std::min(day, first.last_of_month().day()) - 1);
}

/// The n-th whole period; that of number 0 holds the day on which the recurrence starts.
Period whole_period(Recurrence const& recurrence, int n) {
    constexpr int week = 7;
    auto const step = months_of(recurrence.rhythm);
    if (step == 0) {
        auto const from = recurrence.starts_on.plus_days(week * n);
        return {from, from.plus_days(week - 1)};
    }
    // Where the anchor of the first month is still to come, the first period began before it.
    auto const shift = anchored(recurrence, 0) > recurrence.starts_on ? -step : 0;
    return {anchored(recurrence, shift + step * n), anchored(recurrence, shift + step * (n + 1)).plus_days(-1)};
}

}  // namespace

std::optional<BilledPeriod> period_of(Recurrence const& recurrence, int n) {
    ensure(n >= 0, "periods are counted from 0");
    auto const whole = whole_period(recurrence, n);
    auto billed = whole;
    if (n == 0) billed.from = recurrence.starts_on;
    if (recurrence.ends_on) billed.to = std::min(billed.to, *recurrence.ends_on);
    if (billed.to < billed.from) return std::nullopt;
    return BilledPeriod{billed, whole};
}

Amount prorate(Amount whole, Period const& period, Period const& part) {
    ensure(period.from <= part.from && part.from <= part.to && part.to <= period.to, "a part lies in its period");
    auto const borne = [&](int days) {
        auto const exact = whole.decimal();
        auto const share = divide(exact * Decimal(days), Decimal(period.days()), exact.scale(), Rounding::half_up);
        return amount_of(share, whole.currency, Rounding::half_up);
    };
    return borne(part.to.days - period.from.days + 1) - borne(part.from.days - period.from.days);
}

}  // namespace farflung::billing
