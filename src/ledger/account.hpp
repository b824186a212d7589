#pragma once

#include "ledger/ledger.hpp"

namespace farflung {

enum class AccountKind { asset, liability, equity, income, expense };
constexpr auto describe(Of<AccountKind>) {
    return enumeration("account_kind", "asset", "liability", "equity", "income", "expense");
}

/// An account of the ledger.
struct LedgerAccount {
    LedgerAccountId id;
    int version{};
    std::string code;
    std::string name;
    AccountKind kind = AccountKind::asset;
    AccountRole role = AccountRole::other;
    Instant created_at;
};
constexpr auto describe(Of<LedgerAccount>) {
    return entity(
        "ledger_account", "ledger_accounts",  //
        field("id", &LedgerAccount::id, {.key = true}), field("version", &LedgerAccount::version, {.read_only = true}),
        field("code", &LedgerAccount::code, {.required = true, .searchable = true, .max_length = 20, .label = "Code"}),
        field("name", &LedgerAccount::name, {.required = true, .searchable = true, .title = true, .label = "Name"}),
        field("kind", &LedgerAccount::kind, {.fixed = true, .label = "Kind"}),
        field("role", &LedgerAccount::role, {.read_only = true, .label = "Role"}),
        field("created_at", &LedgerAccount::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<LedgerAccount>);

Policy<LedgerAccount> const& policy(Of<LedgerAccount>);

}  // namespace farflung
