#pragma once

#include "bank/account.hpp"

namespace farflung {

enum class BankLineState { to_do, booked, set_aside };
constexpr auto describe(Of<BankLineState>) { return enumeration("bank_line_state", "to_do", "booked", "set_aside"); }

/// One movement of a bank account, taken once however often a bank tells of it (M7), and what was booked for it.
struct BankLine {
    BankLineId id;
    int version{};
    BankAccountId bank_account_id;
    BankStatementId bank_statement_id;
    std::int64_t file_line{};
    BankLineState state = BankLineState::to_do;
    Date booked_on;
    Date value_on;
    Amount amount;
    std::string name;
    std::string text;
    std::string reference;
    std::string end_to_end_id;
    std::string creditor_reference;
    std::string iban;
    std::string bic;
    std::int64_t ordinal{};
    std::string fingerprint;
    std::optional<PaymentId> payment_id;
    std::optional<JournalEntryId> entry_id;
    std::string note;
    Instant created_at;
    bool made_payment = false;  // its booking recorded the payment, which was not there before
};
constexpr auto describe(Of<BankLine>) {
    return entity(
        "bank_line", "bank_lines",  //
        field("id", &BankLine::id, {.key = true}), field("version", &BankLine::version, {.read_only = true}),
        field("bank_account_id", &BankLine::bank_account_id,
              {.read_only = true, .references = "bank_account", .label = "Bank account"}),
        field("bank_statement_id", &BankLine::bank_statement_id,
              {.read_only = true, .references = "bank_statement", .label = "Statement"}),
        field("file_line", &BankLine::file_line, {.read_only = true, .label = "Line of the file"}),
        field("state", &BankLine::state, {.read_only = true, .label = "State"}),
        field("booked_on", &BankLine::booked_on, {.read_only = true, .label = "Day"}),
        field("value_on", &BankLine::value_on, {.read_only = true, .label = "Value date"}),
        field("amount", &BankLine::amount, {.read_only = true, .label = "Amount"}),
        field("name", &BankLine::name, {.read_only = true, .searchable = true, .title = true, .label = "Name"}),
        field("text", &BankLine::text, {.read_only = true, .searchable = true, .max_length = 1000, .label = "Text"}),
        field("reference", &BankLine::reference, {.read_only = true, .max_length = 1000, .label = "Bank’s reference"}),
        field("end_to_end_id", &BankLine::end_to_end_id,
              {.read_only = true, .max_length = 1000, .label = "End-to-end reference"}),
        field("creditor_reference", &BankLine::creditor_reference,
              {.read_only = true, .searchable = true, .max_length = 1000, .label = "Creditor reference"}),
        field("iban", &BankLine::iban, {.read_only = true, .max_length = 1000, .label = "IBAN"}),
        field("bic", &BankLine::bic, {.read_only = true, .max_length = 11, .label = "BIC"}),
        field("ordinal", &BankLine::ordinal, {.read_only = true, .label = "Which of the same day and amount"}),
        field("fingerprint", &BankLine::fingerprint, {.secret = true}),
        field("payment_id", &BankLine::payment_id, {.read_only = true, .references = "payment", .label = "Payment"}),
        field("entry_id", &BankLine::entry_id,
              {.read_only = true, .references = "journal_entry", .label = "Journal entry"}),
        field("note", &BankLine::note, {.read_only = true, .label = "Note"}),
        field("created_at", &BankLine::created_at, {.read_only = true, .label = "Added"}),
        field("made_payment", &BankLine::made_payment, {.read_only = true}));
}
static_assert(describes_every_member<BankLine>);

Policy<BankLine> const& policy(Of<BankLine>);

}  // namespace farflung
