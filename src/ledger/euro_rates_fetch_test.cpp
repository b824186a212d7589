#include "ledger/euro_rates.hpp"
#include "test_world.hpp"
#include "web_server.hpp"

namespace farflung::ledger {
namespace {

constexpr std::int64_t hour_ms = 3600 * 1000;
constexpr std::int64_t day_ms = 24 * hour_ms;

std::string file_of(std::string const& day, std::string const& dollars) {
    return R"(<E><Cube><Cube time=")" + day + R"("><Cube currency="USD" rate=")" + dollars +
           R"("/><Cube currency="AUD" rate="1.7700"/><Cube currency="GBP" rate="0.8800"/></Cube></Cube></E>)";
}

class FetchedRates : public test::WorldTest {
  protected:
    FetchedRates() {
        world_.set(*Instant::parse("2026-11-09T20:00:00Z"));  // 07:00 in Sydney, 20:00 in London
        world_.ask_outside({.rates_url = bank_.url("/daily.xml")});
    }

    /// What the scheduler and the runner do from minute to minute.
    void pass_ms(std::int64_t ms) {
        world_.advance_ms(ms);
        runner_->schedule_due();
        run_jobs();
    }
    std::size_t rates_of(std::string const& who) { return get(who, "/exchange_rates").size_at("items"); }
    std::string last_error() {
        return sql_text("select last_error from jobs where job = 'fetch_euro_rates' and last_error is not null");
    }

    test::WebServer bank_;
};
INSTANTIATE_TEST_SUITE_P(Both, FetchedRates, test::both_databases(), test::name_of);

TEST_P(FetchedRates, come_once_a_day_to_every_workspace) {
    bank_.start();
    bank_.answer("/daily.xml", file_of("2026-11-09", "1.1600"));
    for (int look = 0; look < 3; ++look) pass_ms(1000);
    EXPECT_EQ(bank_.asked().size(), 2U) << "one for each workspace";
    EXPECT_EQ(rates_of("fran"), 3U);
    EXPECT_EQ(rates_of("mallory"), 3U);
    EXPECT_EQ(get("fran", "/exchange_rates?currency=EUR").at("items/0/rate"), "1.77");
    EXPECT_EQ(get("mallory", "/exchange_rates?currency=EUR").at("items/0/rate"), "0.88");
    bank_.answer("/daily.xml", file_of("2026-11-10", "1.1700"));
    pass_ms(day_ms);
    EXPECT_EQ(bank_.asked().size(), 4U);
    EXPECT_EQ(rates_of("fran"), 6U);
}

TEST_P(FetchedRates, are_asked_of_nobody_where_no_address_is_set) {
    world_.ask_outside({});
    pass_ms(0);
    EXPECT_EQ(sql_text("select job from jobs where job = 'fetch_euro_rates'"), "");
}

TEST_P(FetchedRates, leave_what_a_person_set_and_store_the_same_file_once) {
    bank_.start();
    bank_.answer("/daily.xml", file_of("2026-11-06", "1.1600"));
    make("fran", "/exchange_rates", R"({"currency":"USD","valid_on":"2026-11-06","rate":"1.50","source":"Contract"})");
    pass_ms(0);
    pass_ms(day_ms);
    EXPECT_EQ(rates_of("fran"), 3U);
    auto const dollars = get("fran", "/exchange_rates?currency=USD");
    EXPECT_EQ(dollars.at("items/0/rate"), "1.50");
    EXPECT_EQ(dollars.at("items/0/version"), "1");
}

TEST_P(FetchedRates, of_a_broken_file_change_nothing_and_are_tried_again) {
    bank_.start();
    auto const whole = file_of("2026-11-09", "1.1600");
    for (auto const& broken : {std::string("<html>Sorry</html>"), whole.substr(0, whole.size() / 2),
                               file_of("2026-11-09", "-1"), std::string()}) {
        bank_.answer("/daily.xml", broken);
        pass_ms(hour_ms);
        EXPECT_EQ(rates_of("fran"), 0U) << broken;
        EXPECT_EQ(last_error(), "rates.not_euro_reference") << broken;
    }
    bank_.answer("/daily.xml", whole);
    pass_ms(hour_ms);
    EXPECT_EQ(rates_of("fran"), 3U);
    EXPECT_EQ(last_error(), "");
}

TEST_P(FetchedRates, that_are_too_large_or_elsewhere_change_nothing) {
    bank_.start();
    test::WebServer elsewhere;
    elsewhere.start();
    elsewhere.answer("/daily.xml", file_of("2026-11-09", "1.1600"));
    world_.ask_outside({.rates_url = bank_.url("/daily.xml")}, {.bytes = 10'000});
    bank_.answer("/daily.xml", file_of("2026-11-09", "1.1600") + std::string(10'000, ' '));
    pass_ms(0);
    EXPECT_NE(last_error().find("more than 10000 bytes"), std::string::npos) << last_error();
    bank_.point_elsewhere("/daily.xml", elsewhere.url("/daily.xml"));
    pass_ms(hour_ms);
    EXPECT_NE(last_error().find("points elsewhere"), std::string::npos) << last_error();
    bank_.answer("/daily.xml", file_of("2026-11-09", "1.1600"), 404);
    pass_ms(hour_ms);
    EXPECT_NE(last_error().find("answers 404"), std::string::npos) << last_error();
    EXPECT_TRUE(elsewhere.asked().empty());
    EXPECT_EQ(rates_of("fran"), 0U);
}

TEST_P(FetchedRates, of_a_server_that_is_down_come_when_it_is_up) {
    bank_.answer("/daily.xml", file_of("2026-11-09", "1.1600"));
    pass_ms(0);
    EXPECT_EQ(rates_of("fran"), 0U);
    EXPECT_NE(last_error(), "");
    bank_.start();
    pass_ms(0);
    EXPECT_TRUE(bank_.asked().empty()) << "not at once";
    pass_ms(hour_ms);
    EXPECT_EQ(rates_of("fran"), 3U);
}

}  // namespace
}  // namespace farflung::ledger
