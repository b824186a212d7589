#include "ledger/manual_entry.hpp"

namespace farflung::ledger {

namespace {

void refuse_days_to_come(Unit const& unit, people::WorkspaceFacts const& company, Date on, std::string const& field) {
    if (on > unit.today(company.zone)) throw Refusal(No::invalid, "entry.in_future", field);
}

void refuse_accounts_of_documents(Unit const& unit, RecordEntry const& request, std::string const& list) {
    Problems problems;
    for (std::size_t i = 0; i < request.postings.size(); ++i) {
        auto const path = list + '/' + std::to_string(i) + "/account_id";
        auto const account = unit.find(request.postings[i].account_id);
        if (!account) {
            problems.add(path, "not_found");
        } else if (!takes_manual_postings(account->role)) {
            problems.add(path, "entry.account_of_documents", {{"account", account->name}});
        }
    }
    problems.refuse_if_any();
}

}  // namespace

JournalEntry record_entry(Unit& unit, RecordEntry const& request) {
    return record_entry_as(unit, EntryKind::manual, request, "postings");
}

JournalEntry record_entry_as(Unit& unit, EntryKind kind, RecordEntry const& request, std::string const& list) {
    auto const company = people::workspace_facts(unit);
    ensure_chart(unit);
    refuse_days_to_come(unit, company, request.posted_on, "posted_on");
    refuse_accounts_of_documents(unit, request, list);
    auto postings = worths_of(request, company.base_currency, [&](Currency currency) {
        return rate_on(unit, currency, company.base_currency, request.posted_on);
    });
    auto const id = post(unit,
                         {.kind = kind,
                          .on = request.posted_on,
                          .text = request.text,
                          .base_currency = company.base_currency,
                          .postings = std::move(postings)},
                         kind == EntryKind::opening ? "on" : "posted_on");
    auto entry = unit.get(id);
    unit.emit(EntryRecorded{entry.number, entry.text}, "journal_entry", id.value);
    return entry;
}

JournalEntry reverse_entry(Unit& unit, JournalEntryId id, ReverseEntry const& request) {
    auto const entry = unit.get(id);
    if (!is_by_hand(entry)) throw Refusal(No::conflict, "entry.not_manual");
    auto const reversed = unit.value<std::int64_t>(
        "select 1 from ledger_entries where workspace_id = :workspace and document_id = :entry", {{"entry", id.value}});
    if (reversed) throw Refusal(No::conflict, "entry.already_reversed");
    auto const company = people::workspace_facts(unit);
    auto const on = request.on.value_or(unit.today(company.zone));
    refuse_days_to_come(unit, company, on, "on");
    auto const made = post(unit, reversal_of(entry, on, request.reason), "on");
    auto reversal = unit.get(made);
    unit.emit(EntryRecorded{reversal.number, reversal.text}, "journal_entry", made.value);
    return reversal;
}

JournalEntryId book_money(Unit& unit, MoneyEntry const& money) {
    auto const account = unit.find(money.account_id);
    if (!account) throw Refusal(No::invalid, "not_found", "account_id");
    if (!takes_manual_postings(account->role)) {
        throw Refusal(No::invalid, "entry.account_of_documents", "account_id", {{"account", account->name}});
    }
    auto const bank = account_of(unit.workspace(), AccountRole::bank);
    if (money.account_id == bank) throw Refusal(No::invalid, "entry.money_is_there", "account_id");
    return record_entry(
               unit, {.posted_on = money.on,
                      .text = money.text,
                      .postings = {{.account_id = bank, .amount = money.amount, .base = {}, .memo = {}},
                                   {.account_id = money.account_id, .amount = -money.amount, .base = {}, .memo = {}}}})
        .id;
}

void refuse_unless_money(Unit const& unit, LedgerAccountId id, std::string const& field) {
    auto const account = unit.get(id);
    bool const is_plain = account.role == AccountRole::other || account.role == AccountRole::bank;
    if (account.kind != AccountKind::asset || !is_plain) throw Refusal(No::invalid, "account.not_money", field);
}

void take_back(Unit& unit, JournalEntryId entry, std::string const& reason) {
    reverse_entry(unit, entry, {.on = std::nullopt, .reason = reason});
}

}  // namespace farflung::ledger
