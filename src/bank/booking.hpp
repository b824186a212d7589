#pragma once

#include "bank/matching.hpp"

namespace farflung::bank {

std::vector<Proposal> proposals(Unit const& unit, BankLineId id);

/// The likeliest proposal of a line that is still to do.
struct LineMatch {
    BankLineId bank_line_id;
    Proposal proposal;
};
constexpr auto describe(Of<LineMatch>) {
    return record("line_match", field("bank_line_id", &LineMatch::bank_line_id, {.references = "bank_line"}),
                  field("proposal", &LineMatch::proposal));
}
/// For every line to do that anything speaks for.
std::vector<LineMatch> matches(Unit const& unit);

/// What a line is: money of a party, for documents or as credit; a payment that was recorded before; or, with an
/// account, something that no document tells, such as rent. `fee` is what the bank kept of it.
struct BookLine {
    std::optional<PartyId> party_id;
    std::vector<billing::AllocationRequest> allocations;
    std::optional<Amount> fee;
    std::optional<PaymentId> payment_id;
    std::optional<LedgerAccountId> account_id;
    std::string note;
};
constexpr auto describe(Of<BookLine>) {
    return record("book_line", field("party_id", &BookLine::party_id, {.references = "party", .label = "Party"}),
                  field("allocations", &BookLine::allocations, {.label = "Settles"}),
                  field("fee", &BookLine::fee, {.min = 0, .label = "Bank fee"}),
                  field("payment_id", &BookLine::payment_id, {.references = "payment", .label = "Payment"}),
                  field("account_id", &BookLine::account_id, {.references = "ledger_account", .label = "Account"}),
                  field("note", &BookLine::note, {.label = "Note"}));
}
/// Emitted about the line.
struct LineBooked {
    std::string name;
    Amount amount;
};
constexpr auto describe(Of<LineBooked>) {
    return record("line_booked", field("name", &LineBooked::name), field("amount", &LineBooked::amount));
}
/// Books a line in the transaction that marks it, once. Refuses `bank_line.not_to_do`, `bank_line.one_way` unless one
/// of party, payment and account is named, `bank_line.other_payment`, and what payments and entries refuse.
BankLine book(Unit& unit, BankLineId id, BookLine const& request);

/// What becomes of the payment that the line was booked as.
enum class PaymentOfLine { take_back, keep };
constexpr auto describe(Of<PaymentOfLine>) { return enumeration("payment_of_line", "take_back", "keep"); }

struct UnbookLine {
    std::string reason;
    PaymentOfLine payment = PaymentOfLine::take_back;
};
constexpr auto describe(Of<UnbookLine>) {
    return record("unbook_line", field("reason", &UnbookLine::reason, {.required = true, .label = "Reason"}),
                  field("payment", &UnbookLine::payment, {.label = "The payment"}));
}
/// Takes back what the booking made, an entry or a payment, and the line is to do again. A payment that was there
/// before the line, and one that is to be kept, is only let go, for it may be another line's. Refuses
/// `bank_line.not_booked`, `bank_line.of_a_run`, and what `billing::take_back_payment` refuses.
BankLine unbook(Unit& unit, BankLineId id, UnbookLine const& request);

struct SetLineAside {
    std::string note;
};
constexpr auto describe(Of<SetLineAside>) {
    return record("set_line_aside", field("note", &SetLineAside::note, {.required = true, .label = "Reason"}));
}
/// For what the books have from elsewhere, such as a transfer between own accounts. Refuses `bank_line.not_to_do`.
BankLine set_aside(Unit& unit, BankLineId id, SetLineAside const& request);
/// To do again. Refuses `bank_line.not_aside`.
BankLine take_up(Unit& unit, BankLineId id);

}  // namespace farflung::bank
