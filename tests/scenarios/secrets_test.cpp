#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <fstream>
#include <sstream>

#include "loop_world.hpp"

namespace farflung {
namespace {

/// Plants what must stay unsaid in every place that takes it, and reads what the program says: its log at the finest
/// level, its refusals, and, for what opens a door, its data (RELIABILITY C18).
class Secrets : public LoopWorld {
  protected:
    void SetUp() override {
        before_ = spdlog::default_logger();
        auto logger = std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log_));
        logger->set_level(spdlog::level::trace);
        logger->flush_on(spdlog::level::trace);
        spdlog::set_default_logger(logger);
    }
    void TearDown() override { spdlog::set_default_logger(before_); }

    /// A text that stands nowhere else.
    std::string plant(std::string const& kind) {
        planted_.push_back("S3cret-" + kind + "-" + std::to_string(planted_.size()) + "-qxz");
        return planted_.back();
    }
    void say(std::string const& who, test::Ask const& request) {
        auto const reply = ask(who, request);
        if (!reply.is_good() && reply.status != 303) refusals_ += reply.body + "\n";
    }
    void say(std::string const& who, std::string const& path, std::string const& json) {
        say(who, {.method = "POST", .path = path, .body = json});
    }
    std::string whole_database() const {
        std::ostringstream bytes;
        for (auto const& entry : std::filesystem::directory_iterator(folder_.path())) {
            if (entry.is_regular_file()) bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        }
        return bytes.str();
    }

    void plant_credentials() {
        for (int i = 0; i < 3; ++i) {
            say("nobody", "/session", R"({"email":"dana@example.com","password":")" + plant("password") + "\"}");
            say("nobody", "/session", R"({"email":")" + plant("address") + R"(@example.com","password":"x"})");
            say("nobody", "/portal_links", R"({"email":")" + plant("asked") + R"(@example.com"})");
            say("nobody", "/portal_links/use", R"({"secret":")" + plant("link") + "\"}");
            say("nobody", "/invitations/accept",
                R"({"secret":")" + plant("invitation") + R"(","password":")" + plant("new-password") + "\"}");
            for (auto const* page : {"/p/quotes/", "/p/invoices/"}) {
                say("nobody", {.method = "GET", .path = page + plant("page")});
                say("nobody", {.method = "POST", .path = page + plant("page") + "/accept", .body = "name=x"});
                say("nobody", {.method = "GET", .path = page + plant("page") + "/pdf"});
            }
            say("nobody", {.method = "GET",
                           .path = "/parties",
                           .body = {},
                           .headers = {{"Authorization", "Bearer " + plant("token")}}});
            say("nobody", {.method = "GET",
                           .path = "/parties",
                           .body = {},
                           .headers = {{"Cookie", "farflung_session=" + plant("cookie")}}});
        }
    }
    void plant_words() {
        say("fran", "/parties",
            R"({"name":"Bank","iban":")" + plant("iban") + R"(","currency":"nope","email":")" + plant("email") + "\"}");
        say("fran", "/parties",
            R"({"name":"Notes","notes":")" + plant("notes") + R"(","phone":")" + plant("phone") + "\"}");
        say("fran", "/parties", R"({"surprise":")" + plant("unknown") + "\"}");
        say("fran", "/parties", R"({"broken":")" + plant("broken"));
        say("rita", "/tickets", R"({"subject":")" + plant("subject") + R"(","text":")" + plant("message") + "\"}");
        say("kofi", {.method = "GET", .path = "/search?q=" + plant("search")});
        say("kofi", {.method = "GET", .path = "/parties?surprise=" + plant("filter")});
        say("maria", {.method = "POST",
                      .path = "/mail/inbound",
                      .body = "From: " + plant("sender") + "@example.com\r\nSubject: " + plant("mail-subject") +
                              "\r\n\r\n" + plant("mail-text") + "\r\n",
                      .headers = {{"Content-Type", "message/rfc822"}}});
        run_jobs();
    }

    std::vector<std::string> planted_;
    std::string refusals_;
    std::ostringstream log_;
    std::shared_ptr<spdlog::logger> before_;
};
INSTANTIATE_TEST_SUITE_P(Both, Secrets, test::both_databases(), test::name_of);

TEST_P(Secrets, are_in_no_line_of_the_log_and_in_no_refusal) {
    plant_credentials();
    plant_words();
    ASSERT_GE(planted_.size(), 50U);
    ASSERT_NE(log_.str().find("/api/v1/parties"), std::string::npos) << "the log was listened to";
    ASSERT_NE(refusals_.find("problems"), std::string::npos);
    for (auto const& secret : planted_) {
        EXPECT_EQ(log_.str().find(secret), std::string::npos) << secret;
        EXPECT_EQ(refusals_.find(secret), std::string::npos) << secret;
    }
}

TEST_P(Secrets, that_open_a_public_page_are_not_logged_with_its_visit) {
    record_rates();
    sell();
    accept_on_the_public_page();
    auto const secret = id("quote_page").substr(std::string("/p/quotes/").size());
    ASSERT_GT(secret.size(), 30U);
    EXPECT_NE(log_.str().find("/p/quotes/…"), std::string::npos);
    EXPECT_EQ(log_.str().find(secret), std::string::npos);
}

TEST_P(Secrets, that_open_a_door_are_shown_once_and_not_kept) {
    test::Ask const request{.method = "POST",
                            .path = "/tokens",
                            .body = R"({"name":"Script"})",
                            .headers = {{"Idempotency-Key", "make a token"}}};
    auto const made = ask("fran", request);
    ASSERT_TRUE(made.is_good()) << made.body;
    auto const token = made.at("token");
    ASSERT_GT(token.size(), 30U);
    auto const again = ask("fran", request);
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(again.at("code"), "answered_once");
    EXPECT_EQ(again.body.find(token), std::string::npos);
    EXPECT_EQ(log_.str().find(token), std::string::npos);
    if (GetParam() == db::Dialect::sqlite) {
        EXPECT_EQ(whole_database().find(token), std::string::npos);
    }
    auto const credentials = get("fran", "/credentials");
    EXPECT_EQ(credentials.body.find(token), std::string::npos);
    int scripts = 0;
    for (std::size_t i = 0; i < credentials.size_at("items"); ++i) {
        scripts += credentials.at("items/" + std::to_string(i) + "/name") == "Script" ? 1 : 0;
    }
    EXPECT_EQ(scripts, 1) << "asked twice, made once";
}

}  // namespace
}  // namespace farflung
