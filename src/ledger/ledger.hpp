#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "people/people.hpp"

namespace farflung {

struct LedgerAccount;
using LedgerAccountId = Id<LedgerAccount>;
struct JournalEntry;
using JournalEntryId = Id<JournalEntry>;
struct ExchangeRate;
using ExchangeRateId = Id<ExchangeRate>;

// Dimensions of a posting that later modules own.
struct Project;
using ProjectId = Id<Project>;
struct Task;
using TaskId = Id<Task>;
struct WorkPackage;
using WorkPackageId = Id<WorkPackage>;

/// What an account of the starting chart is for; every workspace has exactly one of each but `other`.
enum class AccountRole {
    bank,
    receivable,
    tax_receivable,
    payable,
    tax_payable,
    customer_credit,
    exchange_clearing,
    sales,
    outsourcing_cost,
    exchange_difference,
    bank_fees,
    rounding,
    opening_balance,
    retained_earnings,
    revaluation,
    unrealised_difference,
    bad_debts,
    customer_deposits,
    accrued_revenue,
    other
};
constexpr auto describe(Of<AccountRole>) {
    return enumeration("account_role", "bank", "receivable", "tax_receivable", "payable", "tax_payable",
                       "customer_credit", "exchange_clearing", "sales", "outsourcing_cost", "exchange_difference",
                       "bank_fees", "rounding", "opening_balance", "retained_earnings", "revaluation",
                       "unrealised_difference", "bad_debts", "customer_deposits", "accrued_revenue", "other");
}

enum class EntryKind {
    invoice,
    credit_note,
    payment,
    bill,
    payout,
    manual,
    revaluation,
    write_off,
    opening,
    accrual,
    bill_credit
};
constexpr auto describe(Of<EntryKind>) {
    return enumeration("entry_kind", "invoice", "credit_note", "payment", "bill", "payout", "manual", "revaluation",
                       "write_off", "opening", "accrual", "bill_credit");
}

namespace ledger {

/// How many units of the base currency one unit of a currency buys, where it comes from and of which day it is.
struct DatedRate {
    Decimal rate{1};
    Date on;
    std::string source;
};
constexpr auto describe(Of<DatedRate>) {
    return record("dated_rate", field("rate", &DatedRate::rate), field("on", &DatedRate::on),
                  field("source", &DatedRate::source));
}

/// The newest rate at or before the day, at most 31 days old; the base currency's own is 1. Refuses `rate.missing`,
/// naming currency and day.
DatedRate rate_on(Unit const& unit, Currency currency, Date day);
/// The same when the caller knows the base currency already.
DatedRate rate_on(Unit const& unit, Currency currency, Currency base, Date day);
/// Nothing instead of a refusal, for figures that are only shown.
std::optional<DatedRate> find_rate(Unit const& unit, Currency currency, Currency base, Date day);
/// Half-up to the base currency's digits.
Amount to_base(Amount amount, DatedRate const& rate, Currency base);

/// Stores the rate of a day, or replaces the one of that day and source.
void record_rate(Unit& unit, Currency currency, Date day, Decimal const& rate, std::string const& source);

/// `4550.00 EUR`, with all of the currency's digits.
std::string written(Amount amount);

/// What a posting is about. Margin and open items are sums over these.
struct Dimensions {
    std::optional<PartyId> party_id{};     // whose receivable or payable it is
    std::optional<PartyId> customer_id{};  // whose work earned or cost it
    std::optional<PartyId> partner_id{};   // who did the work
    std::optional<ProjectId> project_id{};
    std::optional<WorkPackageId> package_id{};
};

/// Debit is positive, credit negative; `base` is the same in base currency.
struct NewPosting {
    AccountRole account = AccountRole::other;
    Amount amount;
    Amount base;
    Dimensions about{};
    std::string memo{};
    std::optional<LedgerAccountId> account_id{};  // instead of a role, for accounts that have none
};

struct NewEntry {
    EntryKind kind = EntryKind::manual;
    Date on;
    std::string text;
    std::optional<Uuid> document_id{};
    Currency base_currency;
    std::vector<NewPosting> postings{};
};
/// The postings that say something. Of an entry over nothing, as an invoice's that is given off whole, the first stays.
std::vector<NewPosting> postings_to_book(NewEntry const& entry);

/// Books an entry, once and for good: there is no changing it, only another entry that takes it back. Its base amounts
/// must sum to zero; where several currencies meet, the exchange clearing account makes each of them sum to zero too
/// (M1). Makes the starting chart of accounts when this is the first entry. Refuses `period.locked` (M10), of the field
/// of the request that named the day.
JournalEntryId post(Unit& unit, NewEntry entry, std::string const& day_field = {});

/// What is true at the end of a day alone: its entry, and the one that takes it back the day after.
struct HeldForADay {
    JournalEntryId entry_id;
    JournalEntryId reversal_id;
};
HeldForADay post_for_a_day(Unit& unit, NewEntry const& entry);

/// Money that moved in the bank and that no document tells, such as rent: what came in is positive.
struct MoneyEntry {
    Date on;
    Amount amount;
    LedgerAccountId account_id;
    std::string text;
};
/// Books it by hand, against that account. Refuses accounts that only documents move, and what `post` refuses.
JournalEntryId book_money(Unit& unit, MoneyEntry const& money);
/// Books the reversal of an entry by hand, today, once. Refuses `entry.not_manual` and `entry.already_reversed`.
void take_back(Unit& unit, JournalEntryId entry, std::string const& reason);

/// The last day that is closed; nothing when all are open.
std::optional<Date> locked_through(Unit const& unit);

/// Refuses `account.not_money`: money stands on the bank or on an asset without another duty.
void refuse_unless_money(Unit const& unit, LedgerAccountId account, std::string const& field);

/// The account of a role; it exists once anything was posted or `ensure_chart` ran.
LedgerAccountId account_of(WorkspaceId workspace, AccountRole role);
void ensure_chart(Unit& unit);

/// One broken promise that `verify` found.
struct Finding {
    std::string invariant;  // such as M1
    std::string text;
};
constexpr auto describe(Of<Finding>) {
    return record("finding", field("invariant", &Finding::invariant), field("text", &Finding::text));
}

/// Proves entries, hash chain, balances and closed periods of the unit's workspace (M1, M2, M3, M10, M15, M16).
std::vector<Finding> verify_ledger(Unit const& unit);

/// The journal in every form up to the last day, and the statements between both, as CSV and workbooks.
struct BookFile {
    std::string name;
    std::string bytes;
};
std::vector<BookFile> book_files(Unit const& unit, std::optional<Date> from, std::optional<Date> to);

}  // namespace ledger
}  // namespace farflung
