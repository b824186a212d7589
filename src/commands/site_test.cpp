#include "commands/site.hpp"

#include <gmock/gmock.h>

#include "test_world.hpp"

namespace farflung {

namespace {

using testing::HasSubstr;
using testing::Not;

class SiteTest : public test::WorldTest {
  protected:
    SiteTest()
        : site_({.dispatcher = *dispatcher_,
                 .database = *database_,
                 .metrics = [] { return metrics_text({}, 3); },
                 .registry = *registry_}) {}

    http::Response look(std::string path, std::string method = "GET") {
        http::Request request;
        request.method = std::move(method);
        request.path = std::move(path);
        request.id = "test";
        http::Response found;
        site_.handle(std::move(request), [&](http::Response response) { found = std::move(response); });
        return found;
    }

    Site site_;
};

}  // namespace

TEST_P(SiteTest, is_alive_and_ready) {
    EXPECT_EQ(look("/healthz").status, 200);
    EXPECT_EQ(look("/readyz").status, 200);
}

TEST_P(SiteTest, that_drains_is_alive_but_not_ready) {
    site_.drain();
    EXPECT_EQ(look("/healthz").status, 200);
    EXPECT_EQ(look("/readyz").status, 503);
}

TEST_P(SiteTest, gives_figures_as_text) {
    auto const answer = look("/metrics");
    EXPECT_THAT(answer.body, HasSubstr("farflung_stream_followers 3\n"));
    EXPECT_THAT(answer.body, HasSubstr("farflung_answer_seconds_bucket{le=\"+Inf\"} 0\n"));
}

TEST_P(SiteTest, shows_the_api_reference_under_a_strict_policy) {
    auto const answer = look("/docs");
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(answer.body, HasSubstr("/api/v1/parties/{id}"));
    EXPECT_THAT(answer.body, Not(HasSubstr("<script")));
    EXPECT_THAT(answer.body, Not(HasSubstr("password_hash")));
    EXPECT_THAT(std::string(answer.headers.get("Content-Security-Policy")), HasSubstr("default-src 'none'"));
    EXPECT_EQ(look("/docs.css").status, 200);
}

TEST_P(SiteTest, answers_every_page_of_the_web_ui_but_no_missing_file) {
    EXPECT_EQ(look("/invoices/01980000-0000-7000-8000-000000000000").status, 200);
    EXPECT_EQ(look("/assets/gone.js").status, 404);
    EXPECT_EQ(look("/invoices", "POST").status, 404);
}

TEST_P(SiteTest, leaves_the_api_to_the_dispatcher) {
    EXPECT_EQ(look("/api/v1/parties").status, 401);
    EXPECT_EQ(look("/api/v1/nothing").status, 404);
    auto const description = look("/api/v1/openapi.json");
    EXPECT_EQ(description.status, 200);
    EXPECT_TRUE(JsonDocument::parse(description.body).has_value());
    EXPECT_THAT(description.body, HasSubstr("\"/api/v1/parties/{id}\""));
    EXPECT_THAT(description.body, Not(HasSubstr("password_hash")));
}

INSTANTIATE_TEST_SUITE_P(Databases, SiteTest, testing::Values(db::Dialect::sqlite, db::Dialect::postgres));

}  // namespace farflung
