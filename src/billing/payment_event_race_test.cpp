#include <algorithm>
#include <cstdlib>
#include <random>
#include <thread>

#include "billing/online_payment_world.hpp"
#include "billing/verify.hpp"

namespace farflung::billing {
namespace {

/// RELIABILITY.md B6: each of so many payments is told five times, which is 500, or 10,000 by night.
int wanted_payments() { return std::getenv("FARFLUNG_NIGHTLY") != nullptr ? 2000 : 100; }

class PaymentEvents : public OnlineWorld {};
INSTANTIATE_TEST_SUITE_P(Both, PaymentEvents, test::both_databases(), test::name_of);

TEST_P(PaymentEvents, told_five_times_at_once_late_and_out_of_order_make_one_payment_and_one_entry) {
    auto const provider = connect("plain");
    std::vector<std::string> invoices;
    for (int i = 0; i < wanted_payments(); ++i) invoices.push_back(issued("gozo", "EUR", "100"));
    auto const page = page_of(invoices.front());
    std::vector<std::thread> tellers;
    for (unsigned teller = 0; teller < 5; ++teller) {
        tellers.emplace_back([&, teller] {
            std::vector<std::size_t> order(invoices.size());
            for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
            // Two tell each payment at the same time, the others when they come to it.
            std::mt19937 chance(teller / 2);
            std::ranges::shuffle(order, chance);
            for (auto const i : order) {
                auto const payment = "p-" + std::to_string(i);
                auto const states =
                    teller == 4 ? std::vector{"failed", "succeeded", "pending"} : std::vector{"succeeded"};
                for (auto const* state : states) {
                    auto const reply = tell(provider, message(payment, invoices[i], "100.00", state));
                    EXPECT_EQ(reply.status, 204) << reply.body;
                }
                if (i == 0) {
                    EXPECT_EQ(get("nobody", page).status, 200) << "the customer comes back meanwhile";
                }
            }
        });
    }
    for (auto& teller : tellers) teller.join();
    auto const count = std::to_string(invoices.size());
    EXPECT_EQ(sql_text("select cast(count(*) as text) from billing_payments"), count);
    EXPECT_EQ(sql_text("select cast(count(*) as text) from ledger_entries where kind = 'payment'"), count);
    EXPECT_EQ(sql_text("select cast(count(*) as text) from billing_payment_attempts where state = 'succeeded'"), count);
    EXPECT_EQ(sql_text("select cast(count(*) as text) from billing_invoices where state = 'paid'"), count);
    look_as_system([](Unit const& unit) {
        for (auto const& finding : verify_money(unit)) ADD_FAILURE() << finding.invariant << " " << finding.text;
    });
}

}  // namespace
}  // namespace farflung::billing
