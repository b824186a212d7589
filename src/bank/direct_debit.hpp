#pragma once

#include "bank/payment_file.hpp"

namespace farflung {

/// Core takes from anyone, B2B from companies that told their bank so, and cannot be asked back.
enum class DebitScheme { core, b2b };
constexpr auto describe(Of<DebitScheme>) { return enumeration("debit_scheme", "core", "b2b"); }

/// Where a collection stands in the life of its mandate (ISO 20022 SequenceType3Code).
enum class DebitSequence { first, recurring, last, once };
constexpr auto describe(Of<DebitSequence>) {
    return enumeration("debit_sequence", "first", "recurring", "last", "once");
}

namespace bank {

struct Debit {
    std::string end_to_end_id;  // our number of the invoice
    Amount amount;
    AccountHolder payer;
    std::string mandate;  // its unique reference, up to 35 characters
    Date signed_on;
    DebitScheme scheme = DebitScheme::core;
    DebitSequence sequence = DebitSequence::recurring;
    std::string reference;
    std::string place{};  // of what is wrong with it: `lines/3/`
};

/// A SEPA direct debit: many payers, one account that collects, one day.
struct DirectDebit {
    std::string message_id;
    Instant made_at;
    Date collect_on;
    AccountHolder payee;
    std::string creditor_id;
    std::vector<Debit> debits;
};

/// Notes everything that a bank would refuse: ours under `payee/…`, each payer's under its place.
void check(DirectDebit const& file, Problems& problems);

/// pain.008.001.08, or .02 for banks that are not there yet, in the SEPA rule books' subset (EPC130-08, EPC131-08). One
/// block for each scheme and sequence, as banks want it.
std::string write_direct_debit(DirectDebit const& file, MessageEdition edition);

}  // namespace bank
}  // namespace farflung
