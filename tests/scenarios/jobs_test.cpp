#include "test_world.hpp"

#include <stdexcept>

namespace farflung {
namespace {

/// A job of the tests' own, so that its runs can be counted and made to fail.
struct CountedJob {
    std::string name;
};
constexpr auto describe(Of<CountedJob>) { return record("counted_job", field("name", &CountedJob::name)); }

constexpr std::int64_t hour_ms = 3600 * 1000;
constexpr std::int64_t day_ms = 24 * hour_ms;

void count_run(Unit& unit, CountedJob const& job) {
    unit.next_number("runs/" + job.name);
    if (job.name == "fails") throw std::runtime_error("the world said no");
}

class Jobs : public test::WorldTest {
  protected:
    Jobs() {
        auto modules = std::vector<Module>{};
        Module module;
        module.name = "counting";
        module.jobs = {job(count_run),
                       {.name = "nightly", .run = [](Unit& unit, Json) { unit.next_number("runs/nightly"); }}};
        module.schedule = {{.job = "nightly", .hour = 4}};
        modules.push_back(std::move(module));
        counting_ = std::make_unique<Registry>(std::move(modules));
        runner_ = std::make_unique<jobs::Runner>(*database_, *counting_, world_);
    }

    void enqueue(std::string const& name, std::string_view key = {}) {
        database_->write_and_wait([&](db::Connection& connection) {
            Unit unit(connection, *counting_, world_, system_actor(workspace_));
            unit.enqueue(CountedJob{name}, {}, key);
        });
    }

    std::int64_t runs(std::string const& name) {
        std::int64_t count = 0;
        look_as_system([&](Unit const& unit) {
            count = unit.value<std::int64_t>(
                            "select last from number_series where workspace_id = :workspace and series = :series",
                            {{"series", "runs/" + name}})
                        .value_or(0);
        });
        return count;
    }

    std::unique_ptr<Registry> counting_;
};
INSTANTIATE_TEST_SUITE_P(Both, Jobs, test::both_databases(), test::name_of);

TEST_P(Jobs, run_once_and_not_again) {
    enqueue("once");
    run_jobs();
    run_jobs();
    EXPECT_EQ(runs("once"), 1);
}

TEST_P(Jobs, of_one_period_key_exist_once) {
    enqueue("period", "retainer/2026-11");
    enqueue("period", "retainer/2026-11");
    run_jobs();
    enqueue("period", "retainer/2026-11");
    run_jobs();
    EXPECT_EQ(runs("period"), 1);
}

TEST_P(Jobs, that_fail_leave_no_effect_and_are_tried_again_later) {
    enqueue("fails");
    runner_->run_due();
    EXPECT_EQ(runs("fails"), 0) << "its effect was rolled back with it";
    EXPECT_EQ(runner_->run_due(), 0) << "not at once";
    world_.advance_ms(hour_ms);
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_EQ(sql_text("select last_error from jobs where job = 'counted_job'"), "the world said no");
}

TEST_P(Jobs, of_a_schedule_run_once_a_day_however_often_somebody_looks) {
    world_.set(*Instant::parse("2026-11-09T20:00:00Z"));  // 07:00 in Sydney
    for (int look = 0; look < 5; ++look) runner_->schedule_due();
    run_jobs();
    EXPECT_EQ(runs("nightly"), 1);
    world_.advance_ms(day_ms);
    runner_->schedule_due();
    run_jobs();
    EXPECT_EQ(runs("nightly"), 2);
}

TEST_P(Jobs, of_a_schedule_wait_for_their_hour_in_the_companys_zone) {
    world_.set(*Instant::parse("2026-11-09T14:00:00Z"));  // 01:00 in Sydney
    runner_->schedule_due();
    run_jobs();
    EXPECT_EQ(runs("nightly"), 0);
}

}  // namespace
}  // namespace farflung
