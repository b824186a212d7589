#include "test_world.hpp"

namespace farflung::people {
namespace {

/// Partners and customers come in without a password: by a link or a code of one mail.
class Portal : public test::WorldTest {
  protected:
    std::string letter_to(std::string const& email) {
        EXPECT_EQ(post("nobody", "/portal_links", R"({"email":")" + email + "\"}").status, 204);
        run_jobs();
        return world_.mails().empty() ? std::string() : world_.mails().back().text;
    }
    static std::string code_in(std::string const& letter) {
        auto const at = letter.find("asked for it:\n");
        return at == std::string::npos ? std::string() : letter.substr(at + 14, 9);
    }
    static std::string secret_in(std::string const& letter) {
        auto const at = letter.find("/portal#") + 8;
        return letter.substr(at, letter.find('\n', at) - at);
    }
    test::Reply use_code(std::string const& email, std::string const& code) {
        return post("nobody", "/portal_links/use_code", R"({"email":")" + email + R"(","code":")" + code + "\"}");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Portal, test::both_databases(), test::name_of);

TEST_P(Portal, the_code_of_the_mail_signs_in_once_and_spends_its_link) {
    auto const letter = letter_to("rita@example.com");
    auto code = code_in(letter);
    ASSERT_EQ(code.size(), 9U) << letter;
    EXPECT_EQ(code[4], '-');
    for (auto& c : code) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    auto const in = use_code("rita@example.com", code);
    ASSERT_EQ(in.status, 200) << in.body;
    EXPECT_EQ(in.at("actor/kind"), "customer");
    EXPECT_NE(in.headers.at("Set-Cookie").find("HttpOnly"), std::string::npos);
    EXPECT_EQ(use_code("rita@example.com", code).status, 404);
    EXPECT_EQ(post("nobody", "/portal_links/use", R"({"secret":")" + secret_in(letter) + "\"}").status, 404);
}

TEST_P(Portal, the_link_of_the_mail_signs_in_once) {
    auto const secret = secret_in(letter_to("andrei@example.com"));
    auto const in = post("nobody", "/portal_links/use", R"({"secret":")" + secret + "\"}");
    ASSERT_EQ(in.status, 200) << in.body;
    EXPECT_EQ(in.at("actor/kind"), "partner");
    EXPECT_EQ(post("nobody", "/portal_links/use", R"({"secret":")" + secret + "\"}").status, 404);
}

TEST_P(Portal, a_code_belongs_to_its_address_its_hour_and_an_active_login) {
    auto const code = code_in(letter_to("rita@example.com"));
    auto const other = use_code("aiko@example.com", code);
    auto const unknown = use_code("who@example.com", code);
    EXPECT_EQ(other.status, 404);
    EXPECT_EQ(other.at("code"), unknown.at("code")) << "nobody learns which addresses are known";
    world_.advance_ms(61LL * 60 * 1000);
    EXPECT_EQ(use_code("rita@example.com", code).status, 404) << "an hour is over";
    auto const fresh = code_in(letter_to("rita@example.com"));
    auto const accounts = get("dana", "/accounts?email=rita@example.com");
    ASSERT_EQ(post("dana", "/accounts/" + accounts.at("items/0/id") + "/disable").status, 200);
    EXPECT_EQ(use_code("rita@example.com", fresh).status, 404) << "a login that was ended stays outside";
}

TEST_P(Portal, codes_cannot_be_guessed_from_many_places) {
    auto const code = code_in(letter_to("rita@example.com"));
    int refused = 0;
    for (int i = 0; i < 20; ++i) refused += use_code("rita@example.com", "22222222").status == 429 ? 1 : 0;
    EXPECT_EQ(refused, 10);
    EXPECT_EQ(use_code("rita@example.com", code).status, 429) << "also the right one waits";
    world_.advance_ms(61'000);
    EXPECT_EQ(use_code("rita@example.com", code).status, 200);
}

TEST_P(Portal, members_get_no_link_and_no_code) {
    auto const mails = world_.mails().size();
    EXPECT_EQ(post("nobody", "/portal_links", R"({"email":"fran@example.com"})").status, 204);
    EXPECT_EQ(post("nobody", "/portal_links", R"({"email":"who@example.com"})").status, 204);
    run_jobs();
    EXPECT_EQ(world_.mails().size(), mails);
}

}  // namespace
}  // namespace farflung::people
