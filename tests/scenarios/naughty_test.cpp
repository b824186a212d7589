#include "test_world.hpp"

#include "core/hash.hpp"
#include "core/testing.hpp"

namespace farflung {
namespace {

/// RELIABILITY C15: whatever people or attackers write is stored and comes back byte for byte, or is refused with 422.
class Naughty : public test::WorldTest {
  protected:
    std::vector<std::string> strings() {
        std::vector<std::string> all;
        auto const text = testing::oracle("naughty-strings/blns.json");
        auto const document = text ? JsonDocument::parse(*text) : std::nullopt;
        for (std::size_t i = 0; document && i < document->root().size(); ++i) {
            all.emplace_back(document->root().at(i).string().value_or(""));
        }
        return all;
    }

    static std::string quoted(std::string_view text) {
        std::string out;
        append_json_string(out, text);
        return out;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Naughty, test::both_databases(), test::name_of);

TEST_P(Naughty, strings_come_back_as_they_were_or_are_refused) {
    auto const all = strings();
    if (all.empty()) GTEST_SKIP() << "the sample strings are not there";
    int kept = 0;
    for (auto const& text : all) {
        auto const made = post("kofi", "/parties",
                               "{\"name\":\"N\",\"zone\":\"UTC\",\"currency\":\"EUR\",\"notes\":" + quoted(text) +
                                   ",\"website\":" + quoted(text) + ",\"skills\":[" + quoted(text) + "]}");
        if (made.status == 422) continue;
        ASSERT_EQ(made.status, 201) << text << " " << made.body;
        auto const shown = get("kofi", "/parties/" + made.at("id"));
        EXPECT_EQ(shown.at("notes"), text);
        EXPECT_EQ(shown.at("website"), text);
        EXPECT_EQ(shown.at("skills/0"), text);
        ++kept;
    }
    EXPECT_GT(kept, 400) << "most of them are plain texts";
}

TEST_P(Naughty, strings_in_search_sort_and_filters_never_break_the_program) {
    auto const all = strings();
    if (all.empty()) GTEST_SKIP() << "the sample strings are not there";
    for (auto const& text : all) {
        std::string encoded;
        for (auto const c : text) encoded += "%" + hex(std::string_view(&c, 1));
        for (auto const* parameter : {"q=", "sort=", "name=", "after=", "limit=", "created_at.gte=", "id="}) {
            auto const reply = get("kofi", "/parties?" + (parameter + encoded));
            EXPECT_LT(reply.status, 500) << parameter << text << reply.body;
        }
    }
}

}  // namespace
}  // namespace farflung
