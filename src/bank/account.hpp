#pragma once

#include "bank/bank.hpp"
#include "bank/statement.hpp"

namespace farflung {

namespace bank {
inline constexpr std::size_t longest_account_number = 60;
}

/// An account of ours at a bank. Its number and currency say which statements are its own.
struct BankAccount {
    BankAccountId id;
    int version{};
    std::string name;
    std::string number;
    std::string bic;
    std::string creditor_id;  // by which we collect direct debits
    Currency currency;
    std::optional<LedgerAccountId> ledger_account_id;
    std::optional<CsvColumns> csv_columns;
    Instant created_at;
};
constexpr auto describe(Of<BankAccount>) {
    return entity(
        "bank_account", "bank_accounts",  //
        field("id", &BankAccount::id, {.key = true}), field("version", &BankAccount::version, {.read_only = true}),
        field("name", &BankAccount::name, {.required = true, .searchable = true, .title = true, .label = "Name"}),
        field("number", &BankAccount::number,
              {.required = true,
               .fixed = true,
               .searchable = true,
               .max_length = bank::longest_account_number,
               .label = "IBAN or number"}),
        field("bic", &BankAccount::bic, {.max_length = 11, .label = "BIC"}),
        field("creditor_id", &BankAccount::creditor_id, {.max_length = 35, .label = "Creditor identifier"}),
        field("currency", &BankAccount::currency, {.required = true, .fixed = true, .label = "Currency"}),
        field("ledger_account_id", &BankAccount::ledger_account_id,
              {.read_only = true, .references = "ledger_account", .label = "Account in the books"}),
        field("csv_columns", &BankAccount::csv_columns, {.label = "Columns of CSV files"}),
        field("created_at", &BankAccount::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<BankAccount>);

void check(BankAccount const& account, Problems& problems);
/// Writes an IBAN as machines do, and finds the account in the books.
void complete(Unit& unit, BankAccount& account);
Policy<BankAccount> const& policy(Of<BankAccount>);

namespace bank {

/// How an account's number compares: an IBAN without blanks, in capitals; anything else without white space around.
std::string plain_number(std::string_view number);

}  // namespace bank
}  // namespace farflung
