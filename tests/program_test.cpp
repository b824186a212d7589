#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/running_program.hpp"

namespace farflung::test {

namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// The program as people start it, in a folder of its own.
class WholeProgram : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_FALSE(program_under_test().empty()) << "FARFLUNG_BIN names no program";
        folder_ = (std::filesystem::temp_directory_path() / "farflung-program-XXXXXX").string();
        ASSERT_NE(mkdtemp(folder_.data()), nullptr);
        data_ = {"--database", "sqlite:" + folder_ + "/farflung.db", "--data", folder_};
    }
    void TearDown() override {
        std::error_code ignored;
        if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
    }

    std::vector<std::string> with(std::vector<std::string> arguments) const {
        auto all = data_;
        all.insert(all.end(), arguments.begin(), arguments.end());
        return all;
    }

    std::string folder_;
    std::vector<std::string> data_;
};

}  // namespace

TEST_F(WholeProgram, says_where_it_serves_and_is_ready_at_once) {
    RunningProgram const program(data_);
    EXPECT_THAT(program.greeting(), StartsWith("Farflung serves on http://127.0.0.1:"));
    EXPECT_THAT(program.get("/readyz"), StartsWith("HTTP/1.1 200"));
    EXPECT_THAT(program.get("/api/v1/setup"), HasSubstr("\"needed\":true"));
}

TEST_F(WholeProgram, that_is_told_to_end_ends_well) {
    RunningProgram program(data_);
    EXPECT_THAT(program.get("/healthz"), StartsWith("HTTP/1.1 200"));
    EXPECT_EQ(program.stop(SIGTERM), 0);
}

TEST_F(WholeProgram, refuses_to_start_with_an_unknown_setting) {
    auto const outcome = run_program(with({"serve"}), {{"FARFLUNG_DATABSE", "x"}});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.output, HasSubstr("FARFLUNG_DATABSE is no setting"));
}

TEST_F(WholeProgram, refuses_to_start_with_an_address_outside_that_is_none) {
    for (auto const* url : {"file:///etc/passwd", "rates.example", "https://name:secret@rates.example/daily.xml"}) {
        auto const outcome = run_program(with({"doctor"}), {{"FARFLUNG_RATES_URL", url}});
        EXPECT_EQ(outcome.status, 1) << url;
        EXPECT_THAT(outcome.output, HasSubstr("rates_url is an http or https address")) << url;
    }
    auto const outcome = run_program(with({"doctor"}), {{"FARFLUNG_RATES_URL", "https://rates.example/daily.xml"}});
    EXPECT_THAT(outcome.output, HasSubstr("exchange rates are read each day"));
}

TEST_F(WholeProgram, takes_the_time_from_a_file_that_moves) {
    auto const clock = folder_ + "/clock";
    std::ofstream(clock) << "2026-11-09T01:10:00Z\n";
    RunningProgram const program(with({"--clock-file", clock}));
    std::string const setup =
        R"({"company_name":"Tidewrack","country":"AU","base_currency":"AUD","zone":"Australia/Sydney","language":"en",)"
        R"("name":"Dana","email":"dana@example.com","password":"low tide at dawn"})";
    auto const made = program.ask("POST /api/v1/setup HTTP/1.1\r\nHost: " + program.host() +
                                  "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " +
                                  std::to_string(setup.size()) + "\r\n\r\n" + setup);
    EXPECT_THAT(made, StartsWith("HTTP/1.1 201"));
    EXPECT_THAT(made, HasSubstr("\"now\":\"2026-11-09T01:10:00.000Z\""));
    std::ofstream(clock) << "2026-11-20T00:00:00Z\n";
    auto const start = made.find("farflung_session=");
    ASSERT_NE(start, std::string::npos);
    auto const cookie = made.substr(start, made.find(';', start) - start);
    EXPECT_THAT(program.ask("GET /api/v1/session HTTP/1.1\r\nHost: " + program.host() +
                            "\r\nConnection: close\r\nCookie: " + cookie + "\r\n\r\n"),
                HasSubstr("\"now\":\"2026-11-20T00:00:00.000Z\""));
}

TEST_F(WholeProgram, that_aborts_before_a_commit_starts_again_without_it) {
    EXPECT_EQ(run_program(with({"migrate"})).status, 0);
    auto const cut = run_program(with({"demo"}), {{"FARFLUNG_FAIL_AT", "write.before_commit:1"}});
    if (cut.status == 0) GTEST_SKIP() << "this build has no fail points";
    EXPECT_EQ(cut.status, 128 + SIGABRT);
    EXPECT_EQ(run_program(with({"verify"})).status, 0);
    RunningProgram const program(data_);
    EXPECT_THAT(program.get("/api/v1/setup"), HasSubstr("\"needed\":true"));
}

TEST_F(WholeProgram, answers_pure_questions_without_any_data) {
    auto const yes = run_program({"x", "iban-check", "DE89370400440532013000"});
    EXPECT_EQ(yes.status, 0);
    EXPECT_THAT(yes.output, HasSubstr("\"valid\":true"));
    EXPECT_EQ(run_program({"x", "iban-check", "DE00"}).status, 1);
}

TEST_F(WholeProgram, lists_its_routes_from_the_table_that_dispatches) {
    auto const outcome = run_program({"routes", "--json"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.output, HasSubstr(R"("method":"GET","path":"/api/v1/parties/{id}","rights":["owner")"));
    EXPECT_THAT(outcome.output, HasSubstr(R"("ownership":"entity_reach","entity":"party")"));
}

}  // namespace farflung::test
