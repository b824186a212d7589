#include "core/hash.hpp"
#include "ledger/account.hpp"

namespace farflung::ledger {

std::vector<ChartLine> const& starting_chart() {
    using enum AccountRole;
    using enum AccountKind;
    static std::vector<ChartLine> const chart{
        {bank, asset, "1000", "Bank"},
        {receivable, asset, "1100", "Receivable from customers"},
        {tax_receivable, asset, "1200", "Tax receivable"},
        {exchange_clearing, asset, "1900", "Exchange clearing"},
        {revaluation, asset, "1950", "Revaluation of open items"},
        {payable, liability, "2000", "Payable to partners"},
        {customer_credit, liability, "2100", "Credit of customers"},
        {tax_payable, liability, "2200", "Tax payable"},
        {opening_balance, equity, "3000", "Opening balances"},
        {retained_earnings, equity, "3100", "Retained earnings"},
        {sales, income, "4000", "Sales"},
        {outsourcing_cost, expense, "5000", "Outsourcing"},
        {bank_fees, expense, "6000", "Bank fees"},
        {bad_debts, expense, "6050", "Bad debts"},
        {exchange_difference, expense, "7000", "Exchange differences"},
        {unrealised_difference, expense, "7050", "Unrealised exchange differences"},
        {rounding, expense, "7100", "Rounding"},
    };
    return chart;
}

LedgerAccountId account_of(WorkspaceId workspace, AccountRole role) {
    ensure(role != AccountRole::other, "only the accounts of the starting chart are known by their role");
    // Computed instead of looked up: every posting names two of them, and they never move.
    auto const digest = sha256(std::string(workspace.value.view()) + "/ledger_account/" + std::string(name_of(role)));
    Uuid id;
    std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | 0x80);  // RFC 9562 version 8: made by our own rule
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
    return LedgerAccountId{id};
}

void ensure_chart(Unit& unit) {
    // A workspace of before a role was known gets its account with the next posting.
    auto const made = unit.value<std::int64_t>(
        "select count(*) from ledger_accounts where workspace_id = :workspace and role <> 'other'");
    if (made == std::int64_t(starting_chart().size())) return;
    auto system = unit.as(system_actor(unit.workspace()));
    for (auto const& line : starting_chart()) {
        LedgerAccount account;
        account.id = account_of(unit.workspace(), line.role);
        account.code = line.code;
        account.name = line.name;
        account.kind = line.kind;
        account.role = line.role;
        if (system.find(account.id)) continue;
        // A code that someone gave to an account of their own stays with it.
        while (system.find_by<LedgerAccount>("code", account.code)) account.code += "a";
        system.insert(account);
    }
}

}  // namespace farflung::ledger
