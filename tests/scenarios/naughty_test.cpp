#include <cstdlib>
#include <filesystem>

#include "test_world.hpp"

#include "core/hash.hpp"
#include "core/testing.hpp"
#include "platform/http/dispatcher.hpp"

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

/// Every file of the suite as a body and as the value of a field: what is JSON is taken or refused for what it says,
/// what is none is refused, and nothing breaks.
TEST_P(Naughty, json_is_read_as_the_suite_says) {
    auto const* given = std::getenv("FARFLUNG_ORACLES");
    auto const folder = std::filesystem::path(given != nullptr ? given : "../shared/oracles") / "json";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the suite is not there";
    std::map<char, int> files;
    for (auto const& file : std::filesystem::directory_iterator(folder)) {
        auto const name = file.path().filename().string();
        if (file.path().extension() != ".json") continue;
        auto const text = *testing::oracle("json/" + name);
        auto const reply = post("kofi", "/parties", text);
        auto const inside =
            post("kofi", "/parties", R"({"name":"N","zone":"UTC","currency":"EUR","notes":)" + text + "}");
        bool const is_json = JsonDocument::parse(text).has_value();
        EXPECT_TRUE(name[0] != 'y' || is_json) << name;
        EXPECT_TRUE(name[0] != 'n' || !is_json) << name;
        EXPECT_TRUE(reply.status >= 400 && reply.status < 500) << name << reply.body;
        EXPECT_TRUE(inside.status == 201 || (inside.status >= 400 && inside.status < 500)) << name << inside.body;
        ++files[name[0]];
    }
    EXPECT_EQ(files['y'], 95);
    EXPECT_EQ(files['n'], 188);
    EXPECT_EQ(files['i'], 35);
}

TEST_P(Naughty, numbers_keys_and_depths_of_no_use_are_refused) {
    auto const party = [](std::string const& notes) {
        return R"({"name":"N","zone":"UTC","currency":"EUR","notes":)" + notes + "}";
    };
    for (auto const& body :
         {party("1e400"), party("-0"), party("NaN"), party("Infinity"), party(R"("\ud800")"), party(R"("\u0000")"),
          party(std::string(10'000, '[') + std::string(10'000, ']')), std::string(10'000, '{'),
          party("\"\xed\xa0\x80\""), party('"' + std::string(2'000'000, 'a') + '"')}) {
        auto const reply = post("kofi", "/parties", body);
        EXPECT_TRUE(reply.status == 400 || reply.status == 413 || reply.status == 422)
            << body.substr(0, 100) << " " << reply.status << reply.body;
    }
    // Of twin keys nobody can say which one is meant.
    auto const twins = post("kofi", "/parties", R"({"name":"A","name":"B","zone":"UTC","currency":"EUR"})");
    EXPECT_EQ(twins.status, 422) << twins.body;
    EXPECT_EQ(twins.at("code"), "body.twin_key");
    EXPECT_NE(twins.at("detail").find("name"), std::string::npos) << twins.body;
}

/// C11: wherever a page leads to somewhere, it leads nowhere else, whatever the address says.
TEST_P(Naughty, addresses_of_others_lead_nowhere) {
    std::vector<std::string> addresses;
    for (auto const* beginning : {"https://",
                                  "http://",
                                  "//",
                                  "///",
                                  "\\\\",
                                  "/\\",
                                  "https:",
                                  "https:/",
                                  "http:\\\\",
                                  "//user@",
                                  "https://farflung.test@",
                                  "https://farflung.test.",
                                  "/%2f",
                                  "%2f%2f",
                                  "/%09/",
                                  "/%0a/",
                                  "\t//",
                                  "//%00",
                                  "//[::1]@",
                                  "ftp://"}) {
        for (auto const* rest : {"evil.example", "evil.example/%2e%2e", "evil.example%23", "evil%E3%80%82example"}) {
            addresses.emplace_back(std::string(beginning) + rest);
        }
    }
    EXPECT_EQ(addresses.size(), 80U);
    std::vector<Route const*> open;
    for (auto const& route : registry_->routes()) {
        if (route.keys.opens(key::anyone) && !route.is_stream) open.push_back(&route);
    }
    ASSERT_FALSE(open.empty());
    for (auto const& address : addresses) {
        std::string encoded;
        for (auto const c : address) encoded += "%" + hex(std::string_view(&c, 1));
        for (auto const* route : open) {
            for (auto const* parameter : {"next", "url"}) {
                auto path = route->pattern;
                for (auto at = path.find('{'); at != std::string::npos; at = path.find('{')) {
                    path.replace(at, path.find('}', at) + 1 - at, "x");
                }
                auto const reply = ask("nobody", {.method = route->method,
                                                  .path = path + "?" + parameter + "=" + encoded,
                                                  .body = "next=" + encoded,
                                                  .headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                                                              {"Referer", "https://evil.example/"},
                                                              {"X-Forwarded-Host", "evil.example"}}});
                EXPECT_LT(reply.status, 500) << path << reply.body;
                auto const to = reply.headers.find("Location");
                EXPECT_TRUE(to == reply.headers.end() || to->second.find("evil") == std::string::npos)
                    << path << " leads to " << to->second;
                EXPECT_EQ(reply.body.find("evil.example"), std::string::npos) << path << reply.body;
            }
        }
    }
}

}  // namespace
}  // namespace farflung
