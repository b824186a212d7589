#include "billing/verify.hpp"
#include "loop_world.hpp"

namespace farflung {
namespace {

/// The bookkeeper's month end: what was done and not invoiced belongs to the month, and what a partner did has its
/// document.
class MonthEnd : public LoopWorld {
  protected:
    void work_until_invoicing() {
        record_rates();
        sell();
        accept_on_the_public_page();
        start_the_project();
        find_a_partner();
        deliver_and_accept();
        work_the_hours();
        world_.advance_ms(2LL * 24 * 3600 * 1000);
    }
    test::Reply accrue(std::string const& on, std::string const& query = {}) {
        return post("fran", "/projects/accrue" + query, R"({"on":")" + on + R"("})");
    }
    std::string sales(std::string const& to) {
        return get("fran", "/ledger/profit_and_loss?to=" + to).at("income/amount");
    }
    void expect_sound() {
        look_as_system([](Unit const& unit) {
            for (auto const& finding : billing::verify_money(unit)) {
                ADD_FAILURE() << finding.invariant << " " << finding.text;
            }
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Both, MonthEnd, test::both_databases(), test::name_of);

TEST_P(MonthEnd, work_that_no_invoice_has_yet_is_earned_on_the_day_and_taken_back_the_day_after) {
    work_until_invoicing();
    auto const shown = accrue("2026-11-09", "?dry_run=true");
    ASSERT_EQ(shown.status, 200) << shown.body;
    ASSERT_EQ(shown.size_at("lines"), 1U);
    EXPECT_EQ(shown.at("lines/0/unbilled/amount"), "4501.00") << "the model, and an hour and a half at 120";
    EXPECT_EQ(shown.at("difference/amount"), "7201.60");
    EXPECT_EQ(sales("2026-11-09"), "0.00") << "only shown";
    ASSERT_EQ(accrue("2026-11-09").status, 200);
    EXPECT_EQ(sales("2026-11-09"), "7201.60");
    auto const again = accrue("2026-11-09");
    EXPECT_EQ(again.at("difference/amount"), "0.00") << "asked again, nothing changed";
    EXPECT_EQ(again.at("entry_id"), "null");
    EXPECT_EQ(accrue("2026-11-08").size_at("lines"), 0U) << "the work was not done yet";
    invoice_it();
    EXPECT_EQ(sales("2026-11-11"), "7201.60") << "earned once, by the invoice now";
    EXPECT_EQ(accrue("2026-11-11").status, 422) << "its day after has not come";
    expect_sound();
}

TEST_P(MonthEnd, only_who_keeps_the_books_accrues_and_never_into_closed_days) {
    work_until_invoicing();
    for (auto const* who : {"ilse", "kofi", "audrey", "andrei", "rita"}) {
        EXPECT_EQ(post(who, "/projects/accrue", R"({"on":"2026-11-09"})").status, 403) << who;
    }
    does("fran", "/period_locks/lock", R"({"through":"2026-11-09"})");
    EXPECT_EQ(accrue("2026-11-09").status, 409);
    expect_sound();
}

TEST_P(MonthEnd, a_retainer_bills_the_approved_hours_of_its_project_once) {
    record_rates();
    sell();
    accept_on_the_public_page();
    start_the_project();
    auto const retainer = [&](std::string const& customer) {
        return make("fran", "/recurring_invoices",
                    filled(R"({"title":"Care of the map","customer_id":"{)" + customer +
                           R"(}","currency":"EUR","starts_on":"2026-11-10","rhythm":"weekly","makes":"issued",)"
                           R"("zone":"Australia/Sydney","project_id":"{project}","lines":[{"description":"Hosting",)"
                           R"("price":"50","tax_by":"hand","tax_category":"G"}]})"));
    };
    retainer("gozo");
    retainer("minato");
    makes("ilse", "hours", "/time_entries", R"({"task_id":"{charting}","worked_on":"2026-11-09","minutes":90})");
    makes("ilse", "later", "/time_entries", R"({"task_id":"{charting}","worked_on":"2026-11-10","minutes":60})");
    does("ilse", "/time_entries/{hours}/approve");
    world_.advance_ms(24LL * 3600 * 1000);
    run_jobs();
    auto const of = [&](std::string const& customer) {
        return get("fran", filled("/invoices?sort=issued_on&customer_id={" + customer + "}"));
    };
    EXPECT_EQ(of("gozo").at("items/0/total/amount"), "230.00") << "hosting, and an hour and a half at 120";
    EXPECT_EQ(of("minato").at("items/0/total/amount"), "50.00") << "the project is another customer's";
    does("ilse", "/time_entries/{later}/approve");
    world_.advance_ms(7LL * 24 * 3600 * 1000);
    does("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-11-17","rate":"1.60","source":"ECB"})");
    run_jobs();
    EXPECT_EQ(of("gozo").at("items/1/total/amount"), "170.00") << "only the hour that was approved since";
    expect_sound();
}

TEST_P(MonthEnd, an_accepted_package_of_who_agreed_brings_the_invoice_that_we_write_for_them) {
    auto const path = "/parties/" + party_.at("carpat");
    ASSERT_EQ(patch("fran", path, R"({"self_billing_since":"2026-01-01"})").status, 200);
    work_until_invoicing();
    auto const document = sees("andrei", "/bills/{bill}", "self_billed_id");
    EXPECT_EQ(get("andrei", "/invoices/" + document).at("total/amount"), "6122.00");
    EXPECT_EQ(get("andrei", "/invoices/" + document).at("lines/0/tax_category"), "O");
    pay_the_partner();
    expect_sound();
}

}  // namespace
}  // namespace farflung
