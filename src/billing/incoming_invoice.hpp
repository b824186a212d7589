#pragma once

#include "billing/incoming_document.hpp"
#include "billing/share.hpp"
#include "platform/http/call.hpp"

namespace farflung {

struct IncomingInvoice;
using IncomingInvoiceId = Id<IncomingInvoice>;

/// Received; accepted by one and waiting for a second, because the account to pay is another one or the paper shows
/// other money than the data; a bill; refused.
enum class IncomingState { received, held, booked, refused };
constexpr auto describe(Of<IncomingState>) {
    return enumeration("incoming_state", "received", "held", "booked", "refused");
}

/// By what the sender was known.
enum class MatchedBy { nothing, tax_number, account, name, hand };
constexpr auto describe(Of<MatchedBy>) {
    return enumeration("matched_by", "nothing", "tax_number", "account", "name", "hand");
}

/// What the invoice says otherwise than we have it, or than its own paper does.
struct IncomingDifference {
    std::string field;  // of the party or the bill: `iban`, `total`; or what its own paper does not show: `paper_iban`
    std::string theirs;
    std::string ours;
};
constexpr auto describe(Of<IncomingDifference>) {
    return record("incoming_difference", field("field", &IncomingDifference::field),
                  field("theirs", &IncomingDifference::theirs), field("ours", &IncomingDifference::ours));
}

/// An e-invoice that came in: what it says, what is wrong with it, and whose it is.
struct IncomingInvoice {
    IncomingInvoiceId id;
    int version{};
    IncomingState state = IncomingState::received;
    std::string number;
    std::string sender;
    bool is_credit_note = false;
    std::string corrects_number;  // of a credit note: what it calls the document that it takes back (BT-25)
    std::optional<BillId> corrects_id;
    std::string order_reference;
    Currency currency;
    std::optional<Date> issued_on;
    std::optional<Date> due_on;
    Amount net;
    Amount tax;
    Amount total;
    std::string iban;
    std::optional<PartyId> vendor_id;
    MatchedBy matched_by = MatchedBy::nothing;
    std::optional<BillId> bill_id;
    std::vector<IncomingDifference> differences;
    std::vector<e_invoice::Finding> findings;
    std::vector<billing::NewBillLine> lines;
    std::string file_sha256;
    std::string file_type;
    std::optional<AccountId> accepted_by;
    std::string reason;
    Instant created_at;
};
constexpr auto describe(Of<IncomingInvoice>) {
    using I = IncomingInvoice;
    return entity(
        "incoming_invoice", "billing_incoming_invoices",  //
        field("id", &I::id, {.key = true}), field("version", &I::version, {.read_only = true}),
        field("state", &I::state, {.read_only = true, .label = "State"}),
        field("number", &I::number, {.read_only = true, .searchable = true, .title = true, .label = "Their number"}),
        field("sender", &I::sender, {.read_only = true, .searchable = true, .label = "Sender"}),
        field("is_credit_note", &I::is_credit_note, {.read_only = true, .label = "Credit note"}),
        field("corrects_number", &I::corrects_number, {.read_only = true, .label = "Takes back"}),
        field("corrects_id", &I::corrects_id, {.read_only = true, .references = "bill", .label = "Bill taken back"}),
        field("order_reference", &I::order_reference, {.read_only = true, .label = "Order"}),
        field("currency", &I::currency, {.read_only = true, .label = "Currency"}),
        field("issued_on", &I::issued_on, {.read_only = true, .label = "Issued on"}),
        field("due_on", &I::due_on, {.read_only = true, .label = "Pay by"}),
        field("net", &I::net, {.read_only = true, .label = "Net"}),
        field("tax", &I::tax, {.read_only = true, .label = "Tax"}),
        field("total", &I::total, {.read_only = true, .label = "Total"}),
        field("iban", &I::iban, {.read_only = true, .label = "IBAN"}),
        field("vendor_id", &I::vendor_id, {.read_only = true, .references = "party", .label = "Vendor"}),
        field("matched_by", &I::matched_by, {.read_only = true, .label = "Known by"}),
        field("bill_id", &I::bill_id, {.read_only = true, .references = "bill", .label = "Bill"}),
        field("differences", &I::differences, {.read_only = true, .label = "Differences"}),
        field("findings", &I::findings, {.read_only = true, .label = "Broken rules"}),
        field("lines", &I::lines, {.read_only = true, .label = "Lines"}),
        field("file_sha256", &I::file_sha256, {.read_only = true}),
        field("file_type", &I::file_type, {.read_only = true}),
        field("accepted_by", &I::accepted_by, {.read_only = true}),
        field("reason", &I::reason, {.read_only = true, .max_length = 2000, .label = "Reason"}),
        field("created_at", &I::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<IncomingInvoice>);

Policy<IncomingInvoice> const& policy(Of<IncomingInvoice>);

namespace billing {

// Rules.

/// The record of a document, without its sender's match. Refuses what has no number, currency or total.
IncomingInvoice to_incoming(IncomingDocument const& document);
/// Lines whose sums are the document's own, to the smallest unit: what a line's price, quantity and discounts do not
/// give exactly is billed as one of its net, and a rest of rounding on a line of its own.
std::vector<NewBillLine> bill_lines_of(e_invoice::EInvoice const& invoice, Currency currency, Amount total);

// Commands.

/// An upload that was read and whose bytes are kept.
struct ReceivedFile {
    IncomingInvoice invoice;
    e_invoice::TradeParty sender;
};
/// Refuses `e_invoice.not_readable` and what has no number, currency or total.
ReceivedFile read_file(Unit const& unit, http::Body const& body);
/// Finds the vendor and the bill that it belongs to, and says what differs. The same invoice of the same sender twice
/// is refused: `e_invoice.known`.
IncomingInvoice receive(Unit& unit, ReceivedFile const& file);
/// What stands here already under the number and sender of a file: an invoice that was not refused, or a bill.
struct KnownInvoice {
    std::optional<IncomingInvoiceId> incoming;
    std::optional<BillId> bill;
    bool says_the_same = false;  // the total and, where it is known, the account
};
std::optional<KnownInvoice> known(Unit const& unit, ReceivedFile const& file);

struct MatchIncoming {
    PartyId vendor_id;
};
constexpr auto describe(Of<MatchIncoming>) {
    return record("match_incoming", field("vendor_id", &MatchIncoming::vendor_id,
                                          {.required = true, .references = "party", .label = "Vendor"}));
}
IncomingInvoice match(Unit& unit, IncomingInvoiceId id, MatchIncoming const& request);

/// The day that the bill is booked on, where the books of its own day are closed; it says nothing while an invoice is
/// only held. And the bill that a credit note takes back, where the note does not name it.
struct BookIncoming {
    std::optional<Date> booked_on;
    std::optional<BillId> corrects_id;
};
constexpr auto describe(Of<BookIncoming>) {
    return record("book_incoming", field("booked_on", &BookIncoming::booked_on, {.label = "Booked on"}),
                  field("corrects_id", &BookIncoming::corrects_id, {.references = "bill", .label = "Bill taken back"}));
}
/// Makes the bill, or, where the invoice names another account than we have, or an account or total that its own paper
/// does not show, holds it for someone else to say yes, too.
/// A credit note is taken off the bill that it names. Refuses `e_invoice.no_vendor`, `.broken`, `.other_total`,
/// `.known`, `.no_bill_to_credit` at `corrects_id`, what `make_bill` and `book_bill_credit` refuse, and
/// `bill.booked_before` at `booked_on` for a day that the bill of accepted work cannot take any more.
IncomingInvoice accept(Unit& unit, IncomingInvoiceId id, BookIncoming const& request);
/// The second yes, by another person than the first: a changed account is taken over, the bill made.
IncomingInvoice approve(Unit& unit, IncomingInvoiceId id, BookIncoming const& request);

struct RefuseIncoming {
    std::string reason;
};
constexpr auto describe(Of<RefuseIncoming>) {
    return record("refuse_incoming",
                  field("reason", &RefuseIncoming::reason, {.required = true, .max_length = 2000, .label = "Reason"}));
}
IncomingInvoice refuse(Unit& unit, IncomingInvoiceId id, RefuseIncoming const& request);

/// The file as it came.
http::Document incoming_file(Unit const& unit, IncomingInvoiceId id);
EInvoiceValidation validate(Unit const& unit, http::Body const& body);

/// Emitted about the incoming invoice.
struct EInvoiceReceived {
    std::string number;
    std::string sender;
    Amount total;
};
constexpr auto describe(Of<EInvoiceReceived>) {
    return record("e_invoice_received", field("number", &EInvoiceReceived::number),
                  field("sender", &EInvoiceReceived::sender), field("total", &EInvoiceReceived::total));
}
struct AccountChangeHeld {
    std::string number;
    std::string sender;
};
constexpr auto describe(Of<AccountChangeHeld>) {
    return record("account_change_held", field("number", &AccountChangeHeld::number),
                  field("sender", &AccountChangeHeld::sender));
}
/// Emitted instead where only the paper shows other money than the data.
struct PaperDifferenceHeld {
    std::string number;
    std::string sender;
};
constexpr auto describe(Of<PaperDifferenceHeld>) {
    return record("paper_difference_held", field("number", &PaperDifferenceHeld::number),
                  field("sender", &PaperDifferenceHeld::sender));
}

}  // namespace billing
}  // namespace farflung
