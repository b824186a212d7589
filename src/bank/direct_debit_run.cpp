#include "bank/direct_debit_run.hpp"

namespace farflung::bank {

DirectDebit direct_debit_of(DirectDebitRun const& run, BankAccount const& account, people::PartyDetails const& payee) {
    DirectDebit file{.message_id = run.number,
                     .made_at = run.approved_at.value_or(run.created_at),
                     .collect_on = run.collect_on,
                     .payee = {payee.name, payee.address, account.number, account.bic},
                     .creditor_id = account.creditor_id,
                     .debits = {}};
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
        auto const& line = run.lines[i];
        file.debits.push_back({.end_to_end_id = line.number,
                               .amount = line.amount,
                               .payer = {line.name, line.address, line.iban, line.bic},
                               .mandate = line.mandate,
                               .signed_on = line.signed_on,
                               .scheme = line.scheme,
                               .sequence = line.sequence,
                               .reference = line.number,
                               .place = "lines/" + std::to_string(i) + '/'});
    }
    return file;
}

}  // namespace farflung::bank
