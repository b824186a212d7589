#include "core/encoding.hpp"

#include <gtest/gtest.h>

namespace farflung {

namespace {

TEST(Encoding, text_of_unknown_writing_becomes_utf8) {
    EXPECT_EQ(to_utf8("\xEF\xBB\xBFM\xC3\xBCller"), "M\xC3\xBCller");
    EXPECT_EQ(to_utf8("M\xFCller \x80"), "M\xC3\xBCller \xE2\x82\xAC");
    EXPECT_EQ(to_utf8(std::string_view("\xFF\xFEM\0\xFC\0", 6)), "M\xC3\xBC");
}

TEST(Encoding, text_is_clipped_between_code_points) {
    EXPECT_EQ(clipped("M\xC3\xBCller", 2), "M\xC3\xBC");
    EXPECT_EQ(clipped("M\xC3\xBCller", 6), "M\xC3\xBCller");
    EXPECT_EQ(clipped("M\xC3\xBCller", 0), "");
}

}  // namespace

}  // namespace farflung
