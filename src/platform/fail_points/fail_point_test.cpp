#include "platform/fail_points/fail_point.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace farflung {

namespace {

/// Passes a point so often, in a process that was told where to end.
void pass(char const* asked, char const* point, int times) {
    setenv("FARFLUNG_FAIL_AT", asked, 1);
    for (int i = 0; i < times; ++i) pass_fail_point(point);
    std::exit(0);
}

class FailPoint : public testing::Test {
  protected:
    FailPoint() { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
    void SetUp() override {
        if (!has_fail_points()) GTEST_SKIP() << "this build ships, so it has no fail points";
    }
};

using FailPointDeathTest = FailPoint;

}  // namespace

TEST_F(FailPointDeathTest, ends_the_program_at_the_pass_that_was_asked_for) {
    EXPECT_EXIT(pass("write.before_commit:3", "write.before_commit", 3), testing::KilledBySignal(SIGABRT),
                "aborting at write.before_commit");
}

TEST_F(FailPointDeathTest, is_passed_by_before_that) {
    EXPECT_EXIT(pass("write.before_commit:3", "write.before_commit", 2), testing::ExitedWithCode(0), "");
}

TEST_F(FailPointDeathTest, with_another_name_is_passed_by) {
    EXPECT_EXIT(pass("mail.after_delivery:1", "mail.before_delivery", 2), testing::ExitedWithCode(0), "");
}

}  // namespace farflung
