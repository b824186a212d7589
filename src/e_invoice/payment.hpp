#pragma once

#include "e_invoice/party.hpp"

namespace farflung::e_invoice {

/// BG-17.
struct CreditTransfer {
    std::string account;       // BT-84: an IBAN, or the bank's own number
    std::string account_name;  // BT-85
    std::string bic;           // BT-86
};
constexpr auto describe(Of<CreditTransfer>) {
    return record("e_invoice_credit_transfer", field("account", &CreditTransfer::account),
                  field("account_name", &CreditTransfer::account_name), field("bic", &CreditTransfer::bic));
}

/// BG-18.
struct PaymentCard {
    std::string number;  // BT-87: its last digits
    std::string holder;  // BT-88
};
constexpr auto describe(Of<PaymentCard>) {
    return record("e_invoice_payment_card", field("number", &PaymentCard::number),
                  field("holder", &PaymentCard::holder));
}

/// BG-19; the creditor's identifier (BT-90) stands with it, wherever the syntax puts it.
struct DirectDebit {
    std::string mandate;   // BT-89
    std::string creditor;  // BT-90
    std::string account;   // BT-91
};
constexpr auto describe(Of<DirectDebit>) {
    return record("e_invoice_direct_debit", field("mandate", &DirectDebit::mandate),
                  field("creditor", &DirectDebit::creditor), field("account", &DirectDebit::account));
}

/// BG-16.
struct PaymentInstructions {
    std::string means;                      // BT-81, UNTDID 4461
    std::string means_text;                 // BT-82
    std::string reference;                  // BT-83
    std::vector<CreditTransfer> transfers;  // BG-17
    std::optional<PaymentCard> card;        // BG-18
    std::optional<DirectDebit> debit;       // BG-19
};
constexpr auto describe(Of<PaymentInstructions>) {
    return record("e_invoice_payment_instructions", field("means", &PaymentInstructions::means),
                  field("means_text", &PaymentInstructions::means_text),
                  field("reference", &PaymentInstructions::reference),
                  field("transfers", &PaymentInstructions::transfers), field("card", &PaymentInstructions::card),
                  field("debit", &PaymentInstructions::debit));
}
static_assert(describes_every_member<PaymentInstructions>);

}  // namespace farflung::e_invoice
