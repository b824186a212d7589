#include "billing/late_interest.hpp"

#include <algorithm>

#include "billing/tax_rates.hpp"

namespace farflung::billing {

namespace {

std::vector<LateRate> dated(std::vector<std::pair<std::string_view, Decimal>> const& references, Decimal const& on_top,
                            std::string const& article) {
    std::vector<LateRate> rates;
    for (auto const& [from, reference] : references) rates.push_back({*Date::parse(from), reference + on_top, article});
    return rates;
}

Decimal percent(std::int64_t hundredths) { return Decimal::of(hundredths, 2); }

/// The rate of the European Central Bank's main refinancing operations on the first day of each half-year, and eight
/// points.
std::vector<LateRate> const& union_rates() {
    static auto const rates = dated({{"2016-07-01", percent(0)},
                                     {"2023-01-01", percent(250)},
                                     {"2023-07-01", percent(400)},
                                     {"2024-01-01", percent(450)},
                                     {"2024-07-01", percent(425)},
                                     {"2025-01-01", percent(315)},
                                     {"2025-07-01", percent(215)}},
                                    Decimal(8), "Directive 2011/7/EU Art. 3");
    return rates;
}

/// Germany's base rate, and nine points.
std::vector<LateRate> const& german_rates() {
    static auto const rates = dated({{"2016-07-01", percent(-88)},
                                     {"2023-01-01", percent(162)},
                                     {"2023-07-01", percent(312)},
                                     {"2024-01-01", percent(362)},
                                     {"2024-07-01", percent(337)},
                                     {"2025-01-01", percent(227)},
                                     {"2025-07-01", percent(127)}},
                                    Decimal(9), "§ 288 Abs. 2 BGB");
    return rates;
}

/// The Bank of England's base rate on 30 June and 31 December, each for the half-year after it, and eight points.
std::vector<LateRate> const& british_rates() {
    static auto const rates = dated({{"2020-07-01", percent(10)},
                                     {"2022-01-01", percent(25)},
                                     {"2022-07-01", percent(125)},
                                     {"2023-01-01", percent(350)},
                                     {"2023-07-01", percent(500)},
                                     {"2024-01-01", percent(525)},
                                     {"2025-01-01", percent(475)},
                                     {"2025-07-01", percent(425)},
                                     {"2026-01-01", percent(375)}},
                                    Decimal(8), "Late Payment of Commercial Debts (Interest) Act 1998 s. 6");
    return rates;
}

/// The rate in force on a day; none before the table begins.
LateRate const* rate_of(std::vector<LateRate> const& rates, Date on) {
    auto const after = std::ranges::upper_bound(rates, on, {}, &LateRate::from);
    return after == rates.begin() ? nullptr : &*std::prev(after);
}

/// The last day on which the rate of a day stays what it is.
Date last_of_rate(std::vector<LateRate> const& rates, Date on) {
    auto const after = std::ranges::upper_bound(rates, on, {}, &LateRate::from);
    return after == rates.end() ? Date::max() : after->from.plus_days(-1);
}

Amount interest_of(Amount open, Decimal const& rate, int days) {
    constexpr int days_of_year = 365;
    auto const exact = open.decimal();
    auto const interest =
        divide(exact * rate * Decimal(days), Decimal(100 * days_of_year), exact.scale(), Rounding::half_up);
    return amount_of(interest, open.currency, Rounding::half_up);
}

}  // namespace

std::vector<LateRate> const& late_rates(std::string_view country, Date on) {
    static std::vector<LateRate> const none;
    if (country == "GB") return british_rates();
    if (country == "DE") return german_rates();
    return is_member_state(country, on) ? union_rates() : none;
}

std::vector<InterestLine> late_interest(std::string_view country, Date due_on, std::vector<OpenSince> const& open,
                                        Date until) {
    auto const& rates = late_rates(country, due_on);
    bool const stays = country == "GB";
    std::vector<InterestLine> lines;
    for (std::size_t i = 0; i < open.size(); ++i) {
        auto from = std::max(due_on, open[i].from).plus_days(1);
        auto const end = i + 1 < open.size() ? std::min(until, open[i + 1].from) : until;
        while (from <= end && !open[i].open.is_zero()) {
            auto const* rate = rate_of(rates, stays ? due_on.plus_days(1) : from);
            if (rate == nullptr) return lines;
            auto const to = stays ? end : std::min(end, last_of_rate(rates, from));
            auto const days = to.days - from.days + 1;
            lines.push_back({from, to, days, open[i].open, rate->rate, interest_of(open[i].open, rate->rate, days)});
            from = to.plus_days(1);
        }
    }
    return lines;
}

}  // namespace farflung::billing
