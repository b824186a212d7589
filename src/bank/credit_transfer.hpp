#pragma once

#include "bank/payment_file.hpp"

namespace farflung::bank {

struct Transfer {
    std::string end_to_end_id;  // our number of the bill, which comes back in the bank's statement
    Amount amount;
    AccountHolder payee;
    std::string reference;  // what the payee knows it by
    std::string place{};    // of what is wrong with it: `lines/3/`
};

/// A SEPA credit transfer: many payees, one account that pays, one day.
struct CreditTransfer {
    std::string message_id;
    Instant made_at;
    Date pay_on;
    AccountHolder payer;
    std::vector<Transfer> transfers;
};

/// Whether a transfer can go this way at all: euros, to an IBAN of SEPA.
bool takes_credit_transfer(Amount amount, std::string const& iban);

/// Notes everything that a bank would refuse: the payer's under `payer/…`, each payee's under its place.
void check(CreditTransfer const& file, Problems& problems);

/// pain.001.001.09, or .03 for banks that are not there yet, in the SEPA rule book's subset (EPC132-08). Each transfer
/// is booked on its own, so that each line of the statement is one bill.
std::string write_credit_transfer(CreditTransfer const& file, MessageEdition edition);

}  // namespace farflung::bank
