#include <atomic>
#include <cstdlib>
#include <thread>

#include "billing/billing_world.hpp"
#include "billing/invoice_commands.hpp"
#include "billing/payment.hpp"
#include "billing/verify.hpp"

namespace farflung::billing {
namespace {

bool is_night() { return std::getenv("FARFLUNG_NIGHTLY") != nullptr; }
int wanted_races() { return is_night() ? 1000 : 100; }
/// By each of sixteen, a fifth of which is rolled back: a thousand numbers, or twenty thousand by night.
int wanted_issues() { return is_night() ? 1600 : 80; }

class Races : public BillingWorld {
  protected:
    /// How many of two at once were done.
    int both(std::function<void(Unit&)> const& command) { return either(command, command); }
    int either(std::function<void(Unit&)> const& left, std::function<void(Unit&)> const& right) {
        std::atomic<int> won = 0;
        auto const once = [&](std::function<void(Unit&)> const& command) {
            try {
                as_system(command);
                ++won;
            } catch (Refusal const& refusal) {
                EXPECT_EQ(refusal.kind, No::conflict) << refusal.code;
            }
        };
        std::thread other([&] { once(left); });
        once(right);
        other.join();
        return won;
    }
    InvoiceId drafted() {
        InvoiceId id;
        as_system([&](Unit& unit) {
            id = draft_invoice(unit, {.customer_id = *PartyId::parse(party_.at("gozo")),
                                      .currency = *Currency::parse("EUR"),
                                      .lines = {{.description = "Work", .price = Decimal(100)}}});
        });
        return id;
    }
    InvoiceId issued_one() {
        auto const id = drafted();
        as_system([&](Unit& unit) { issue(unit, id, {}); });
        return id;
    }
    void expect_sound() {
        look_as_system([](Unit const& unit) {
            for (auto const& finding : verify_money(unit)) ADD_FAILURE() << finding.invariant << " " << finding.text;
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Races, test::both_databases(), test::name_of);

TEST_P(Races, sixteen_issuers_with_rollbacks_leave_no_gap_and_no_twin) {
    constexpr int issuers = 16;
    int const each = wanted_issues();
    struct RollBack {};
    std::atomic<int> numbers = 0;
    std::vector<std::thread> threads;
    for (int issuer = 0; issuer < issuers; ++issuer) {
        threads.emplace_back([&, issuer] {
            for (int i = 0; i < each; ++i) {
                bool const rolls_back = (issuer * 7 + i * 13) % 5 == 0;
                auto const id = drafted();
                for (bool again = true; again;) {
                    again = false;
                    try {
                        as_system([&](Unit& unit) {
                            issue(unit, id, {});
                            if (rolls_back) throw RollBack{};
                        });
                        ++numbers;
                    } catch (RollBack const&) {
                        continue;
                    } catch (db::TooMuchContention const&) {
                        again = true;  // the caller's to repeat, as a 503 says
                    }
                }
            }
        });
    }
    for (auto& thread : threads) thread.join();
    look_as_system([&](Unit const& unit) {
        EXPECT_EQ(unit.value<std::int64_t>(
                      "select last from number_series where workspace_id = :workspace and series = 'invoice/2026'"),
                  numbers.load());
    });
    expect_sound();
}

TEST_P(Races, of_two_full_payments_exactly_one_wins) {
    for (int i = 0; i < wanted_races(); ++i) {
        auto const id = issued_one();
        EXPECT_EQ(both([&](Unit& unit) {
                      record_payment(
                          unit,
                          {.party_id = *PartyId::parse(party_.at("gozo")),
                           .amount = {10000, *Currency::parse("EUR")},
                           .allocations = {{.invoice_id = id, .amount = Amount{10000, *Currency::parse("EUR")}}}});
                  }),
                  1);
    }
    expect_sound();
}

TEST_P(Races, of_two_full_credit_notes_exactly_one_wins) {
    for (int i = 0; i < wanted_races(); ++i) {
        auto const id = issued_one();
        EXPECT_EQ(both([&](Unit& unit) { credit(unit, id, {}); }), 1);
    }
    expect_sound();
}

TEST_P(Races, of_two_payouts_of_a_bill_exactly_one_wins) {
    for (int i = 0; i < wanted_races(); ++i) {
        BillId id;
        as_system([&](Unit& unit) {
            id = make_bill(unit, {.partner_id = *PartyId::parse(party_.at("carpat")),
                                  .currency = *Currency::parse("EUR"),
                                  .billed_on = *Date::parse("2026-11-09"),
                                  .lines = {{.description = "Part", .price = Decimal(70)}}});
        });
        EXPECT_EQ(both([&](Unit& unit) { pay(unit, id, {}); }), 1);
    }
    expect_sound();
}

TEST_P(Races, of_two_full_refunds_exactly_one_wins) {
    for (int i = 0; i < wanted_races(); ++i) {
        auto const id = issued_one();
        InvoiceId note;
        as_system([&](Unit& unit) {
            record_payment(unit, {.party_id = *PartyId::parse(party_.at("gozo")),
                                  .amount = {10000, *Currency::parse("EUR")},
                                  .allocations = {{.invoice_id = id}}});
            note = credit(unit, id, {}).id;
        });
        EXPECT_EQ(both([&](Unit& unit) {
                      record_payment(
                          unit,
                          {.direction = PaymentDirection::out,
                           .party_id = *PartyId::parse(party_.at("gozo")),
                           .amount = {10000, *Currency::parse("EUR")},
                           .allocations = {{.invoice_id = note, .amount = Amount{10000, *Currency::parse("EUR")}}}});
                  }),
                  1);
    }
    expect_sound();
}

TEST_P(Races, of_two_drafts_of_one_hour_or_package_exactly_one_is_made) {
    for (int i = 0; i < 2 * wanted_races(); ++i) {
        Uuid source;
        source.bytes[0] = static_cast<std::uint8_t>(i % 256);
        source.bytes[1] = static_cast<std::uint8_t>(i / 256 + 1);
        EXPECT_EQ(both([&](Unit& unit) {
                      draft_invoice(unit, {.customer_id = *PartyId::parse(party_.at("gozo")),
                                           .currency = *Currency::parse("EUR"),
                                           .lines = {{.description = "Work",
                                                      .price = Decimal(90),
                                                      .source_kind = i % 2 == 0 ? "time_entry" : "work_package",
                                                      .source_id = source}}});
                  }),
                  1);
    }
    expect_sound();
}

TEST_P(Races, of_a_payment_and_a_credit_note_the_second_finds_what_the_first_left) {
    for (int i = 0; i < wanted_races(); ++i) {
        auto const id = issued_one();
        auto const won = either(
            [&](Unit& unit) {
                record_payment(unit,
                               {.party_id = *PartyId::parse(party_.at("gozo")),
                                .amount = {10000, *Currency::parse("EUR")},
                                .allocations = {{.invoice_id = id, .amount = Amount{10000, *Currency::parse("EUR")}}}});
            },
            [&](Unit& unit) { credit(unit, id, {}); });
        look_as_system([&](Unit const& unit) {
            auto const invoice = unit.get(id);
            // Paid first, it is taken back all the same, as the customer's credit; taken back first, nothing is due.
            EXPECT_GE(won, 1);
            EXPECT_EQ(invoice.credited, invoice.total);
            EXPECT_TRUE(invoice.open.is_zero());
        });
    }
    expect_sound();
}

TEST_P(Races, of_issuing_and_editing_a_draft_what_was_issued_is_what_was_frozen) {
    for (int i = 0; i < wanted_races(); ++i) {
        auto const id = drafted();
        either([&](Unit& unit) { issue(unit, id, {}); },
               [&](Unit& unit) {
                   auto invoice = unit.get(id);
                   if (invoice.state != InvoiceState::draft) throw Refusal(No::conflict, "invoice.already_issued");
                   invoice.lines.front().price = Decimal(250);
                   recalculate(invoice);
                   unit.save(invoice);
               });
        look_as_system([&](Unit const& unit) { EXPECT_EQ(unit.get(id).state, InvoiceState::issued); });
    }
    expect_sound();
}

}  // namespace
}  // namespace farflung::billing
