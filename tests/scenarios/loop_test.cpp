#include "loop_world.hpp"

namespace farflung {
namespace {

class Loop : public LoopWorld {
  protected:
    static Amount base(test::Reply const& reply, std::string const& path) {
        return *Amount::parse(reply.at(path), *Currency::parse("AUD"));
    }
    /// What income and expense of some postings add up to; income stands on the credit side.
    Amount result_of(std::string const& query) {
        auto const reply = get("fran", filled("/ledger/postings?result_only=true" + query));
        Amount sum{0, *Currency::parse("AUD")};
        for (std::size_t i = 0; i < reply.size_at("items"); ++i) {
            sum -= base(reply, "items/" + std::to_string(i) + "/base/amount");
        }
        return sum;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Loop, test::both_databases(), test::name_of);

TEST_P(Loop, goes_from_a_deal_to_the_next_deal_with_the_same_customer) {
    walk();
    EXPECT_EQ(sees("fran", "/projects/{project}/overview", "unbilled/amount"), "0.00");
    does("ilse", "/projects/{project}/finish");
    things_["next_deal"] = does("kofi", "/projects/{project}/again").at("deal_id");
    EXPECT_EQ(sees("kofi", "/deals/{next_deal}", "customer_id"), party_.at("gozo"));
    EXPECT_EQ(sees("kofi", "/deals/{next_deal}", "stage"), "new");
    EXPECT_NE(sees("kofi", "/deals/{next_deal}", "notes").find("Atelier Carpat"), std::string::npos);
}

TEST_P(Loop, the_margin_of_a_project_is_what_its_postings_add_up_to) {
    walk();
    auto const margins = get("fran", "/margin?by=project");
    ASSERT_EQ(margins.status, 200) << margins.body;
    Amount all{0, *Currency::parse("AUD")};
    bool found = false;
    for (std::size_t i = 0; i < margins.size_at("items"); ++i) {
        auto const row = "items/" + std::to_string(i);
        all += base(margins, row + "/margin/amount");
        if (margins.at(row + "/project_id") != id("project")) continue;
        found = true;
        EXPECT_EQ(margins.at(row + "/revenue/amount"), "7201.60") << "4,501 at 1.60";
        EXPECT_EQ(margins.at(row + "/cost/amount"), "1959.04") << "6,122 at 0.32";
        EXPECT_EQ(base(margins, row + "/margin/amount"), result_of("&project_id={project}"));
    }
    EXPECT_TRUE(found) << margins.body;
    EXPECT_EQ(all, result_of(""));
    auto const summary = get("fran", "/margin/summary");
    EXPECT_EQ(base(summary, "margin/amount"), all);
    EXPECT_EQ(summary.at("receivable/amount"), "0.00");
    EXPECT_EQ(summary.at("payable/amount"), "0.00");
}

TEST_P(Loop, the_books_balance_when_everything_is_paid) {
    walk();
    auto const balance = get("audrey", "/ledger/trial_balance");
    Amount sum{0, *Currency::parse("AUD")};
    for (std::size_t i = 0; i < balance.size_at("items"); ++i) {
        sum += base(balance, "items/" + std::to_string(i) + "/base/amount");
    }
    EXPECT_TRUE(sum.is_zero()) << balance.body;
}

TEST_P(Loop, each_step_happens_once) {
    walk();
    for (auto const& [who, path] :
         std::vector<std::pair<std::string, std::string>>{{"kofi", "/quotes/{quote}/send"},
                                                          {"ilse", "/quotes/{quote}/project"},
                                                          {"ilse", "/tasks/{model}/package"},
                                                          {"ilse", "/offers/{offer}/accept"},
                                                          {"ilse", "/work_packages/{package}/accept"},
                                                          {"ilse", "/time_entries/{hours}/approve"},
                                                          {"fran", "/projects/{project}/invoice"},
                                                          {"fran", "/invoices/{invoice}/issue"},
                                                          {"fran", "/bills/{bill}/pay"}}) {
        EXPECT_EQ(post(who, filled(path)).status, 409) << path;
    }
    EXPECT_EQ(post("maria", filled("/tickets/{ticket}/task"), filled(R"({"project_id":"{project}"})")).status, 409);
    EXPECT_EQ(post("andrei", filled("/work_packages/{package}/deliver"), R"({"note":"Again"})").status, 409);
}

TEST_P(Loop, everybody_is_told_by_mail_only_what_is_theirs) {
    walk();
    run_jobs();
    ASSERT_FALSE(world_.mails().empty());
    for (auto const& mail : world_.mails()) {
        auto const whole = mail.subject + mail.text;
        EXPECT_EQ(whole.find("6122"), std::string::npos) << mail.to << whole;
        EXPECT_EQ(whole.find("1234.56"), std::string::npos) << mail.to << whole;
    }
}

}  // namespace
}  // namespace farflung
