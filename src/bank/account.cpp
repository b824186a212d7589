#include "bank/account.hpp"

#include "core/bic.hpp"
#include "core/iban.hpp"
#include "core/sepa.hpp"
#include "core/text.hpp"

namespace farflung {

void check(BankAccount const& account, Problems& problems) {
    if (!account.bic.empty() && !parse_bic(account.bic)) problems.add("bic", "not_a_bic");
    if (!account.creditor_id.empty() && !is_creditor_identifier(account.creditor_id)) {
        problems.add("creditor_id", "payment_file.creditor_id");
    }
}

void complete(Unit& unit, BankAccount& account) {
    account.number = bank::plain_number(account.number);
    if (auto const bic = parse_bic(account.bic)) account.bic = *bic;
    auto const known = unit.value<std::int64_t>(
        "select 1 from bank_accounts where workspace_id = :workspace and number = :number and currency = :currency"
        " and id <> :id",
        {{"number", account.number}, {"currency", account.currency}, {"id", account.id}});
    if (known) throw Refusal(No::conflict, "bank_account.number_known", "number");
    ledger::ensure_chart(unit);
    account.ledger_account_id = ledger::account_of(unit.workspace(), AccountRole::bank);
}

std::string bank::plain_number(std::string_view number) {
    auto const check = check_iban(number);
    return check.valid ? check.iban : std::string(trim(number));
}

}  // namespace farflung
