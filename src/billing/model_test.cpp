#include <cstdlib>
#include <iostream>
#include <random>

#include "billing/billing_world.hpp"
#include "billing/payment.hpp"
#include "billing/verify.hpp"

namespace farflung::billing {
namespace {

/// What a bookkeeper would keep on paper: just enough to say what must be open.
struct Paper {
    struct Sale {
        InvoiceId id;
        Currency currency;
        std::int64_t total{};
        std::int64_t open{};
        std::int64_t credited{};
        int lines{};
        bool is_issued = false;
        PartyId customer;
    };
    struct Purchase {
        BillId id;
        Currency currency;
        std::int64_t open{};
    };
    struct Rest {
        PaymentId id;
        Currency currency;
        std::int64_t left{};
        PartyId customer;
    };
    std::vector<Sale> sales;
    std::vector<Purchase> purchases;
    std::vector<Rest> rests;
    std::int64_t numbers = 0;
};

/// B1: random operations against the paper; the invariants are proved from nothing after each hundred.
class Model : public BillingWorld {
  protected:
    void run(int books, int operations) {
        auto const* given = std::getenv("FARFLUNG_SEED");
        auto const seed = given != nullptr ? std::strtoul(given, nullptr, 10) : std::random_device{}();
        std::cout << "seed " << seed << "\n";
        chance_.seed(static_cast<std::mt19937::result_type>(seed));
        SCOPED_TRACE("FARFLUNG_SEED=" + std::to_string(seed));
        for (int book = 0; book < books && !HasFailure(); ++book) {
            open_book();
            new_day();
            for (int i = 1; i <= operations && !HasFailure(); ++i) {
                step();
                if (i % 100 == 0) prove(i);
            }
        }
    }

  private:
    std::int64_t any(std::int64_t least, std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(least, most)(chance_);
    }
    template <class T>
    T* pick(std::vector<T>& things) {
        return things.empty() ? nullptr : &things[static_cast<std::size_t>(any(0, std::ssize(things) - 1))];
    }
    Currency currency() {
        static std::array<std::string_view, 5> const codes{"EUR", "USD", "JPY", "KWD", "AUD"};
        return *Currency::parse(codes[static_cast<std::size_t>(any(0, 4))]);
    }
    Decimal price(Currency in) { return Decimal::of(any(1, 5'000'000), std::min(in.minor_digits() + 2, 4)); }
    PartyId customer() { return *PartyId::parse(party_.at(any(0, 1) == 0 ? "gozo" : "minato")); }

    /// Whether the operation was done; a refusal must leave everything as it was.
    bool done(std::function<void(Unit&)> const& work) {
        try {
            as_system(work);
            return true;
        } catch (Refusal const&) {
            return false;
        } catch (Invalid const&) {
            return false;
        }
    }

    /// A company of its own, with books in a currency of two, none or three digits.
    void open_book() {
        paper_ = {};
        base_ = currency();
        database_->write_and_wait([&](db::Connection& connection) {
            connection.confine_to(std::nullopt);
            Unit outer(connection, *registry_, world_, Actor{});
            auto const email = outer.new_secret() + "@example.com";
            workspace_ = people::make_workspace(outer, {.company_name = "Book",
                                                        .country = "AU",
                                                        .base_currency = base_,
                                                        .zone = "Australia/Sydney",
                                                        .owner_name = "Owner",
                                                        .owner_email = email,
                                                        .password_hash = {}})
                             .workspace;
            auto unit = outer.as(system_actor(workspace_));
            for (auto const* name : {"gozo", "minato", "carpat", "qianhai"}) {
                Party party;
                party.name = name;
                unit.insert(party);
                party_[name] = party.id.text();
            }
        });
    }

    void new_day() {
        world_.advance_ms(24LL * 3600 * 1000);
        as_system([&](Unit& unit) {
            auto const today = unit.today("Australia/Sydney");
            for (auto const* code : {"EUR", "USD", "JPY", "KWD", "AUD"}) {
                if (*Currency::parse(code) != base_)
                    ledger::record_rate(unit, *Currency::parse(code), today, Decimal::of(any(5'000, 300'000), 5),
                                        "test");
            }
        });
    }

    void step() {
        switch (any(0, 13)) {
            case 0:
                return new_day();
            case 1:
            case 2:
                return draft_one();
            case 3:
            case 4:
                return issue_one();
            case 5:
            case 6:
                return pay_one();
            case 7:
                return pay_in_other_currency();
            case 8:
                return credit_one();
            case 9:
                return use_rest();
            case 10:
                return buy_one();
            case 11:
            case 12:
                return pay_out_one();
            default:
                return drop_one();
        }
    }

    void draft_one() {
        Paper::Sale sale;
        sale.currency = currency();
        sale.customer = customer();
        NewInvoice wanted{.customer_id = sale.customer, .currency = sale.currency, .lines = {}};
        sale.lines = static_cast<int>(any(1, 4));
        for (int i = 0; i < sale.lines; ++i) {
            bool const discount = i > 0 && any(0, 5) == 0;
            wanted.lines.push_back({.description = "Work",
                                    .quantity = Decimal::of(discount ? -any(1, 20) : any(1, 4000), 2),
                                    .price = price(sale.currency),
                                    .tax_rate = Decimal(any(0, 2) * 10),
                                    .project_id = ProjectId{Uuid{{static_cast<std::uint8_t>(any(1, 3))}}}});
        }
        ASSERT_TRUE(done([&](Unit& unit) { sale.id = draft_invoice(unit, wanted); }));
        look_as_system([&](Unit const& unit) { sale.total = unit.get(sale.id).total.minor; });
        paper_.sales.push_back(sale);
    }

    void issue_one() {
        auto* sale = pick(paper_.sales);
        if (sale == nullptr) return;
        bool const rolls_back = any(0, 3) == 0;
        struct Change {};
        try {
            bool const issued_now = done([&](Unit& unit) {
                issue(unit, sale->id, {});
                if (rolls_back) throw Change{};
            });
            EXPECT_EQ(issued_now, !sale->is_issued && sale->total >= 0);
            if (!issued_now) return;
        } catch (Change const&) {
            return;
        }
        sale->is_issued = true;
        sale->open = sale->total;
        ++paper_.numbers;
    }

    void pay_one() {
        auto* sale = pick(paper_.sales);
        if (sale == nullptr) return;
        auto const amount = any(0, 2) == 0 ? std::max<std::int64_t>(sale->open, 1) : any(1, sale->open + 50);
        auto const settles = std::min(amount, sale->open);
        PaymentId id;
        bool const recorded = done([&](Unit& unit) {
            id = record_payment(unit, {.party_id = sale->customer,
                                       .amount = {amount, sale->currency},
                                       .fee = Amount{any(0, std::min<std::int64_t>(amount, 30)), sale->currency},
                                       .allocations = {{.invoice_id = sale->id}}})
                     .id;
        });
        EXPECT_EQ(recorded, sale->is_issued && sale->open > 0);
        if (!recorded) return;
        sale->open -= settles;
        if (amount > settles) paper_.rests.push_back({id, sale->currency, amount - settles, sale->customer});
    }

    void pay_in_other_currency() {
        auto* sale = pick(paper_.sales);
        if (sale == nullptr || !sale->is_issued || sale->open == 0) return;
        auto const settles = any(1, sale->open + 3);  // now and then more than is open
        auto money = currency();
        if (money == sale->currency) return;
        bool const recorded = done([&](Unit& unit) {
            record_payment(unit,
                           {.party_id = sale->customer,
                            .amount = {any(1, 9'000'000), money},
                            .allocations = {{.invoice_id = sale->id, .amount = Amount{settles, sale->currency}}}});
        });
        EXPECT_EQ(recorded, settles <= sale->open);
        if (recorded) sale->open -= settles;
    }

    void credit_one() {
        auto* sale = pick(paper_.sales);
        if (sale == nullptr) return;
        CreditInvoice request;
        if (any(0, 1) == 0) request.lines.push_back({static_cast<int>(any(0, sale->lines)), {}});
        std::int64_t credited = 0;
        bool const made = done([&](Unit& unit) { credited = credit(unit, sale->id, request).total.minor; });
        if (!made) return;
        EXPECT_TRUE(sale->is_issued);
        sale->credited += credited;
        EXPECT_LE(sale->credited, sale->total);
        sale->open -= std::min(sale->open, credited);
    }

    void use_rest() {
        auto* rest = pick(paper_.rests);
        auto* sale = pick(paper_.sales);
        if (rest == nullptr || sale == nullptr || rest->currency != sale->currency) return;
        auto const settles = std::min(rest->left, sale->open);
        bool const used = done([&](Unit& unit) { allocate(unit, rest->id, {{{.invoice_id = sale->id}}}); });
        EXPECT_EQ(used, sale->is_issued && settles > 0 && sale->customer == rest->customer);
        if (!used) return;
        rest->left -= settles;
        sale->open -= settles;
    }

    void buy_one() {
        Paper::Purchase purchase;
        purchase.currency = currency();
        bool const made = done([&](Unit& unit) {
            purchase.id =
                make_bill(unit, {.partner_id = *PartyId::parse(party_.at(any(0, 1) == 0 ? "carpat" : "qianhai")),
                                 .currency = purchase.currency,
                                 .billed_on = unit.today("Australia/Sydney"),
                                 .lines = {{.description = "Part",
                                            .quantity = Decimal::of(any(1, 900), 1),
                                            .price = price(purchase.currency),
                                            .project_id = ProjectId{Uuid{{static_cast<std::uint8_t>(any(1, 3))}}},
                                            .customer_id = customer()}}});
        });
        if (!made) return;  // a price so small that it rounds to nothing
        look_as_system([&](Unit const& unit) { purchase.open = unit.get(purchase.id).open.minor; });
        paper_.purchases.push_back(purchase);
    }

    void pay_out_one() {
        auto* purchase = pick(paper_.purchases);
        if (purchase == nullptr) return;
        auto const settles = any(0, 1) == 0 ? purchase->open : any(1, purchase->open + 20);
        auto const money = any(0, 2) == 0 ? currency() : purchase->currency;
        bool const same = money == purchase->currency;
        bool const sent = done([&](Unit& unit) {
            pay(unit, purchase->id,
                {.paid_on = {},
                 .amount = Amount{same ? settles : any(1, 9'000'000), money},
                 .settles = Amount{settles, purchase->currency},
                 .fee = Amount{any(0, 40), money}});
        });
        EXPECT_EQ(sent, settles > 0 && settles <= purchase->open);
        if (sent) purchase->open -= settles;
    }

    void drop_one() {
        auto* sale = pick(paper_.sales);
        if (sale == nullptr || sale->is_issued) return;
        EXPECT_TRUE(done([&](Unit& unit) { unit.remove(unit.get(sale->id)); }));
        paper_.sales.erase(paper_.sales.begin() + (sale - paper_.sales.data()));
    }

    void prove(int operations) {
        look_as_system([&](Unit const& unit) {
            for (auto const& finding : verify_money(unit)) {
                ADD_FAILURE() << "after " << operations << ": " << finding.invariant << " " << finding.text;
            }
            for (auto const& sale : paper_.sales) {
                auto const invoice = unit.get(sale.id);
                EXPECT_EQ(invoice.open.minor, sale.open) << invoice.number;
                EXPECT_EQ(invoice.credited.minor, sale.credited) << invoice.number;
            }
            for (auto const& purchase : paper_.purchases) {
                EXPECT_EQ(unit.get(purchase.id).open.minor, purchase.open);
            }
            for (auto const& rest : paper_.rests) EXPECT_EQ(unit.get(rest.id).unallocated.minor, rest.left);
            EXPECT_EQ(unit.value<std::int64_t>("select count(*) from billing_invoices where workspace_id = :workspace"
                                               " and kind = 'invoice' and number <> ''"),
                      paper_.numbers);
        });
    }

    Paper paper_;
    Currency base_;
    std::mt19937 chance_;
};
INSTANTIATE_TEST_SUITE_P(Both, Model, test::both_databases(), test::name_of);

TEST_P(Model, random_operations_never_break_an_invariant) {
    // Ten books of a thousand operations; more books by night.
    run(std::getenv("FARFLUNG_NIGHTLY") != nullptr ? 1000 : 10, 1000);
}

}  // namespace
}  // namespace farflung::billing
