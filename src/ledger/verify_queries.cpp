#include <map>

#include "ledger/entry.hpp"

namespace farflung::ledger {

namespace {

/// Walks the journal in the order of its numbers and proves each entry and its place in the chain.
class Prover {
  public:
    explicit Prover(std::vector<Finding>& found) : found_(found) {}

    void take(db::Row const& row) {
        db::Columns columns(row);
        JournalEntry entry;
        db::take_fields(columns, entry);
        if (open_ && entry.id != current_.id) prove();
        if (!open_ || entry.id != current_.id) current_ = entry;
        open_ = true;
        if (columns.next_is_null()) return;
        db::take_fields(columns, current_.postings.emplace_back());
    }

    void finish() {
        if (open_) prove();
        if (base_sum_ != 0) found_.push_back({"M2", "All accounts together are not zero in base currency"});
        for (auto const& [currency, sum] : sums_) {
            if (sum != 0)
                found_.push_back({"M2", "All accounts together are not zero in " + std::string(currency.text())});
        }
    }

  private:
    void prove() {
        auto const name = "Entry " + std::to_string(current_.number);
        if (!is_balanced(current_.postings)) found_.push_back({"M1", name + " does not sum to zero"});
        if (current_.number != last_number_ + 1) found_.push_back({"M3", name + " does not follow the one before it"});
        if (current_.previous_hash != last_hash_) found_.push_back({"M3", name + " stands on another hash"});
        if (current_.hash != hash_of(current_)) found_.push_back({"M3", name + " was changed after it was booked"});
        for (auto const& posting : current_.postings) {
            if (!is_within(posting.amount) || !is_within(posting.base)) {
                found_.push_back({"M15", name + " has an amount beyond all limits"});
            }
            if (posting.posted_on != current_.posted_on)
                found_.push_back({"M2", name + " has a posting of another day"});
            sums_[posting.amount.currency] += posting.amount.minor;
            base_sum_ += posting.base.minor;
        }
        last_number_ = current_.number;
        last_hash_ = current_.hash;
    }

    static bool is_within(Amount amount) {
        return amount.minor <= Amount::max_minor && amount.minor >= -Amount::max_minor;
    }

    std::vector<Finding>& found_;
    JournalEntry current_;
    bool open_ = false;
    std::int64_t last_number_ = 0;
    std::string last_hash_ = std::string(first_hash);
    std::map<Currency, std::int64_t> sums_;
    std::int64_t base_sum_ = 0;
};

void prove_journal(Unit const& unit, std::vector<Finding>& found) {
    Prover prover(found);
    unit.query(
        "select e.id, e.version, e.number, e.kind, e.posted_on, e.text, e.document_id, e.previous_hash, e.hash,"
        " e.created_at, p.account_id, p.posted_on, p.amount_minor, p.amount_currency, p.base_minor, p.base_currency,"
        " p.party_id, p.customer_id, p.partner_id, p.project_id, p.package_id, p.document_id, p.memo"
        " from ledger_entries e left join ledger_postings p on p.workspace_id = e.workspace_id and p.entry_id = e.id"
        " where e.workspace_id = :workspace order by e.number, p.position",
        {}, [&](db::Row const& row) { prover.take(row); });
    prover.finish();
}

/// Foreign keys forbid what these look for; they prove that the keys were never switched off.
void prove_references(Unit const& unit, std::vector<Finding>& found) {
    auto const lost = [&](std::optional<std::int64_t> count, std::string_view what) {
        if (count.value_or(0) != 0) found.push_back({"M16", std::to_string(*count) + " " + std::string(what)});
    };
    lost(unit.value<std::int64_t>(
             "select count(*) from ledger_postings p where p.workspace_id = :workspace and not exists (select 1 from"
             " ledger_accounts a where a.workspace_id = p.workspace_id and a.id = p.account_id)"),
         "postings name an account that this workspace does not have");
    lost(unit.value<std::int64_t>(
             "select count(*) from ledger_postings p where p.workspace_id = :workspace and not exists (select 1 from"
             " ledger_entries e where e.workspace_id = p.workspace_id and e.id = p.entry_id)"),
         "postings belong to no entry");
    lost(
        unit.value<std::int64_t>(
            "select count(*) from ledger_postings p where p.workspace_id = :workspace and p.party_id is not null and"
            " not exists (select 1 from people_parties o where o.workspace_id = p.workspace_id and o.id = p.party_id)"),
        "postings name a party that this workspace does not have");
}

struct LateEntry {
    std::int64_t number{};
    Date posted_on;
};
constexpr auto describe(Of<LateEntry>) {
    return record("late_entry", field("number", &LateEntry::number), field("posted_on", &LateEntry::posted_on));
}

/// Nothing was booked into days while they were closed (M10): each lock held until the next one was made.
void prove_periods(Unit const& unit, std::vector<Finding>& found) {
    auto const late = unit.rows<LateEntry>(
        "select e.number, e.posted_on from ledger_period_locks l join ledger_entries e on e.workspace_id ="
        " l.workspace_id and e.posted_on <= l.locked_through and e.created_at > l.created_at"
        " left join ledger_period_locks n on n.workspace_id = l.workspace_id and n.number = l.number + 1"
        " where l.workspace_id = :workspace and (n.created_at is null or e.created_at < n.created_at)"
        " order by e.number");
    for (auto const& entry : late) {
        found.push_back({"M10", "Entry " + std::to_string(entry.number) + " was booked on " + entry.posted_on.text() +
                                    " when that day was closed"});
    }
}

/// The totals that reports read are the sums of the postings that they stand for.
void prove_day_totals(Unit const& unit, std::vector<Finding>& found) {
    auto const wrong = unit.value<std::int64_t>(
        "select count(*) from (select account_id, posted_on, amount_currency, base_currency from (select account_id,"
        " posted_on, amount_currency, base_currency, amount_minor, base_minor from ledger_day_totals where workspace_id"
        " = :workspace union all select p.account_id, p.posted_on, p.amount_currency, p.base_currency, -p.amount_minor,"
        " -p.base_minor from ledger_totalled t join ledger_entries e on e.workspace_id = t.workspace_id and e.number <="
        " t.through_number join ledger_postings p on p.workspace_id = e.workspace_id and p.entry_id = e.id"
        " where t.workspace_id = :workspace) sides group by account_id, posted_on, amount_currency, base_currency"
        " having sum(amount_minor) <> 0 or sum(base_minor) <> 0) wrong");
    if (wrong.value_or(0) != 0) {
        found.push_back({"M4", std::to_string(*wrong) + " totals of a day are not the sum of its postings"});
    }
}

}  // namespace

std::vector<Finding> verify_ledger(Unit const& unit) {
    std::vector<Finding> found;
    try {
        prove_journal(unit, found);
    } catch (std::exception const& unreadable) {
        // A row that cannot even be read is a finding, not a reason to stop looking.
        found.push_back({"M3", std::string("The journal cannot be read: ") + unreadable.what()});
    }
    prove_references(unit, found);
    prove_periods(unit, found);
    prove_day_totals(unit, found);
    return found;
}

}  // namespace farflung::ledger
