#include "billing/recurring_invoice.hpp"

#include <random>
#include <thread>

#include "billing/billing_world.hpp"
#include "billing/verify.hpp"
#include "core/zone.hpp"

namespace farflung::billing {
namespace {

constexpr std::int64_t hour_ms = 3600LL * 1000;
constexpr std::int64_t day_ms = 24 * hour_ms;

/// It is Monday 9 November 2026 in Sydney.
class Recurring : public BillingWorld {
  protected:
    std::string retainer(std::string const& rest) {
        return make(
            "fran", "/recurring_invoices",
            R"({"title":"Retainer","customer_id":")" + party_.at("gozo") +
                R"(","currency":"AUD","lines":[{"description":"Retainer","price":"3100.00","tax_by":"hand"}],)" + rest +
                "}");
    }
    /// The scheduler looks, and runs whatever is due.
    void look() {
        runner_->schedule_due();
        run_jobs();
    }
    std::vector<std::string> periods() {
        std::vector<std::string> found;
        look_as_system([&](Unit const& unit) {
            auto const made = unit.where<Invoice>("t.period_from is not null", {}, "t.period_from");
            for (auto const& invoice : made) found.push_back(invoice.period_from->text());
        });
        return found;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Recurring, test::both_databases(), test::name_of);

TEST_P(Recurring, invoices_are_drafted_on_their_day_and_cut_where_they_start) {
    auto const id = retainer(R"("starts_on":"2026-11-10","anchor_day":1,"zone":"Australia/Sydney")");
    auto const coming = get("fran", "/recurring_invoices/" + id + "/coming");
    EXPECT_EQ(coming.at("items/0/on"), "2026-11-10") << coming.body;
    EXPECT_EQ(coming.at("items/0/total/amount"), "2170.00") << "21 of 30 days";
    EXPECT_EQ(coming.at("items/1/total/amount"), "3100.00");
    look();
    EXPECT_TRUE(periods().empty());
    world_.advance_ms(day_ms);
    look();
    EXPECT_EQ(periods(), std::vector<std::string>{"2026-11-10"});
    auto const shown = get("fran", "/invoices");
    EXPECT_EQ(shown.at("items/0/state"), "draft");
    EXPECT_EQ(shown.at("items/0/total/amount"), "2170.00");
    EXPECT_EQ(shown.at("items/0/period_to"), "2026-11-30");
    EXPECT_EQ(get("fran", "/recurring_invoices/" + id).at("next_on"), "2026-12-01");
}

TEST_P(Recurring, invoices_issue_themselves_and_catch_up_after_forty_days) {
    retainer(R"("starts_on":"2026-11-09","rhythm":"weekly","makes":"issued","zone":"Europe/Malta")");
    world_.advance_ms(40 * day_ms);
    look();
    look();
    EXPECT_EQ(periods(), (std::vector<std::string>{"2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30", "2026-12-07",
                                                   "2026-12-14"}));
    EXPECT_EQ(get("fran", "/invoices?state=issued").size_at("items"), 6U);
    run_jobs();
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_money(unit).empty()); });
}

TEST_P(Recurring, invoices_come_when_the_day_begins_where_the_customer_is) {
    for (auto const* zone : {"Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/London", "America/New_York"}) {
        SCOPED_TRACE(zone);
        auto const before = periods().size();
        auto const day = local_date(world_.now(), zone).plus_days(3);
        auto const id = retainer(R"("starts_on":")" + day.text() + R"(","zone":")" + zone + R"(")");
        auto const midnight = from_local(day, 0, zone);
        world_.set(midnight.plus_ms(-1));
        run_jobs();
        EXPECT_EQ(periods().size(), before);
        world_.set(midnight);
        run_jobs();
        EXPECT_EQ(periods().size(), before + 1);
        EXPECT_EQ(post("fran", "/recurring_invoices/" + id + "/pause").status, 200);
    }
}

TEST_P(Recurring, invoices_leave_out_what_was_paused_and_end_on_their_day) {
    auto const id = retainer(R"("starts_on":"2026-11-09","ends_on":"2027-02-20","zone":"UTC")");
    look();
    EXPECT_EQ(post("fran", "/recurring_invoices/" + id + "/pause").at("state"), "paused");
    EXPECT_EQ(post("fran", "/recurring_invoices/" + id + "/pause").status, 409);
    world_.set(*Instant::parse("2027-01-15T00:00:00Z"));
    look();
    EXPECT_EQ(periods().size(), 1U);
    EXPECT_EQ(post("fran", "/recurring_invoices/" + id + "/resume").at("next_on"), "2027-02-09");
    world_.set(*Instant::parse("2027-05-01T00:00:00Z"));
    look();
    EXPECT_EQ(periods(), (std::vector<std::string>{"2026-11-09", "2027-02-09"}));
    EXPECT_EQ(get("fran", "/recurring_invoices/" + id).at("state"), "ended");
    EXPECT_EQ(erase("fran", "/recurring_invoices/" + id).status, 409) << "it has made invoices";
}

TEST_P(Recurring, invoices_of_a_year_that_was_mistyped_are_not_made_by_the_thousand) {
    auto const begins = [&](std::string const& day) {
        return post(
            "fran", "/recurring_invoices",
            R"({"title":"x","customer_id":")" + party_.at("gozo") +
                R"(","currency":"AUD","rhythm":"weekly","zone":"UTC","lines":[{"description":"x","price":"1"}],)" +
                R"("starts_on":")" + day + R"("})");
    };
    auto const refused = begins("1990-01-01");
    EXPECT_EQ(refused.status, 422) << refused.body;
    EXPECT_EQ(refused.at("problems/0/path"), "starts_on");
    EXPECT_EQ(begins("2025-11-06").status, 422);
    auto const taken = begins("2025-11-10");
    ASSERT_EQ(taken.status, 201) << taken.body;
    look();
    world_.advance_ms(300 * day_ms);
    EXPECT_EQ(patch("fran", "/recurring_invoices/" + taken.at("id"), R"({"title":"y"})").status, 200)
        << "what began in time goes on";
}

TEST_P(Recurring, a_deleted_draft_is_not_made_again) {
    retainer(R"("starts_on":"2026-11-09","zone":"UTC")");
    look();
    EXPECT_EQ(erase("fran", "/invoices/" + get("fran", "/invoices").at("items/0/id")).status, 204);
    for (int i = 0; i < 3; ++i) {
        world_.advance_ms(day_ms);
        look();
    }
    EXPECT_TRUE(periods().empty());
}

TEST_P(Recurring, invoices_are_what_only_finance_makes) {
    auto const body = R"({"title":"x","customer_id":")" + party_.at("gozo") +
                      R"(","currency":"AUD","starts_on":"2026-11-09","lines":[{"description":"x","price":"1"}]})";
    for (auto const* who : {"kofi", "audrey", "rita", "andrei"}) {
        EXPECT_EQ(post(who, "/recurring_invoices", body).status, 403) << who;
    }
    auto const wrong = post("fran", "/recurring_invoices",
                            R"({"title":"x","customer_id":")" + party_.at("gozo") +
                                R"(","currency":"AUD","starts_on":"2026-11-09","ends_on":"2026-11-08","zone":"Mars",)"
                                R"("anchor_day":32,"lines":[{"description":"x","price":"1","quantity":"0"}]})");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_NE(wrong.body.find("anchor_day"), std::string::npos) << wrong.body;
}

/// A6: the clock goes back and forth while several schedulers look, in zones with a DST night or none.
TEST_P(Recurring, invoices_are_one_for_each_period_whatever_the_clock_does) {
    std::vector<std::string> const zones{"Europe/London",    "Europe/Berlin",     "America/New_York",
                                         "Australia/Sydney", "America/Sao_Paulo", "Australia/Lord_Howe"};
    std::minstd_rand chance(6);
    int const rounds = std::getenv("FARFLUNG_NIGHTLY") != nullptr ? 60 : 10;
    auto const start = world_.now();
    for (auto const& zone : zones) {
        retainer(R"("starts_on":"2026-11-09","rhythm":"weekly","zone":")" + zone + R"(")");
        retainer(R"("starts_on":"2026-10-31","anchor_day":31,"zone":")" + zone + R"(")");
    }
    std::vector<std::int64_t> const jumps{hour_ms, -hour_ms, day_ms, -day_ms, 40 * day_ms, 7 * day_ms};
    for (int round = 0; round < rounds; ++round) {
        world_.advance_ms(jumps[chance() % jumps.size()]);
        jobs::Runner other(*database_, *registry_, world_);
        runner_->schedule_due();
        other.schedule_due();
        std::thread beside([&] {
            while (other.run_due() > 0) {
            }
        });
        run_jobs();
        beside.join();
    }
    world_.set(start.plus_ms(500 * day_ms));
    look();
    look_as_system([&](Unit const& unit) {
        for (auto const& recurring : unit.where<RecurringInvoice>("1 = 1", {})) {
            int n = 0;
            while (true) {
                auto const period = period_of(recurrence_of(recurring), n);
                if (period->billed.from > local_date(world_.now(), recurring.zone)) break;
                ++n;
            }
            EXPECT_EQ(unit.value<std::int64_t>("select count(*) from billing_recurring_periods where workspace_id ="
                                               " :workspace and recurring_id = :recurring",
                                               {{"recurring", recurring.id}}),
                      n)
                << recurring.zone;
            EXPECT_EQ(recurring.next_period, n);
        }
        EXPECT_EQ(unit.value<std::int64_t>("select count(*) from billing_recurring_periods where workspace_id ="
                                           " :workspace"),
                  unit.value<std::int64_t>("select count(*) from billing_invoices where workspace_id = :workspace"));
    });
}

}  // namespace
}  // namespace farflung::billing
