#pragma once

#include "bank/account.hpp"
#include "bank/approved_line.hpp"
#include "bank/credit_transfer.hpp"
#include "platform/http/call.hpp"

namespace farflung {

/// How money goes to a partner: in the bank's file, in the file for a transfer service, or by someone's own hand.
enum class PayoutWay { credit_transfer, transfer_service, by_hand };
constexpr auto describe(Of<PayoutWay>) {
    return enumeration("payout_way", "credit_transfer", "transfer_service", "by_hand");
}

/// A bill in a run, with where it is paid as it stood when the run was put together, and what became of it.
struct PayoutLine {
    BillId bill_id;
    std::string number;
    std::string reference;  // what the partner knows the bill by
    PartyId partner_id;
    Date due_on;
    Amount amount;
    PayoutWay way = PayoutWay::by_hand;
    std::string name;
    Address address;
    std::string email;
    std::string language;
    std::string iban;
    std::string bic;
    std::string bank_account;
    std::optional<PaymentId> payment_id;
    std::optional<Date> paid_on;
    std::optional<Amount> paid;
    std::optional<Amount> fee;
    std::optional<Decimal> rate;
    std::optional<Amount> difference;
};
constexpr auto describe(Of<PayoutLine>) {
    using L = PayoutLine;
    return record(
        "payout_line", field("bill_id", &L::bill_id, {.references = "bill", .label = "Bill"}),
        field("number", &L::number, {.label = "Number"}), field("reference", &L::reference, {.label = "Their number"}),
        field("partner_id", &L::partner_id, {.references = "party", .label = "Partner"}),
        field("due_on", &L::due_on, {.label = "Pay by"}), field("amount", &L::amount, {.label = "Amount"}),
        field("way", &L::way, {.label = "Way"}), field("name", &L::name, {.label = "Name"}),
        field("address", &L::address, {.label = "Address"}), field("email", &L::email, {.label = "Email"}),
        field("language", &L::language, {.label = "Language"}), field("iban", &L::iban, {.label = "IBAN"}),
        field("bic", &L::bic, {.label = "BIC"}), field("bank_account", &L::bank_account, {.label = "Bank account"}),
        field("payment_id", &L::payment_id, {.references = "payment", .label = "Payment"}),
        field("paid_on", &L::paid_on, {.label = "Paid on"}), field("paid", &L::paid, {.label = "Paid"}),
        field("fee", &L::fee, {.label = "Bank fee"}), field("rate", &L::rate, {.label = "Exchange rate"}),
        field("difference", &L::difference, {.label = "Exchange difference"}));
}

inline BillId document_of(PayoutLine const& line) { return line.bill_id; }

/// Bills that are paid together from one account of ours.
struct PayoutRun {
    PayoutRunId id;
    int version{};
    std::string number;
    RunState state = RunState::draft;
    BankAccountId bank_account_id;
    Date pay_on;
    std::vector<PayoutLine> lines;
    std::optional<AccountId> approved_by;
    std::optional<Instant> approved_at;
    Instant created_at;
};
constexpr auto describe(Of<PayoutRun>) {
    using R = PayoutRun;
    return entity(
        "payout_run", "bank_payout_runs",  //
        field("id", &R::id, {.key = true}), field("version", &R::version, {.read_only = true}),
        field("number", &R::number,
              {.read_only = true, .searchable = true, .title = true, .max_length = 32, .label = "Number"}),
        field("state", &R::state, {.read_only = true, .label = "State"}),
        field("bank_account_id", &R::bank_account_id,
              {.read_only = true, .references = "bank_account", .label = "Bank account"}),
        field("pay_on", &R::pay_on, {.read_only = true, .label = "Pay on"}),
        field("lines", &R::lines, {.read_only = true, .label = "Bills"}),
        field("approved_by", &R::approved_by, {.read_only = true, .references = "account", .label = "Approved by"}),
        field("approved_at", &R::approved_at, {.read_only = true, .label = "Approved"}),
        field("created_at", &R::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<PayoutRun>);

Policy<PayoutRun> const& policy(Of<PayoutRun>);

namespace bank {

// Rules.

/// The way that a bill can go by itself: the bank's file where both accounts are of SEPA and it is in euros; the
/// service where an account is known; else by hand.
PayoutWay way_of(PayoutLine const& line, BankAccount const& account);
/// The lines that go in the bank's file, as it is written.
CreditTransfer credit_transfer_of(PayoutRun const& run, BankAccount const& account, people::PartyDetails const& payer);
/// Notes at `lines/<index>/…` and `payer/…` what stands in the way of paying.
void check(PayoutRun const& run, BankAccount const& account, people::PartyDetails const& payer, Problems& problems);
/// The lines for a transfer service as CSV, one row each, amounts in the partner's currency.
std::string write_transfers(PayoutRun const& run);

// Commands.

struct PayoutChoice {
    BillId bill_id;
    std::optional<Amount> amount;  // all that is open
    std::optional<PayoutWay> way;  // the one it can go by itself
};
constexpr auto describe(Of<PayoutChoice>) {
    return record("payout_choice",
                  field("bill_id", &PayoutChoice::bill_id, {.required = true, .references = "bill", .label = "Bill"}),
                  field("amount", &PayoutChoice::amount, {.min = 0, .label = "Amount"}),
                  field("way", &PayoutChoice::way, {.label = "Way"}));
}
struct StartPayoutRun {
    BankAccountId bank_account_id;
    std::optional<Date> pay_on;  // today
    std::vector<PayoutChoice> lines;
};
constexpr auto describe(Of<StartPayoutRun>) {
    return record("start_payout_run",
                  field("bank_account_id", &StartPayoutRun::bank_account_id,
                        {.required = true, .references = "bank_account", .label = "Bank account"}),
                  field("pay_on", &StartPayoutRun::pay_on, {.label = "Pay on"}),
                  field("lines", &StartPayoutRun::lines, {.required = true, .label = "Lines"}));
}
/// Refuses `payout.bill_in_run` for a bill that another run has, `bill.already_paid`, `allocation.more_than_open`,
/// `allocation.twice` and `payout.day_past`.
PayoutRun start_payout_run(Unit& unit, StartPayoutRun const& request);

/// From here the files can be fetched; a day that has passed becomes today. Refuses by path what a bank would refuse,
/// `payout.account_changed` where a partner's account is no longer the one in the run, and `payout.account_unconfirmed`
/// until a second person confirmed a changed one.
PayoutRun approve_payout_run(Unit& unit, PayoutRunId id);
/// Lets the bills go that were not paid.
PayoutRun cancel_payout_run(Unit& unit, PayoutRunId id);

/// What went for a line: without an amount what the bill asks; with one in another currency, what our bank took.
struct PaidLine {
    BillId bill_id;
    std::optional<Amount> amount;
    std::optional<Amount> fee;
};
constexpr auto describe(Of<PaidLine>) {
    return record("paid_line",
                  field("bill_id", &PaidLine::bill_id, {.required = true, .references = "bill", .label = "Bill"}),
                  field("amount", &PaidLine::amount, {.min = 0, .label = "Amount"}),
                  field("fee", &PaidLine::fee, {.min = 0, .label = "Bank fee"}));
}
struct BookPayoutRun {
    std::optional<Date> paid_on;  // the run's day, or today when that has not come
    std::vector<PaidLine> lines;  // all that are not paid yet
};
constexpr auto describe(Of<BookPayoutRun>) {
    return record("book_payout_run", field("paid_on", &BookPayoutRun::paid_on, {.label = "Paid on"}),
                  field("lines", &BookPayoutRun::lines, {.label = "Lines"}));
}
/// Records a payment for each line and writes to its partner. Refuses `payout.not_in_run`, `payout.line_paid` and what
/// payments refuse.
PayoutRun book_payout_run(Unit& unit, PayoutRunId id, BookPayoutRun const& request);
/// Notes in whatever run has these bills that this payment paid them, as when the bank's line is booked.
void note_payout(Unit& unit, PaymentId payment, std::vector<billing::AllocationRequest> const& allocations);

// Queries.

/// A bill that a run could take.
struct PayableBill {
    BillId bill_id;
    std::string number;
    std::string reference;
    PartyId partner_id;
    std::string name;
    Date due_on;
    Amount open;
    PayoutWay way = PayoutWay::by_hand;
    bool is_unconfirmed = false;  // its account was changed, and nobody else confirmed it
};
constexpr auto describe(Of<PayableBill>) {
    using B = PayableBill;
    return record("payable_bill", field("bill_id", &B::bill_id, {.references = "bill", .label = "Bill"}),
                  field("number", &B::number, {.label = "Number"}),
                  field("reference", &B::reference, {.label = "Their number"}),
                  field("partner_id", &B::partner_id, {.references = "party", .label = "Partner"}),
                  field("name", &B::name, {.label = "Name"}), field("due_on", &B::due_on, {.label = "Pay by"}),
                  field("open", &B::open, {.label = "Open"}), field("way", &B::way, {.label = "Way"}),
                  field("is_unconfirmed", &B::is_unconfirmed, {.label = "Account to confirm"}));
}
struct AskPayable {
    std::optional<BankAccountId> bank_account_id;
};
constexpr auto describe(Of<AskPayable>) {
    return record("ask_payable", field("bank_account_id", &AskPayable::bank_account_id,
                                       {.references = "bank_account", .label = "Bank account"}));
}
/// Every open bill that no run has, by its day.
std::vector<PayableBill> payable_bills(Unit const& unit, AskPayable const& request);

struct AskPaymentFile {
    MessageEdition edition = MessageEdition::newer;
};
constexpr auto describe(Of<AskPaymentFile>) {
    return record("ask_payment_file", field("edition", &AskPaymentFile::edition, {.label = "Edition"}));
}
/// `pain001.xml` or `transfers.csv`. Refuses `run.not_approved`, `run.nothing_this_way`, and `payout.paid_meanwhile`
/// when a bill that is in it was paid another way.
http::Document payout_document(Unit const& unit, PayoutRunId id, std::string const& form,
                               AskPaymentFile const& request);

// Emitted about the run.

struct PayoutRunApproved {
    std::string number;
    int count{};
    std::vector<ApprovedLine> lines;
};
constexpr auto describe(Of<PayoutRunApproved>) {
    return record("payout_run_approved", field("number", &PayoutRunApproved::number),
                  field("count", &PayoutRunApproved::count), field("lines", &PayoutRunApproved::lines));
}
struct PayoutRunDone {
    std::string number;
};
constexpr auto describe(Of<PayoutRunDone>) {
    return record("payout_run_done", field("number", &PayoutRunDone::number));
}

}  // namespace bank
}  // namespace farflung
