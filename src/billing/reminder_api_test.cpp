#include "billing/reminder.hpp"

#include "billing/billing_world.hpp"

namespace farflung::billing {
namespace {

/// It is Monday 9 November 2026 in Sydney, and invoices are due in a fortnight.
class Reminders : public BillingWorld {
  protected:
    void pass_days(int count) {
        world_.advance_ms(count * 24LL * 3600 * 1000);
        rate("EUR", world_.now().utc_date().text(), "1.60");
    }
    void move_company_to(std::string const& country) {
        auto const own = get("dana", "/parties/" + party_.at("tidewrack"));
        auto const moved = patch("dana", "/parties/" + party_.at("tidewrack"),
                                 R"({"address":{"street":"Quay 1","city":"Cork","country":")" + country + R"("}})");
        EXPECT_EQ(moved.status, 200) << moved.body;
    }
    test::Reply remind(std::string const& customer, std::string const& currency) {
        return post("fran", "/reminders/send",
                    R"({"customer_id":")" + party_.at(customer) + R"(","currency":")" + currency + R"("})");
    }
    void give_address(std::string const& customer) {
        EXPECT_EQ(patch("dana", "/parties/" + party_.at(customer), R"({"email":"books@example.com"})").status, 200);
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Reminders, test::both_databases(), test::name_of);

TEST(ReminderLevels, wait_for_a_week_and_then_for_a_fortnight) {
    EXPECT_EQ(level_due(6, 0, {}), std::nullopt);
    EXPECT_EQ(level_due(7, 0, {}), 1);
    EXPECT_EQ(level_due(300, 1, 13), std::nullopt);
    EXPECT_EQ(level_due(300, 1, 14), 2);
    EXPECT_EQ(level_due(300, 2, 14), 3);
    EXPECT_EQ(level_due(300, 3, 400), std::nullopt);
}

TEST_P(Reminders, are_one_letter_for_each_customer_and_currency) {
    give_address("gozo");
    issued("gozo", "EUR", "300");
    issued("gozo", "EUR", "50");
    issued("gozo", "AUD", "20");
    pass_days(20);
    EXPECT_EQ(get("fran", "/reminders/due").size_at("items"), 0U);
    pass_days(1);
    auto const due = get("audrey", "/reminders/due");
    ASSERT_EQ(due.size_at("items"), 2U) << due.body;
    EXPECT_EQ(due.at("items/1/open/amount"), "350.00");
    EXPECT_EQ(due.at("items/1/interest/amount"), "0.00") << "an Australian contract says what interest there is";
    auto const sent = remind("gozo", "EUR");
    ASSERT_EQ(sent.status, 200) << sent.body;
    EXPECT_EQ(sent.at("level"), "1");
    EXPECT_EQ(remind("gozo", "EUR").at("code"), "reminder.not_due");
    run_jobs();
    run_jobs();
    ASSERT_EQ(world_.mails().size(), 1U);
    EXPECT_EQ(get("fran", "/reminders/due").size_at("items"), 1U);
    EXPECT_TRUE(get("fran", "/reminders/" + sent.at("id") + "/pdf").body.starts_with("%PDF-"));
    pass_days(14);
    EXPECT_EQ(remind("gozo", "EUR").at("level"), "2");
}

TEST_P(Reminders, leave_out_what_is_disputed_or_paid_and_stop_interest_at_the_value_date) {
    give_address("gozo");
    move_company_to("IE");
    auto const first = issued("gozo", "EUR", "1000");
    auto const second = issued("gozo", "EUR", "500");
    auto const third = issued("gozo", "EUR", "1000");
    EXPECT_EQ(post("fran", "/invoices/" + second + "/dispute", R"({"reason":"Wrong boat"})").status, 200);
    pass_days(34);
    auto const paid = [&](std::string const& invoice, std::string const& amount) {
        return post("fran", "/payments",
                    R"({"party_id":")" + party_.at("gozo") + R"(","paid_on":"2026-12-03","amount":{"amount":")" +
                        amount + R"(","currency":"EUR"},"allocations":[{"invoice_id":")" + invoice + R"("}]})")
            .status;
    };
    EXPECT_EQ(paid(first, "600.00"), 200);
    EXPECT_EQ(paid(third, "1000.00"), 200);
    auto const due = get("fran", "/reminders/due");
    ASSERT_EQ(due.size_at("items"), 1U) << due.body;
    EXPECT_EQ(due.size_at("items/0/invoices"), 1U);
    EXPECT_EQ(due.at("items/0/open/amount"), "400.00");
    EXPECT_EQ(due.at("items/0/article"), "Directive 2011/7/EU Art. 3");
    EXPECT_EQ(due.at("items/0/invoices/0/interest_lines/0/days"), "10");
    EXPECT_EQ(due.at("items/0/invoices/0/interest_lines/0/interest/amount"), "2.78");
    EXPECT_EQ(due.at("items/0/invoices/0/interest_lines/1/from"), "2026-12-04");
    EXPECT_EQ(due.at("items/0/invoices/0/interest_lines/1/days"), "10");
    EXPECT_EQ(due.at("items/0/invoices/0/interest_lines/1/interest/amount"), "1.11");
    EXPECT_EQ(due.at("items/0/interest/amount"), "3.89");
}

TEST_P(Reminders, go_nowhere_without_an_address_and_are_sent_by_finance_alone) {
    issued("minato", "AUD", "300");
    EXPECT_EQ(patch("dana", "/parties/" + party_.at("minato"), R"({"email":""})").status, 200);
    pass_days(30);
    EXPECT_EQ(remind("minato", "AUD").at("code"), "invoice.no_address");
    EXPECT_EQ(remind("gozo", "AUD").at("code"), "reminder.not_due");
    auto const body = R"({"customer_id":")" + party_.at("minato") + R"(","currency":"AUD"})";
    for (auto const* who : {"kofi", "audrey", "rita", "andrei"}) {
        EXPECT_EQ(post(who, "/reminders/send", body).status, 403) << who;
    }
    EXPECT_NE(post("mallory", "/reminders/send", body).status, 200);
    EXPECT_EQ(get("rita", "/reminders/due").status, 403);
}

}  // namespace
}  // namespace farflung::billing
