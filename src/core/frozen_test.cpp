#include "core/frozen.hpp"

#include <gtest/gtest.h>

namespace farflung {

namespace {

struct Place {
    std::string city;
    std::optional<Date> since;
};
constexpr auto describe(Of<Place>) {
    return record("place", field("city", &Place::city), field("since", &Place::since));
}

struct Seller {
    std::string name;
    Place place;
    std::vector<Place> branches;
    std::string iban;
};
constexpr auto describe(Of<Seller>) {
    return record("seller", field("name", &Seller::name), field("place", &Seller::place),
                  field("branches", &Seller::branches), field("iban", &Seller::iban));
}

Seller sample() {
    return {
        .name = "Tidewrack", .place = {"Sydney", Date::of(2024, 2, 29)}, .branches = {{"Perth", {}}}, .iban = "MT84"};
}

TEST(Frozen, holds_nothing_until_something_is_kept) {
    Frozen<Seller> const nothing;
    EXPECT_FALSE(nothing);
    EXPECT_EQ(to_json(nothing), "null");
    EXPECT_EQ(nothing.value_or(sample()).name, "Tidewrack");
}

TEST(Frozen, comes_back_whole_and_is_sent_as_it_is_stored) {
    Frozen<Seller> const kept(sample());
    auto const back = Frozen<Seller>::from_stored(kept.text());
    EXPECT_EQ(back->place.city, "Sydney");
    EXPECT_EQ(back->branches.at(0).city, "Perth");
    EXPECT_EQ(to_json(back), to_json(sample()));
}

TEST(Frozen, a_text_of_an_older_version_is_sent_with_what_it_did_not_know) {
    auto const old =
        Frozen<Seller>::from_stored(R"({"name":"Tidewrack","place":{"city":"Sydney","since":null},"branches":[]})");
    EXPECT_EQ(to_json(old), R"({"name":"Tidewrack","place":{"city":"Sydney","since":null},"branches":[],"iban":""})");
    EXPECT_EQ(old->iban, "");
}

TEST(Frozen, a_text_with_escapes_or_blanks_is_read_all_the_same) {
    auto const odd =
        Frozen<Seller>::from_stored(R"({"name": "T\"W","place":{"city":"S","since":null},"branches":[],"iban":"x"})");
    EXPECT_EQ(odd->name, "T\"W");
    EXPECT_EQ(to_json(odd), R"({"name":"T\"W","place":{"city":"S","since":null},"branches":[],"iban":"x"})");
}

TEST(Frozen, what_is_not_such_a_text_is_never_handed_on) {
    for (auto const* broken : {R"({"name":"a","place":{"city":"b","since":"yesterday"},"branches":[],"iban":""})",
                               R"({"name":"a","place":{"city":"b","since":null},"branches":[{}],"iban":""})",
                               R"({"name":"a","place":{"city":"b","since":null},"branches":[],"iban":""}, 1)"}) {
        EXPECT_NE(to_json(Frozen<Seller>::from_stored(broken)), broken);
    }
}

}  // namespace

}  // namespace farflung
