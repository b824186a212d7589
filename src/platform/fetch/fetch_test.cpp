#include "platform/fetch/fetch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "web_server.hpp"

namespace farflung::fetch {

namespace {

using testing::HasSubstr;
using testing::Not;

class Fetch : public testing::Test {
  protected:
    Fetch() { server_.start(); }

    std::string failure(std::string const& url, Limits const& limits = {}) {
        try {
            return "it answers " + std::to_string(get(url, limits).status);
        } catch (Failed const& failed) {
            return failed.what();
        }
    }

    test::WebServer server_;
};

TEST(FetchedAddresses, are_of_the_web_and_hold_no_secret) {
    struct Case {
        std::string url;
        bool is_address;
    };
    for (auto const& [url, expected] : std::vector<Case>{{"https://rates.example/daily.xml", true},
                                                         {"http://127.0.0.1:8080", true},
                                                         {"https://rates.example:8443/a?b=c", true},
                                                         {"", false},
                                                         {"rates.example/daily.xml", false},
                                                         {"file:///etc/passwd", false},
                                                         {"ftp://rates.example/daily.xml", false},
                                                         {"gopher://rates.example/", false},
                                                         {"http://", false},
                                                         {"https://name:secret@rates.example/", false},
                                                         {"https://name@rates.example/", false},
                                                         {"http://rates.example/a b", false},
                                                         {"http://rates.example\r\nX: y", false}}) {
        EXPECT_EQ(is_address(url), expected) << url;
        if (expected) continue;
        EXPECT_THROW(get(url), Failed) << url;
    }
}

TEST_F(Fetch, takes_what_a_server_answers_whatever_its_status) {
    server_.answer("/daily.xml", std::string("one\0two", 7));
    server_.answer("/broken", "later", 503);
    auto const good = get(server_.url("/daily.xml"));
    EXPECT_EQ(good.status, 200);
    EXPECT_EQ(good.body, std::string("one\0two", 7));
    auto const broken = get(server_.url("/broken"));
    EXPECT_EQ(broken.status, 503);
    EXPECT_EQ(broken.body, "later");
}

TEST_F(Fetch, goes_nowhere_else_than_it_was_told) {
    test::WebServer elsewhere;
    elsewhere.start();
    elsewhere.answer("/secret", "secret");
    for (auto const& location :
         {elsewhere.url("/secret"), server_.url("/here"), std::string("file:///etc/passwd"), std::string("/here")}) {
        server_.point_elsewhere("/moved", location);
        EXPECT_THAT(failure(server_.url("/moved")), HasSubstr("points elsewhere")) << location;
    }
    EXPECT_TRUE(elsewhere.asked().empty());
    EXPECT_EQ(server_.asked(), std::vector<std::string>(4, "/moved"));
}

TEST_F(Fetch, takes_no_more_than_its_limit) {
    constexpr std::size_t five_mebibytes = std::size_t{5} * 1024 * 1024;
    server_.answer("/full", std::string(five_mebibytes, 'x'));
    server_.answer("/over", std::string(five_mebibytes + 1, 'x'));
    EXPECT_EQ(get(server_.url("/full")).body.size(), five_mebibytes);
    EXPECT_THAT(failure(server_.url("/over")), HasSubstr("more than 5242880 bytes"));
}

TEST_F(Fetch, gives_up_on_a_server_that_says_nothing) {
    server_.keep_silent_at("/slow");
    auto const said = failure(server_.url("/slow"), {.timeout_ms = 100});
    EXPECT_THAT(said, HasSubstr("timed out"));
    EXPECT_THAT(said, HasSubstr("127.0.0.1"));
    EXPECT_THAT(said, Not(HasSubstr("slow"))) << "what follows the server may be personal";
}

TEST(FetchOfAServer, that_is_down_fails_and_succeeds_once_it_is_up) {
    test::WebServer server;
    server.answer("/", "hello");
    EXPECT_THROW(get(server.url("/")), Failed);
    server.start();
    EXPECT_EQ(get(server.url("/")).body, "hello");
}

TEST(FetchOfAServer, whose_certificate_nobody_vouches_for_fails) {
    test::SelfSignedServer const server;
    try {
        get(server.url());
        FAIL() << "it was taken";
    } catch (Failed const& failed) {
        EXPECT_THAT(failed.what(), HasSubstr("certificate"));
    }
}

}  // namespace
}  // namespace farflung::fetch
