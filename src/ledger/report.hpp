#pragma once

#include "ledger/account.hpp"
#include "ledger/presentation.hpp"

namespace farflung::ledger {

struct AskTrialBalance {
    std::optional<Date> on;
    std::optional<Currency> shown_in{};
};
constexpr auto describe(Of<AskTrialBalance>) {
    return record("ask_trial_balance", field("on", &AskTrialBalance::on, {.label = "Day"}),
                  field("shown_in", &AskTrialBalance::shown_in, {.label = "Shown in"}));
}

/// One account in one currency, up to and including a day.
struct TrialBalanceRow {
    LedgerAccountId account_id;
    std::string code;
    std::string name;
    AccountKind kind = AccountKind::asset;
    Amount amount;
    Amount base;
};
constexpr auto describe(Of<TrialBalanceRow>) {
    return record(
        "trial_balance_row",
        field("account_id", &TrialBalanceRow::account_id, {.references = "ledger_account", .label = "Account"}),
        field("code", &TrialBalanceRow::code, {.label = "Code"}),
        field("name", &TrialBalanceRow::name, {.label = "Name"}),
        field("kind", &TrialBalanceRow::kind, {.label = "Kind"}),
        field("amount", &TrialBalanceRow::amount, {.label = "Balance"}),
        field("base", &TrialBalanceRow::base, {.label = "In base currency"}));
}

/// What stands on every account. Asked for in another currency, whatever is in base currency is shown in that one, row
/// by row, and `rounding` is what its rows then leave.
struct TrialBalance {
    std::vector<TrialBalanceRow> items;
    std::optional<Presentation> presentation{};
    std::optional<Amount> rounding{};
};
constexpr auto describe(Of<TrialBalance>) {
    return record("trial_balance", field("items", &TrialBalance::items, {.label = "Accounts"}),
                  field("presentation", &TrialBalance::presentation, {.label = "Shown in"}),
                  field("rounding", &TrialBalance::rounding, {.label = "Rounding"}));
}

/// Which postings to show; what is not given does not narrow.
struct AskPostings {
    std::optional<LedgerAccountId> account_id;
    std::optional<PartyId> party_id;
    std::optional<PartyId> customer_id;
    std::optional<PartyId> partner_id;
    std::optional<Uuid> project_id;
    std::optional<Uuid> package_id;
    std::optional<Uuid> document_id;
    std::optional<Date> from;
    std::optional<Date> to;
    bool result_only = false;
    std::optional<int> limit;  // 1000 when missing
    std::string after;         // the `next` of the page before
};
constexpr auto describe(Of<AskPostings>) {
    return record("ask_postings", field("account_id", &AskPostings::account_id, {.label = "Account"}),
                  field("party_id", &AskPostings::party_id, {.label = "Party"}),
                  field("customer_id", &AskPostings::customer_id, {.label = "Customer"}),
                  field("partner_id", &AskPostings::partner_id, {.label = "Partner"}),
                  field("project_id", &AskPostings::project_id, {.label = "Project"}),
                  field("package_id", &AskPostings::package_id, {.label = "Work package"}),
                  field("document_id", &AskPostings::document_id, {.label = "Document"}),
                  field("from", &AskPostings::from, {.label = "From"}), field("to", &AskPostings::to, {.label = "To"}),
                  field("result_only", &AskPostings::result_only, {.label = "Income and expense only"}),
                  field("limit", &AskPostings::limit, {.min = 1, .max = 1000}),
                  field("after", &AskPostings::after, {.max_length = 40}));
}

/// A posting with the entry that it stands in.
struct PostingRow {
    JournalEntryId entry_id;
    std::int64_t number{};
    std::int64_t position{};  // within its entry
    EntryKind kind = EntryKind::manual;
    Date posted_on;
    std::string text;
    LedgerAccountId account_id;
    std::string account_code;
    std::string account_name;
    AccountKind account_kind = AccountKind::asset;
    Amount amount;
    Amount base;
    std::optional<PartyId> party_id;
    std::optional<PartyId> customer_id;
    std::optional<PartyId> partner_id;
    std::optional<ProjectId> project_id;
    std::optional<WorkPackageId> package_id;
    std::optional<Uuid> document_id;
    std::string memo;
};
constexpr auto describe(Of<PostingRow>) {
    return record("posting_row", field("entry_id", &PostingRow::entry_id, {.references = "journal_entry"}),
                  field("number", &PostingRow::number, {.label = "Number"}), field("position", &PostingRow::position),
                  field("kind", &PostingRow::kind, {.label = "Kind"}),
                  field("posted_on", &PostingRow::posted_on, {.label = "Day"}),
                  field("text", &PostingRow::text, {.label = "Text"}),
                  field("account_id", &PostingRow::account_id, {.references = "ledger_account", .label = "Account"}),
                  field("account_code", &PostingRow::account_code, {.label = "Code"}),
                  field("account_name", &PostingRow::account_name, {.label = "Account"}),
                  field("account_kind", &PostingRow::account_kind, {.label = "Kind of account"}),
                  field("amount", &PostingRow::amount, {.label = "Amount"}),
                  field("base", &PostingRow::base, {.label = "In base currency"}),
                  field("party_id", &PostingRow::party_id, {.references = "party", .label = "Party"}),
                  field("customer_id", &PostingRow::customer_id, {.references = "party", .label = "Customer"}),
                  field("partner_id", &PostingRow::partner_id, {.references = "party", .label = "Partner"}),
                  field("project_id", &PostingRow::project_id, {.references = "project", .label = "Project"}),
                  field("package_id", &PostingRow::package_id, {.references = "work_package", .label = "Work package"}),
                  field("document_id", &PostingRow::document_id, {.label = "Document"}),
                  field("memo", &PostingRow::memo, {.label = "Memo"}));
}

/// The rows of `PostingRow`, to be narrowed and ordered.
inline constexpr std::string_view posting_rows_sql =
    "select p.entry_id, e.number, p.position, e.kind, p.posted_on, e.text, p.account_id, a.code, a.name, a.kind,"
    " p.amount_minor, p.amount_currency, p.base_minor, p.base_currency, p.party_id, p.customer_id, p.partner_id,"
    " p.project_id, p.package_id, p.document_id, p.memo from ledger_postings p"
    " join ledger_entries e on e.workspace_id = p.workspace_id and e.id = p.entry_id"
    " join ledger_accounts a on a.workspace_id = p.workspace_id and a.id = p.account_id"
    " where p.workspace_id = :workspace";

/// Refuses `rate.missing` of `shown_in`.
TrialBalance trial_balance(Unit const& unit, AskTrialBalance const& request);
/// A page of those that match, newest entry first. Refuses an `after` that no page gave.
Page<PostingRow> postings(Unit const& unit, AskPostings const& request);

}  // namespace farflung::ledger
