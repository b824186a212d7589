#pragma once

#include <cstdlib>
#include <iostream>
#include <random>

#include "bank/bank_statement.hpp"
#include "bank/direct_debit_run.hpp"
#include "bank/verify.hpp"
#include "billing/verify.hpp"
#include "crm/verify.hpp"
#include "money_client.hpp"
#include "projects/project.hpp"
#include "projects/task.hpp"
#include "test_world.hpp"

namespace farflung {

/// Small books, each a company's of its own, on which money clients work by chance.
class BookWorld : public test::WorldTest {
  protected:
    /// FARFLUNG_SEED, or any; printed, so that what failed can be run again.
    static unsigned long wanted_seed() {
        auto const* given = std::getenv("FARFLUNG_SEED");
        auto const seed = given != nullptr ? std::strtoul(given, nullptr, 10) : std::random_device{}();
        std::cout << "seed " << seed << "\n";
        return seed;
    }
    static bool is_night() { return std::getenv("FARFLUNG_NIGHTLY") != nullptr; }

    void begin_chance(unsigned long seed) { chance_.seed(static_cast<std::mt19937::result_type>(seed)); }
    std::int64_t any(std::int64_t least, std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(least, most)(chance_);
    }

    /// A company of its own, with books in a currency of two, none or three digits.
    void open_book() {
        static constexpr std::array<std::string_view, 5> codes{"EUR", "USD", "JPY", "KWD", "AUD"};
        book_ = {};
        book_.base = *Currency::parse(codes[static_cast<std::size_t>(any(0, 4))]);
        book_.stranger = *PartyId::parse(party_.at("gozo"));
        book_.work = [this](std::function<void(Unit&)> const& command) { as_system(command); };
        database_->write_and_wait([&](db::Connection& connection) {
            connection.confine_to(std::nullopt);
            Unit outer(connection, *registry_, world_, Actor{});
            auto const made = people::make_workspace(outer, {.company_name = "Book",
                                                             .country = "AU",
                                                             .base_currency = book_.base,
                                                             .zone = "Australia/Sydney",
                                                             .owner_name = "Owner",
                                                             .owner_email = outer.new_secret() + "@example.com",
                                                             .password_hash = {}});
            workspace_ = made.workspace;
            book_.owner = made.owner;
            auto unit = outer.as(system_actor(workspace_));
            book_.customers = {party(unit, "Gozo"), party(unit, "Minato")};
            book_.partners = {party(unit, "Carpat"), party(unit, "Qianhai")};
            agree_to_self_billing(unit, book_.partners.back());
            open_accounts(unit);
            ledger::ensure_chart(unit);
            record_rates(unit, unit.today("Australia/Sydney").plus_days(-10));
            for (auto const* code : {"EUR", "JPY", "AUD"}) begin_work(unit, *Currency::parse(code));
        });
        book_.workspace = workspace_;
    }

    /// Every currency is worth something else then.
    void new_day(std::int64_t days = 1) {
        world_.advance_ms(days * 24 * 3600 * 1000);
        as_system([&](Unit& unit) {
            book_.today = unit.today("Australia/Sydney");
            record_rates(unit, book_.today);
        });
    }
    void record_rates(Unit& unit, Date day) {
        for (auto const* code : {"EUR", "USD", "JPY", "KWD", "AUD"}) {
            auto const currency = *Currency::parse(code);
            if (currency == book_.base) continue;
            ledger::record_rate(unit, currency, day, Decimal::of(any(5'000, 300'000), 5), "test");
        }
    }

    /// The invariants hold, and all is open that is open on paper.
    void prove() {
        auto const& paper = book_.paper;
        look_as_system([&](Unit const& unit) {
            for (auto const verify : {&billing::verify_money, &crm::verify_quotes, &bank::verify_runs}) {
                for (auto const& finding : verify(unit)) ADD_FAILURE() << finding.invariant << " " << finding.text;
            }
            prove_runs(unit, paper.payouts);
            prove_runs(unit, paper.debits);
            for (auto const& sale : paper.sales) {
                auto const invoice = unit.find(sale.id);
                ASSERT_EQ(invoice.has_value(), !sale.is_dropped);
                if (sale.is_dropped) continue;
                EXPECT_EQ(invoice->open.minor, sale.open) << invoice->number;
                EXPECT_EQ(invoice->credited.minor, sale.credited) << invoice->number;
            }
            for (auto const& note : paper.notes) EXPECT_EQ(unit.get(note.id).open.minor, note.open);
            for (auto const& purchase : paper.purchases) {
                EXPECT_EQ(unit.get(purchase.id).open.minor, purchase.open);
            }
            for (auto const& note : paper.taken_off) EXPECT_EQ(unit.get(note.id).open.minor, note.open);
            for (auto const& rest : paper.rests) EXPECT_EQ(unit.get(rest.id).unallocated.minor, rest.left);
            EXPECT_EQ(accrued(unit), 0) << "what was accrued is taken back the day after";
            EXPECT_EQ(numbers(unit, InvoiceKind::invoice), paper.invoice_numbers);
            EXPECT_EQ(numbers(unit, InvoiceKind::credit_note), paper.note_numbers);
        });
    }

    Book book_;

  private:
    static PartyId party(Unit& unit, std::string const& name) {
        Party party;
        party.name = name;
        unit.insert(party);
        return party.id;
    }

    void begin_work(Unit& unit, Currency currency) {
        Project project;
        project.number = "P-" + std::to_string(book_.projects.size() + 1);
        project.title = "Work by the hour";
        project.customer_id = book_.customers[book_.projects.size() % 2];
        project.currency = currency;
        project.budget = Amount{0, currency};
        unit.insert(project);
        Task task;
        task.project_id = project.id;
        task.circle_id = project.id.value;
        task.title = "Hours";
        task.hourly_price = Decimal(currency.minor_digits() == 0 ? 15'000 : 120);
        unit.insert(task);
        book_.projects.push_back({project.id, task.id});
    }

    static void agree_to_self_billing(Unit& unit, PartyId id) {
        auto partner = unit.get(id);
        partner.self_billing_since = *Date::parse("2020-01-01");
        unit.save(partner);
    }

    /// Both partners have accounts, one of them at a bank of SEPA; both customers gave a mandate.
    void open_accounts(Unit& unit) {
        for (auto const* code : {"EUR", "USD", "JPY", "KWD", "AUD"}) {
            BankAccount account;
            account.name = code;
            account.number = "MT84MALT011000012345MTLCAST001S";
            account.creditor_id = "DE98ZZZ09999999999";
            account.currency = *Currency::parse(code);
            unit.insert(account);
            BankStatement statement;
            statement.bank_account_id = account.id;
            unit.insert(statement);
            book_.banks[code] = {account.id, statement.id};
        }
        for (auto const& id : book_.partners) {
            auto partner = unit.get(id);
            partner.bank_account = book_.paper.payees[id].account = "1";
            if (id == book_.partners.front()) partner.iban = "RO49AAAA1B31007593840000";
            unit.save(partner);
        }
        for (auto const& customer : book_.customers) {
            Mandate mandate;
            mandate.customer_id = customer;
            mandate.signed_on = unit.today("Australia/Sydney");
            mandate.iban = "DE89370400440532013000";
            complete(unit, mandate);
            unit.insert(mandate);
            book_.paper.mandates.push_back({.id = mandate.id, .customer = customer});
        }
    }

    template <class Run>
    static void prove_runs(Unit const& unit, std::vector<Paper::RunOf<Run>> const& runs) {
        for (auto const& on_paper : runs) {
            auto const run = unit.get(on_paper.id);
            EXPECT_EQ(name_of(run.state), name_of(on_paper.state)) << run.number;
            ASSERT_EQ(run.lines.size(), on_paper.lines.size()) << run.number;
            for (std::size_t i = 0; i < run.lines.size(); ++i) {
                EXPECT_EQ(run.lines[i].payment_id.has_value(), on_paper.lines[i].is_paid) << run.number;
                EXPECT_EQ(run.lines[i].amount.minor, on_paper.lines[i].amount) << run.number;
            }
        }
    }

    static std::int64_t accrued(Unit const& unit) {
        return unit
            .value<std::int64_t>(
                "select cast(sum(base_minor) as bigint) from ledger_postings"
                " where workspace_id = :workspace and account_id = :account",
                {{"account", ledger::account_of(unit.workspace(), AccountRole::accrued_revenue)}})
            .value_or(0);
    }

    static std::int64_t numbers(Unit const& unit, InvoiceKind kind) {
        return unit
            .value<std::int64_t>(
                "select count(*) from billing_invoices where workspace_id = :workspace and kind = :kind and number <> "
                "''"
                " and carried_over_on is null",
                {{"kind", kind}})
            .value_or(0);
    }

    std::mt19937 chance_;
};

}  // namespace farflung
