#include "bank/payout_run.hpp"
#include "platform/http/represent.hpp"

namespace farflung::bank {

namespace {

/// A row for a transfer service: who gets how much, where.
struct TransferRow {
    std::string name;
    std::string email;
    std::string country;
    std::string account;
    std::string bic;
    std::string amount;
    std::string currency;
    std::string reference;
    std::string number;
};
constexpr auto describe(Of<TransferRow>) {
    return record("transfer_row", field("name", &TransferRow::name), field("email", &TransferRow::email),
                  field("country", &TransferRow::country), field("account", &TransferRow::account),
                  field("bic", &TransferRow::bic), field("amount", &TransferRow::amount),
                  field("currency", &TransferRow::currency), field("reference", &TransferRow::reference),
                  field("number", &TransferRow::number));
}

}  // namespace

std::string write_transfers(PayoutRun const& run) {
    std::vector<std::string> rows;
    for (auto const& line : run.lines) {
        if (line.way != PayoutWay::transfer_service) continue;
        rows.push_back(to_json(TransferRow{.name = line.name,
                                           .email = line.email,
                                           .country = line.address.country,
                                           .account = line.iban.empty() ? line.bank_account : line.iban,
                                           .bic = line.bic,
                                           .amount = line.amount.text(),
                                           .currency = std::string(line.amount.currency.text()),
                                           .reference = line.reference.empty() ? line.number : line.reference,
                                           .number = line.number}));
    }
    return http::to_csv(facts<TransferRow>(), rows, Reader::team);
}

}  // namespace farflung::bank
