#include "billing/margin.hpp"
#include "book_world.hpp"
#include "ledger/report.hpp"
#include "ledger/statements.hpp"
#include "outside_judges.hpp"

namespace farflung {
namespace {

/// PostgreSQL takes six times as long for the same: every statement of a command is a question to another process.
constexpr int histories_on_sqlite = 200;
constexpr int histories_on_postgres = 40;
constexpr int times_as_many_by_night = 10;
/// So many books are read by one start of each program.
constexpr int on_a_shelf = 50;

/// Small companies, each with some weeks of what may happen to money, of which in the end nobody owes anybody anything.
class Histories : public BookWorld {
  protected:
    /// The seed of a history is that of the first and its place, so that it can be had again as the first.
    void run(int histories) {
        auto const seed = wanted_seed();
        for (int i = 0; i < histories && !HasFailure(); ++i) {
            auto const own_seed = seed + static_cast<unsigned long>(i);
            SCOPED_TRACE("FARFLUNG_SEED=" + std::to_string(own_seed));
            live(own_seed);
            look_as_system([&](Unit const& unit) { shelf_.put(unit, "book" + std::to_string(own_seed)); });
            if (i + 1 == histories || (i + 1) % on_a_shelf == 0) shelf_.have_it_read();
        }
    }

    std::map<std::string, std::int64_t> entries_by_kind() {
        std::map<std::string, std::int64_t> kinds;
        database_->read([&](db::Connection& connection) {
            connection.confine_to(std::nullopt);
            connection.query("select kind, count(*) from ledger_entries group by kind", {},
                             [&](db::Row const& row) { kinds[std::string(row.text(0))] = row.integer(1); });
        });
        return kinds;
    }

  private:
    void live(unsigned long seed) {
        begin_chance(seed);
        world_.set(Instant::parse("2023-01-01T01:10:00Z")->plus_ms(any(0, 1500) * 24 * 3600 * 1000));
        open_book();
        MoneyClient client(seed);
        for (auto days = any(6, 14); days > 0; --days) {
            new_day(any(1, 9));
            for (auto deeds = any(2, 10); deeds > 0; --deeds) write_on_paper(client.act(book_));
        }
        prove();
        new_day(any(1, 9));
        client.use_up_rests(book_);
        client.settle(book_, MoneyClient::Settles::in_part);
        new_day(any(1, 9));
        client.settle(book_, MoneyClient::Settles::in_full);
        look_as_system([&](Unit const& unit) {
            for (auto const& finding : billing::verify_money(unit)) {
                ADD_FAILURE() << finding.invariant << " " << finding.text;
            }
            expect_nothing_open(unit);
            expect_margin_of_the_ledger(unit);
        });
    }

    void write_on_paper(Deed const& deed) {
        if (deed.write) deed.write(book_.paper);
        if (deed.afterwards) deed.afterwards(book_.paper);
    }

    static void expect_nothing_open(Unit const& unit) {
        EXPECT_TRUE(billing::open_documents(unit).empty());
        for (auto const* left :
             {"select number, open_minor, base_open_minor from billing_invoices where workspace_id = :workspace"
              " and state <> 'draft' and (open_minor <> 0 or base_open_minor <> 0)",
              "select number, open_minor, base_open_minor from billing_bills where workspace_id = :workspace"
              " and (open_minor <> 0 or base_open_minor <> 0)",
              "select reference, unallocated_minor, base_unallocated_minor from billing_payments"
              " where workspace_id = :workspace and (unallocated_minor <> 0 or base_unallocated_minor <> 0)",
              "select a.name || ' ' || p.amount_currency, cast(sum(p.amount_minor) as bigint),"
              " cast(sum(p.base_minor) as bigint) from ledger_postings p"
              " join ledger_accounts a on a.workspace_id = p.workspace_id and a.id = p.account_id"
              " where p.workspace_id = :workspace and a.role in ('receivable', 'payable', 'customer_credit')"
              " group by a.name, p.party_id, p.amount_currency"
              " having sum(p.amount_minor) <> 0 or sum(p.base_minor) <> 0"}) {
            unit.query(left, {}, [&](db::Row const& row) {
                ADD_FAILURE() << row.text(0) << " is left with " << row.integer(1) << ", worth " << row.integer(2);
            });
        }
    }

    static std::vector<ledger::PostingRow> postings_of(Unit const& unit) {
        std::vector<ledger::PostingRow> all;
        std::string after;
        do {
            auto page = ledger::postings(unit, {.after = after});
            all.insert(all.end(), page.items.begin(), page.items.end());
            after = page.next;
        } while (!after.empty());
        return all;
    }

    /// What each earned, added up from the postings one by one.
    template <class AnyId>
    static void expect_margin_by(Unit const& unit, billing::MarginBy by,
                                 std::optional<AnyId> ledger::PostingRow::*about,
                                 std::optional<AnyId> billing::MarginRow::*subject) {
        std::map<std::optional<AnyId>, std::int64_t> expected;
        std::map<std::optional<AnyId>, std::int64_t> shown;
        std::int64_t total = 0;
        for (auto const& posting : postings_of(unit)) {
            if (posting.account_kind != AccountKind::income && posting.account_kind != AccountKind::expense) continue;
            expected[posting.*about] -= posting.base.minor;
            total -= posting.base.minor;
        }
        for (auto const& row : billing::margin(unit, {.by = by, .from = {}, .to = {}})) {
            shown[row.*subject] = row.margin.minor;
            EXPECT_EQ(row.margin, row.revenue - row.cost + row.exchange - row.fees);
        }
        EXPECT_EQ(shown, expected) << "by " << name_of(by);
        EXPECT_EQ(billing::margin_summary(unit, {}).margin.minor, total);
        EXPECT_EQ(ledger::profit_and_loss(unit, {}).profit.minor, total);
    }

    static void expect_margin_of_the_ledger(Unit const& unit) {
        using billing::MarginBy;
        using billing::MarginRow;
        using ledger::PostingRow;
        expect_margin_by(unit, MarginBy::project, &PostingRow::project_id, &MarginRow::project_id);
        expect_margin_by(unit, MarginBy::customer, &PostingRow::customer_id, &MarginRow::customer_id);
        expect_margin_by(unit, MarginBy::partner, &PostingRow::partner_id, &MarginRow::partner_id);
        auto const summary = billing::margin_summary(unit, {});
        EXPECT_EQ(summary.receivable.minor, 0);
        EXPECT_EQ(summary.payable.minor, 0);
    }

    Shelf shelf_{folder_.path() / "shelf"};
};
INSTANTIATE_TEST_SUITE_P(Both, Histories, test::both_databases(), test::name_of);

TEST_P(Histories, of_money_end_with_nothing_open_and_other_programs_agree_with_every_balance) {
    auto const by_day = GetParam() == db::Dialect::sqlite ? histories_on_sqlite : histories_on_postgres;
    run(is_night() ? by_day * times_as_many_by_night : by_day);
    auto const kinds = entries_by_kind();
    for (auto const* kind :
         {"invoice", "credit_note", "payment", "bill", "payout", "manual", "revaluation", "write_off"}) {
        EXPECT_TRUE(HasFailure() || kinds.contains(kind)) << "no history had a " << kind;
    }
    if (!is_installed("hledger") || !is_installed("bean-check"))
        GTEST_SKIP() << "hledger or beancount is not installed";
}

}  // namespace
}  // namespace farflung
