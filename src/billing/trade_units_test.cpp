#include "billing/trade_units.hpp"

#include <gtest/gtest.h>

#include "platform/i18n/formats.hpp"

namespace farflung::billing {
namespace {

TEST(TradeUnits, that_are_one_everywhere_can_be_said_in_every_language) {
    for (auto const* unit : {"min", "h",  "Tage", "wythnos", "mois", "year", "kg", "g",  "t",  "m",
                             "km",  "cm", "mm",   "m2",      "m3",   "kWh",  "l",  "GB", "MB", "HUR"}) {
        auto const measure = measure_of(unit);
        ASSERT_FALSE(measure.empty()) << unit;
        for (auto const* language : {"en", "cy", "ar", "ja"}) {
            EXPECT_NE(i18n::format_measure(Decimal(2), measure, language), "") << unit;
        }
    }
    for (auto const* unit : {"", "crates", "pcs", "lump sum", "word"}) EXPECT_EQ(measure_of(unit), "") << unit;
}

}  // namespace
}  // namespace farflung::billing
