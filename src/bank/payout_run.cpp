#include "bank/payout_run.hpp"

namespace farflung::bank {

namespace {

std::string place_of(std::size_t line) { return "lines/" + std::to_string(line) + '/'; }

}  // namespace

PayoutWay way_of(PayoutLine const& line, BankAccount const& account) {
    bool const by_bank = takes_credit_transfer(line.amount, line.iban) &&
                         takes_credit_transfer(Amount{0, account.currency}, account.number);
    if (by_bank) return PayoutWay::credit_transfer;
    bool const has_account = !line.iban.empty() || !line.bank_account.empty();
    return has_account ? PayoutWay::transfer_service : PayoutWay::by_hand;
}

CreditTransfer credit_transfer_of(PayoutRun const& run, BankAccount const& account, people::PartyDetails const& payer) {
    CreditTransfer file{.message_id = run.number,
                        .made_at = run.approved_at.value_or(run.created_at),
                        .pay_on = run.pay_on,
                        .payer = {payer.name, payer.address, account.number, account.bic},
                        .transfers = {}};
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
        auto const& line = run.lines[i];
        if (line.way != PayoutWay::credit_transfer) continue;
        file.transfers.push_back({.end_to_end_id = line.number,
                                  .amount = line.amount,
                                  .payee = {line.name, line.address, line.iban, line.bic},
                                  .reference = line.reference.empty() ? line.number : line.reference,
                                  .place = place_of(i)});
    }
    return file;
}

void check(PayoutRun const& run, BankAccount const& account, people::PartyDetails const& payer, Problems& problems) {
    auto const file = credit_transfer_of(run, account, payer);
    if (!file.transfers.empty()) check(file, problems);
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
        auto const& line = run.lines[i];
        bool const has_account = !line.iban.empty() || !line.bank_account.empty();
        if (line.way == PayoutWay::transfer_service && !has_account)
            problems.add(place_of(i) + "bank_account", "required");
    }
}

}  // namespace farflung::bank
