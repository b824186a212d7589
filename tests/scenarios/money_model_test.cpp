#include <atomic>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <thread>

#include "billing/verify.hpp"
#include "money_client.hpp"
#include "test_world.hpp"

namespace farflung {
namespace {

constexpr int clients = 16;
constexpr int in_a_round = 100;

unsigned long wanted_seed() {
    auto const* given = std::getenv("FARFLUNG_SEED");
    return given != nullptr ? std::strtoul(given, nullptr, 10) : std::random_device{}();
}

/// B1: sixteen clients do what they like to one book at a time. After each hundred operations what they did is written
/// on paper in the order of the books, and the invariants are proved from nothing.
class MoneyModel : public test::WorldTest {
  protected:
    void run(int books, int operations) {
        auto const seed = wanted_seed();
        std::cout << "seed " << seed << "\n";
        SCOPED_TRACE("FARFLUNG_SEED=" + std::to_string(seed));
        chance_.seed(static_cast<std::mt19937::result_type>(seed));
        for (unsigned long i = 0; i < clients; ++i) clients_.emplace_back(seed + i);
        for (int book = 0; book < books && !HasFailure(); ++book) {
            open_book();
            for (int done = 0; done < operations && !HasFailure(); done += in_a_round) {
                SCOPED_TRACE("book " + std::to_string(book) + ", after " + std::to_string(done));
                new_day();
                write_on_paper(round());
                prove();
            }
        }
    }

  private:
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
            workspace_ = people::make_workspace(outer, {.company_name = "Book",
                                                        .country = "AU",
                                                        .base_currency = book_.base,
                                                        .zone = "Australia/Sydney",
                                                        .owner_name = "Owner",
                                                        .owner_email = outer.new_secret() + "@example.com",
                                                        .password_hash = {}})
                             .workspace;
            auto unit = outer.as(system_actor(workspace_));
            book_.customers = {party(unit, "Gozo"), party(unit, "Minato")};
            book_.partners = {party(unit, "Carpat"), party(unit, "Qianhai")};
            ledger::ensure_chart(unit);
        });
        book_.workspace = workspace_;
    }

    static PartyId party(Unit& unit, std::string const& name) {
        Party party;
        party.name = name;
        unit.insert(party);
        return party.id;
    }

    void new_day() {
        world_.advance_ms(24LL * 3600 * 1000);
        as_system([&](Unit& unit) {
            book_.today = unit.today("Australia/Sydney");
            for (auto const* code : {"EUR", "USD", "JPY", "KWD", "AUD"}) {
                auto const currency = *Currency::parse(code);
                if (currency == book_.base) continue;
                ledger::record_rate(unit, currency, book_.today, Decimal::of(any(5'000, 300'000), 5), "test");
            }
        });
    }

    std::vector<Deed> round() {
        std::atomic<int> begun = 0;
        std::mutex mutex;
        std::vector<Deed> deeds;
        std::vector<std::jthread> threads;
        for (auto& client : clients_) {
            threads.emplace_back([&] {
                while (begun++ < in_a_round) {
                    auto deed = client.act(book_);
                    std::scoped_lock const lock(mutex);
                    deeds.push_back(std::move(deed));
                }
            });
        }
        threads.clear();
        return deeds;
    }

    /// Whoever was refused at a moment was refused before the next entry was made.
    void write_on_paper(std::vector<Deed> deeds) {
        std::ranges::stable_sort(deeds, {}, [](Deed const& deed) { return std::pair(deed.moment, deed.is_done); });
        for (auto const& deed : deeds) {
            if (deed.write) deed.write(book_.paper);
        }
        for (auto const& deed : deeds) {
            if (deed.afterwards) deed.afterwards(book_.paper);
        }
    }

    void prove() {
        auto const& paper = book_.paper;
        look_as_system([&](Unit const& unit) {
            for (auto const& finding : billing::verify_money(unit)) {
                ADD_FAILURE() << finding.invariant << " " << finding.text;
            }
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
            for (auto const& rest : paper.rests) EXPECT_EQ(unit.get(rest.id).unallocated.minor, rest.left);
            EXPECT_EQ(numbers(unit, InvoiceKind::invoice), paper.invoice_numbers);
            EXPECT_EQ(numbers(unit, InvoiceKind::credit_note), paper.note_numbers);
        });
    }

    static std::int64_t numbers(Unit const& unit, InvoiceKind kind) {
        return unit
            .value<std::int64_t>(
                "select count(*) from billing_invoices where workspace_id = :workspace and kind = :kind and number <> "
                "''",
                {{"kind", kind}})
            .value_or(0);
    }

    Book book_;
    std::vector<MoneyClient> clients_;
    std::mt19937 chance_;
};
INSTANTIATE_TEST_SUITE_P(Both, MoneyModel, test::both_databases(), test::name_of);

TEST_P(MoneyModel, of_sixteen_clients_and_random_operations_never_breaks_an_invariant) {
    // Ten books of a thousand operations; more books by night.
    run(std::getenv("FARFLUNG_NIGHTLY") != nullptr ? 1000 : 10, 1000);
}

}  // namespace
}  // namespace farflung
