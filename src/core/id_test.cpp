#include "core/id.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <unordered_set>

#include "core/testing.hpp"

namespace farflung {

namespace {

struct Tree;
using TreeId = Id<Tree>;

std::array<std::uint8_t, 10> random_bytes(std::mt19937_64& chance) {
    std::array<std::uint8_t, 10> bytes{};
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(testing::between(chance, 0, 255));
    return bytes;
}

TEST(Uuid, the_example_of_rfc_9562_has_its_text) {
    // Appendix A.6: 2022-02-22T19:22:22Z, rand_a CC3, rand_b 18C4DC0C0C07398F
    std::array<std::uint8_t, 10> const random{0x0C, 0xC3, 0x18, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F};
    EXPECT_EQ(make_uuid7(1645557742000, random).text(), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

TEST(Uuid, text_and_bytes_come_back_as_they_were) {
    auto chance = testing::seeded_chance();
    for (int i = 0; i < 1000; ++i) {
        auto const id = make_uuid7(testing::between(chance, 0, (std::int64_t{1} << 48) - 1), random_bytes(chance));
        EXPECT_EQ(Uuid::parse(id.text()), id);
        EXPECT_EQ(Uuid::from_bytes(id.view()), id);
    }
}

TEST(Uuid, capitals_are_read) {
    EXPECT_EQ(Uuid::parse("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")->text(), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

TEST(Uuid, anything_but_its_text_is_refused) {
    for (auto const* text : {"", "017f22e2", "017f22e279b07cc398c4dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
                             "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f ",
                             "017f22e2079b0-7cc3-98c4-dc0c0c07398f", "{17f22e2-79b0-7cc3-98c4-dc0c0c07398f",
                             "-17f22e2-79b0-7cc3-98c4-dc0c0c07398f"}) {
        EXPECT_FALSE(Uuid::parse(text)) << text;
    }
    EXPECT_THROW(Uuid::from_bytes("short"), std::logic_error);
}

TEST(Uuid, a_later_moment_is_a_greater_id_and_text) {
    auto chance = testing::seeded_chance();
    auto earlier = make_uuid7(1'700'000'000'000, random_bytes(chance));
    for (int i = 1; i < 100; ++i) {
        auto const later = make_uuid7(1'700'000'000'000 + i, random_bytes(chance));
        EXPECT_LT(earlier, later);
        EXPECT_LT(earlier.text(), later.text());
        earlier = later;
    }
}

TEST(Id, has_the_text_of_its_uuid_and_is_nil_until_it_is_made) {
    EXPECT_TRUE(TreeId{}.is_nil());
    EXPECT_EQ(TreeId{}.text(), "00000000-0000-0000-0000-000000000000");
    auto const id = TreeId::parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    ASSERT_TRUE(id);
    EXPECT_FALSE(id->is_nil());
    EXPECT_FALSE(TreeId::parse("a tree"));
    EXPECT_EQ((std::unordered_set<TreeId>{*id, *id, TreeId{}}).size(), 2U);
}

}  // namespace

}  // namespace farflung
