#include <algorithm>

#include "ledger/day_totals.hpp"
#include "ledger/entry.hpp"
#include "ledger/many_entries.hpp"
#include "ledger/period.hpp"
#include "platform/bulk.hpp"
#include "platform/fail_points/fail_point.hpp"

namespace farflung::ledger {

namespace {

struct Head {
    std::int64_t number{};
    std::string hash;
};
constexpr auto describe(Of<Head>) { return record("head", field("number", &Head::number), field("hash", &Head::hash)); }

Posting to_posting(WorkspaceId workspace, NewEntry const& entry, NewPosting const& wanted) {
    Posting posting;
    posting.account_id = wanted.account_id ? *wanted.account_id : account_of(workspace, wanted.account);
    posting.posted_on = entry.on;
    posting.amount = wanted.amount;
    posting.base = wanted.base;
    posting.party_id = wanted.about.party_id;
    posting.customer_id = wanted.about.customer_id;
    posting.partner_id = wanted.about.partner_id;
    posting.project_id = wanted.about.project_id;
    posting.package_id = wanted.about.package_id;
    posting.document_id = entry.document_id;
    posting.memo = wanted.memo;
    return posting;
}

/// Roles that were not known from the first day on: a workspace of before gets their accounts when they are needed.
bool came_later(NewPosting const& posting) {
    using enum AccountRole;
    auto const role = posting.account;
    return role == revaluation || role == unrealised_difference || role == bad_debts || role == customer_deposits ||
           role == accrued_revenue;
}

/// The newest entry; before the first one, the chart of accounts is made.
Head newest(Unit& unit) {
    auto const heads = unit.rows<Head>(
        "select number, hash from ledger_entries where workspace_id = :workspace order by number desc limit 1");
    if (!heads.empty()) return heads.front();
    ensure_chart(unit);
    return {0, std::string(first_hash)};
}

/// The entry that stands on the given one.
JournalEntry entry_after(Unit const& unit, Head const& head, NewEntry wanted) {
    wanted.postings = postings_to_book(wanted);
    JournalEntry entry;
    entry.id = unit.new_id<JournalEntry>();
    entry.version = 1;
    entry.number = head.number + 1;
    entry.kind = wanted.kind;
    entry.posted_on = wanted.on;
    entry.text = wanted.text;
    entry.document_id = wanted.document_id;
    entry.previous_hash = head.hash;
    entry.created_at = unit.now();
    for (auto const& posting : wanted.postings) entry.postings.push_back(to_posting(unit.workspace(), wanted, posting));
    for (auto const& posting : clearing_of(wanted.postings)) {
        entry.postings.push_back(to_posting(unit.workspace(), wanted, posting));
    }
    for (auto const& posting : entry.postings) {
        ensure(posting.base.currency == wanted.base_currency, "every posting has its base amount in base currency");
    }
    ensure(is_balanced(entry.postings), "an entry sums to zero in each currency and in base currency");
    entry.hash = hash_of(entry);
    return entry;
}

void bind_own(db::Parameters& parameters, Unit const& unit) { db::bind(parameters, "workspace", unit.workspace()); }

/// Written without a line in the activity log: the journal is its own log, and a better one.
void store(Unit& unit, JournalEntry const& entry) {
    db::Parameters head;
    bind_own(head, unit);
    db::bind_fields(head, entry);
    unit.connection().execute(db::table_sql<JournalEntry>().insert, head.span());
    std::int64_t position = 0;
    for (auto const& posting : entry.postings) {
        db::Parameters row;
        bind_own(row, unit);
        db::bind(row, "owner", entry.id);
        db::bind(row, "position", position++);
        db::bind_fields(row, posting);
        unit.connection().execute(db::part_sql<Posting>().insert, row.span());
    }
}

}  // namespace

JournalEntryId post(Unit& unit, NewEntry wanted, std::string const& day_field) {
    refuse_locked(unit, wanted.on, day_field);
    if (std::ranges::any_of(wanted.postings, came_later)) ensure_chart(unit);
    auto const entry = entry_after(unit, newest(unit), std::move(wanted));
    store(unit, entry);
    ask_for_totals(unit, entry.number - 1, entry.number);
    pass_fail_point("ledger.before_commit");
    return entry.id;
}

HeldForADay post_for_a_day(Unit& unit, NewEntry const& entry) {
    HeldForADay held{.entry_id = post(unit, entry, "on"), .reversal_id = {}};
    auto reversal = entry;
    reversal.on = entry.on.plus_days(1);
    reversal.document_id = held.entry_id.value;
    for (auto& posting : reversal.postings) {
        posting.amount = -posting.amount;
        posting.base = -posting.base;
    }
    held.reversal_id = post(unit, std::move(reversal));
    return held;
}

void post_many(Unit& unit, std::vector<NewEntry> wanted) {
    if (wanted.empty()) return;
    refuse_locked(unit, std::ranges::min(wanted, {}, &NewEntry::on).on);
    std::vector<JournalEntry> entries;
    auto head = newest(unit);
    auto const before = head.number;
    for (auto& entry : wanted) {
        auto const& made = entries.emplace_back(entry_after(unit, head, std::move(entry)));
        head = {made.number, made.hash};
    }
    bulk::insert(unit, entries);
    ask_for_totals(unit, before, head.number);
}

}  // namespace farflung::ledger
