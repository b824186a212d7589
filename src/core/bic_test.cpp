#include "core/bic.hpp"

#include <gtest/gtest.h>

namespace farflung {

namespace {

TEST(Bic, has_eight_or_eleven_characters) {
    EXPECT_EQ(parse_bic("DEUTDEFF"), "DEUTDEFF");
    EXPECT_EQ(parse_bic("deutdeff500"), "DEUTDEFF500");
    for (auto const* text :
         {"", "DEUTDEF", "DEUTDEFF5", "DEUTDEFF5000", "DEUTD1FF", "DEUTDEF ", "DEUT-EFF", "1EUTDEFF"}) {
        EXPECT_FALSE(parse_bic(text)) << text;
    }
}

}  // namespace

}  // namespace farflung
