#include "test_world.hpp"
#include "web_server.hpp"

namespace farflung {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr auto path_of_gozo = "/rest-api/ms/MT/vat/12345634";
constexpr auto yes = R"({"isValid":true,"requestDate":"2026-11-09T01:10:00Z","userError":"VALID","name":"GOZO"})";
constexpr auto no = R"({"isValid":false,"requestDate":"2026-11-09T01:10:00Z","userError":"INVALID","name":"---"})";
constexpr auto unavailable = R"({"isValid":false,"userError":"MS_UNAVAILABLE"})";

class TaxNumberChecks : public test::WorldTest {
  protected:
    TaxNumberChecks() {
        EXPECT_EQ(patch("kofi", gozo_, R"({"tax_number":"MT 1234-5634"})").status, 200);
        register_.start();
        world_.ask_outside({.vies_url = register_.url("/rest-api")});
    }

    test::Reply check(std::string const& who = "kofi") { return post(who, gozo_ + "/check_tax_number"); }
    /// Asks and answers, a while after whatever was before.
    std::string state_after_check() {
        world_.advance_ms(minute_ms);
        EXPECT_EQ(check().status, 200);
        run_jobs();
        return state();
    }
    std::string state() { return get("kofi", gozo_).at("tax_number_state"); }
    std::string checked_at() { return get("kofi", gozo_).at("tax_number_checked_at"); }
    std::string last_error() { return sql_text("select last_error from jobs where job = 'check_tax_number'"); }
    void run_jobs_after_an_hour() {
        world_.advance_ms(60 * minute_ms);
        run_jobs();
    }

    test::WebServer register_;
    std::string const gozo_ = "/parties/" + party_.at("gozo");
};
INSTANTIATE_TEST_SUITE_P(Both, TaxNumberChecks, test::both_databases(), test::name_of);

TEST_P(TaxNumberChecks, tell_what_the_register_says_and_when) {
    register_.answer(path_of_gozo, yes);
    EXPECT_EQ(state(), "unchecked");
    EXPECT_EQ(check().at("tax_number_state"), "unchecked") << "nothing waits for the register";
    run_jobs();
    auto const party = get("kofi", gozo_);
    EXPECT_EQ(party.at("tax_number_state"), "valid");
    EXPECT_EQ(party.at("tax_number_checked_at"), "2026-11-09T01:10:00.000Z");
    EXPECT_EQ(party.at("tax_number_checked_by"), "VIES");
    register_.answer(path_of_gozo, no);
    EXPECT_EQ(state_after_check(), "invalid");
    EXPECT_EQ(register_.asked(), std::vector<std::string>(2, path_of_gozo));
    EXPECT_EQ(get("rita", gozo_).body.find("tax_number_state"), std::string::npos) << "the team's alone";
}

TEST_P(TaxNumberChecks, are_proven_by_the_number_of_the_consultation_where_the_company_is_in_the_register) {
    auto const own = "/parties/" + party_.at("tidewrack");
    EXPECT_EQ(patch("fran", own, R"({"tax_number":"FR40303265045","address":{"country":"FR"}})").status, 200);
    register_.answer(std::string(path_of_gozo) + "?requesterMemberStateCode=FR&requesterNumber=40303265045",
                     R"({"isValid":true,"userError":"VALID","requestIdentifier":"WAPIAAAAYxYzAbCd"})");
    EXPECT_EQ(state_after_check(), "valid") << last_error();
    EXPECT_EQ(get("kofi", gozo_).at("tax_number_consultation"), "WAPIAAAAYxYzAbCd");
    EXPECT_EQ(patch("kofi", gozo_, R"({"tax_number":"MT 9999-9999"})").status, 200);
    EXPECT_EQ(get("kofi", gozo_).at("tax_number_consultation"), "") << "the proof was of another number";
}

TEST_P(TaxNumberChecks, that_get_no_answer_say_unknown_and_never_invalid) {
    for (auto const& body : {std::string(unavailable), std::string(R"({"isValid":false,"userError":"TIMEOUT"})"),
                             std::string("<html>Sorry</html>"), std::string(R"({"isValid":false})"), std::string()}) {
        register_.answer(path_of_gozo, body);
        EXPECT_EQ(state_after_check(), "unknown") << body;
    }
    register_.answer(path_of_gozo, no, 500);
    EXPECT_EQ(state_after_check(), "unknown");
    register_.answer(path_of_gozo, std::string(10'000, ' ') + no);
    world_.ask_outside({.vies_url = register_.url("/rest-api")}, {.bytes = 10'000});
    EXPECT_EQ(state_after_check(), "unknown");
    register_.point_elsewhere(path_of_gozo, register_.url("/other"));
    EXPECT_EQ(state_after_check(), "unknown");
    register_.keep_silent_at(path_of_gozo);
    world_.ask_outside({.vies_url = register_.url("/rest-api")}, {.timeout_ms = 100});
    EXPECT_EQ(state_after_check(), "unknown");
}

TEST_P(TaxNumberChecks, that_get_no_answer_are_made_again_until_there_is_one) {
    register_.answer(path_of_gozo, unavailable);
    ASSERT_EQ(state_after_check(), "unknown");
    EXPECT_EQ(last_error(), "VIES could not be asked: MS_UNAVAILABLE");
    auto const first = checked_at();
    run_jobs_after_an_hour();
    EXPECT_EQ(checked_at(), first) << "said once";
    register_.answer(path_of_gozo, yes);
    run_jobs_after_an_hour();
    EXPECT_EQ(state(), "valid");
    run_jobs_after_an_hour();
    EXPECT_EQ(register_.asked().size(), 3U) << "and not again";
}

TEST_P(TaxNumberChecks, that_still_wait_do_not_undo_a_newer_answer) {
    register_.answer(path_of_gozo, unavailable);
    ASSERT_EQ(state_after_check(), "unknown");
    register_.answer(path_of_gozo, yes);
    ASSERT_EQ(state_after_check(), "valid");
    register_.answer(path_of_gozo, unavailable);
    run_jobs_after_an_hour();
    EXPECT_EQ(state(), "valid");
}

TEST_P(TaxNumberChecks, of_a_number_that_changed_are_void) {
    register_.answer(path_of_gozo, yes);
    ASSERT_EQ(state_after_check(), "valid");
    ASSERT_EQ(patch("kofi", gozo_, R"({"phone":"+356 2155 0000"})").status, 200);
    EXPECT_EQ(state(), "valid");
    auto const changed = patch("kofi", gozo_, R"({"tax_number":"MT10000034"})");
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.at("tax_number_state"), "unchecked");
    EXPECT_EQ(changed.at("tax_number_checked_by"), "");
    EXPECT_EQ(checked_at(), "null");
}

TEST_P(TaxNumberChecks, do_not_speak_of_a_number_that_came_meanwhile) {
    register_.answer(path_of_gozo, yes);
    ASSERT_EQ(check().status, 200);
    ASSERT_EQ(patch("kofi", gozo_, R"({"tax_number":"MT10000034"})").status, 200);
    run_jobs();
    EXPECT_EQ(state(), "unchecked");
    EXPECT_TRUE(register_.asked().empty());
}

TEST_P(TaxNumberChecks, are_made_once_a_minute_however_often_someone_presses) {
    register_.answer(path_of_gozo, yes);
    for (int press = 0; press < 3; ++press) EXPECT_EQ(check().status, 200);
    run_jobs();
    EXPECT_EQ(check().status, 200);
    run_jobs();
    EXPECT_EQ(register_.asked().size(), 1U);
}

TEST_P(TaxNumberChecks, are_off_until_a_register_is_set) {
    EXPECT_EQ(get("kofi", "/session").at("checks_tax_numbers"), "true");
    world_.ask_outside({});
    EXPECT_EQ(get("kofi", "/session").at("checks_tax_numbers"), "false");
    auto const refused = check();
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.at("code"), "party.no_register");
    EXPECT_EQ(run_jobs(), 0);
}

TEST_P(TaxNumberChecks, are_for_numbers_of_member_states_and_for_those_who_change_parties) {
    auto const minato = "/parties/" + party_.at("minato") + "/check_tax_number";
    EXPECT_EQ(post("kofi", minato).at("code"), "party.not_in_register");
    for (auto const* who : {"audrey", "rita", "andrei"}) EXPECT_EQ(check(who).status, 403) << who;
    EXPECT_EQ(check("mallory").status, 404);
    EXPECT_EQ(patch("kofi", gozo_, R"({"tax_number_state":"valid"})").status, 422) << "nobody says it by hand";
    EXPECT_NE(get("kofi", gozo_).body.find("check_tax_number"), std::string::npos);
    EXPECT_EQ(get("kofi", "/parties/" + party_.at("minato")).body.find("check_tax_number"), std::string::npos);
    EXPECT_TRUE(register_.asked().empty());
}

}  // namespace
}  // namespace farflung
