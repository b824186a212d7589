#include "bank/credit_transfer.hpp"

#include <algorithm>

#include "core/iban.hpp"
#include "core/sepa.hpp"

namespace farflung::bank {

namespace {

Amount sum_of(CreditTransfer const& file) {
    Amount sum{0, file.transfers.front().amount.currency};
    for (auto const& transfer : file.transfers) sum += transfer.amount;
    return sum;
}

bool goes_beyond_eea(CreditTransfer const& file) {
    return std::ranges::any_of(file.transfers, [](Transfer const& transfer) { return is_beyond_eea(transfer.payee); });
}

void write_transfer(PaymentWriter& xml, Transfer const& transfer) {
    xml.group("CdtTrfTxInf", [&] {
        xml.group("PmtId",
                  [&] { xml.element("EndToEndId", sepa_text(transfer.end_to_end_id, longest_end_to_end_id)); });
        xml.group("Amt", [&] { xml.amount("InstdAmt", transfer.amount); });
        xml.agent("CdtrAgt", transfer.payee, false);
        xml.party("Cdtr", transfer.payee);
        xml.account("CdtrAcct", transfer.payee);
        xml.reference(transfer.reference);
    });
}

void write_payment(PaymentWriter& xml, CreditTransfer const& file, MessageEdition edition) {
    xml.group("PmtInf", [&] {
        xml.element("PmtInfId", file.message_id);
        xml.element("PmtMtd", "TRF");
        xml.element("BtchBookg", "false");
        xml.element("NbOfTxs", std::to_string(file.transfers.size()));
        xml.element("CtrlSum", sum_of(file).text());
        xml.group("PmtTpInf", [&] { xml.group("SvcLvl", [&] { xml.element("Cd", "SEPA"); }); });
        if (edition == MessageEdition::older) {
            xml.element("ReqdExctnDt", file.pay_on.text());
        } else {
            xml.group("ReqdExctnDt", [&] { xml.element("Dt", file.pay_on.text()); });
        }
        xml.party("Dbtr", file.payer);
        xml.account("DbtrAcct", file.payer);
        xml.agent("DbtrAgt", file.payer, true);
        xml.element("ChrgBr", "SLEV");
        for (auto const& transfer : file.transfers) write_transfer(xml, transfer);
    });
}

}  // namespace

bool takes_credit_transfer(Amount amount, std::string const& iban) {
    auto const checked = check_iban(iban);
    return amount.currency.text() == "EUR" && checked.valid && is_sepa_country(checked.iban.substr(0, 2));
}

void check(CreditTransfer const& file, Problems& problems) {
    check_holder(file.payer, "payer/", problems);
    for (auto const& transfer : file.transfers) {
        if (transfer.amount.currency.text() != "EUR") problems.add(transfer.place + "amount", "payment_file.not_euro");
        check_holder(transfer.payee, transfer.place, problems);
    }
    if (goes_beyond_eea(file)) check_address(file.payer.address, "payer/", problems);
}

std::string write_credit_transfer(CreditTransfer const& file, MessageEdition edition) {
    ensure(!file.transfers.empty(), "a file for the bank has something to pay");
    PaymentWriter xml(edition == MessageEdition::older ? "pain.001.001.03" : "pain.001.001.09", edition);
    return xml.document("CstmrCdtTrfInitn", [&] {
        write_header(xml, file.message_id, file.made_at, file.transfers.size(), sum_of(file), file.payer);
        write_payment(xml, file, edition);
    });
}

}  // namespace farflung::bank
