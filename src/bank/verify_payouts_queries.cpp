#include "bank/payout_run.hpp"
#include "bank/verify_steps.hpp"
#include "core/json.hpp"

namespace farflung::bank {

namespace {

constexpr RunKind payouts{
    .entity = "payout_run",
    .approved = "payout_run_approved",
    .series = "PAY",
    .direction = PaymentDirection::out,
    .document_entity = "bill",
    .document_sql =
        "select partner_id, number, total_minor, total_currency, open_minor, open_currency"
        " from billing_bills where workspace_id = :workspace and id = :document",
    .payment_sql =
        "select p.direction, p.party_id, a.amount_minor, a.amount_currency from billing_payments p"
        " join billing_allocations a on a.workspace_id = p.workspace_id and a.payment_id = p.id"
        " where p.workspace_id = :workspace and p.id = :payment and a.bill_id = :document",
    .claims_sql = "select bill_id, run_id from bank_payout_claims where workspace_id = :workspace"};

/// What a payment came to for a bill, as its line tells it.
struct Told {
    Date paid_on;
    Amount paid;
    Amount fee;
    Decimal rate;
    Amount difference;
    std::int64_t documents{};
};
constexpr auto describe(Of<Told>) {
    return record("told", field("paid_on", &Told::paid_on), field("paid", &Told::paid), field("fee", &Told::fee),
                  field("rate", &Told::rate), field("difference", &Told::difference),
                  field("documents", &Told::documents));
}

SeenRun seen(PayoutRun const& run) {
    SeenRun seen{.id = run.id.value,
                 .number = run.number,
                 .state = run.state,
                 .approved_by = run.approved_by.value_or(AccountId{}),
                 .approved_at = run.approved_at,
                 .lines = {}};
    for (auto const& line : run.lines) {
        seen.lines.push_back({line.bill_id.value, line.number, line.partner_id, line.amount, line.payment_id});
    }
    return seen;
}

class PayoutProof {
  public:
    PayoutProof(Unit const& unit, Findings& found) : runs_(unit, payouts, found), found_(found) {}
    void prove(Unit const& unit, PayoutRun const& run) {
        auto const approval = runs_.prove(unit, seen(run));
        for (std::size_t i = 0; i < run.lines.size(); ++i) {
            prove_told(unit, run, run.lines[i]);
            if (approval) prove_payee(unit, run, run.lines[i], approval->lines[i].account_version);
        }
        if (approval) prove_file(unit, run, *approval);
    }
    void finish(Unit const& unit) { runs_.finish(unit); }

  private:
    void prove_told(Unit const& unit, PayoutRun const& run, PayoutLine const& line);
    void prove_payee(Unit const& unit, PayoutRun const& run, PayoutLine const& line, int version);
    void prove_file(Unit const& unit, PayoutRun const& run, Approval const& approval);
    void say(PayoutRun const& run, std::string const& what) { found_.push_back({"M13", run.number + " " + what}); }

    RunProof runs_;
    Findings& found_;
};

void PayoutProof::prove_told(Unit const& unit, PayoutRun const& run, PayoutLine const& line) {
    bool fits = !line.paid_on && !line.paid && !line.fee && !line.rate && !line.difference;
    if (line.payment_id) {
        auto const told = unit.rows<Told>(
            "select p.paid_on, a.settled_minor, a.settled_currency, p.fee_minor, p.fee_currency, p.rate,"
            " a.difference_minor, a.difference_currency, (select count(*) from billing_allocations o"
            " where o.workspace_id = p.workspace_id and o.payment_id = p.id) from billing_payments p"
            " join billing_allocations a on a.workspace_id = p.workspace_id and a.payment_id = p.id"
            " where p.workspace_id = :workspace and p.id = :payment and a.bill_id = :bill",
            {{"payment", *line.payment_id}, {"bill", line.bill_id}});
        if (told.empty()) return;  // found by what both kinds of run promise
        auto const& one = told.front();
        // The bank's fee is of one bill only where the payment is.
        auto const fee = one.documents == 1 ? std::optional(one.fee) : std::nullopt;
        fits = line.paid_on == one.paid_on && line.paid == one.paid && line.fee == fee && line.rate == one.rate &&
               line.difference == one.difference;
    }
    if (!fits) say(run, "tells another payment of " + line.number + " than there was");
}

void PayoutProof::prove_payee(Unit const& unit, PayoutRun const& run, PayoutLine const& line, int version) {
    auto const party = unit.find(line.partner_id);
    if (!party) return say(run, "pays " + line.number + " to nobody that is there");
    auto const then = as_of(unit, "party", party->id.value, version,
                            {{"iban", to_json(party->iban)},
                             {"bic", to_json(party->bic)},
                             {"bank_account", to_json(party->bank_account)},
                             {"account_changed_by", to_json(party->account_changed_by)}});
    bool const is_same = is_text(then, "iban", line.iban) && is_text(then, "bic", line.bic) &&
                         is_text(then, "bank_account", line.bank_account);
    if (!is_same) say(run, "pays " + line.number + " to another account than was approved");
    // What the system changed is nobody's change.
    bool const is_confirmed =
        then.at("account_changed_by") == "null" || is_text(then, "account_changed_by", AccountId{}.text());
    if (!is_confirmed) say(run, "was approved before a second person confirmed the account for " + line.number);
}

/// The file is made anew from the lines whenever it is fetched.
void PayoutProof::prove_file(Unit const& unit, PayoutRun const& run, Approval const& approval) {
    std::optional<Amount> sum;
    std::size_t count = 0;
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
        if (run.lines[i].way != PayoutWay::credit_transfer) continue;
        auto const amount = approval.lines[i].amount;
        sum = sum ? *sum + amount : amount;
        ++count;
    }
    if (!sum) return;
    auto const payer = people::details_of(unit, people::own_company(unit));
    auto const file = credit_transfer_of(run, unit.get(run.bank_account_id), payer);
    if (!is_headed(write_credit_transfer(file, MessageEdition::newer), "CstmrCdtTrfInitn", count, *sum)) {
        say(run, "makes a file of another sum than was approved");
    }
}

/// A change of an account that its maker confirmed is nobody's second look.
void prove_confirmations(Unit const& unit, Findings& found) {
    unit.query(
        "select c.actor_id, c.actor_name, u.data from activity_log c join activity_log u"
        " on u.workspace_id = c.workspace_id and u.entity = c.entity and u.entity_id = c.entity_id"
        " and u.action = 'updated' and u.at = c.at and u.actor_id = c.actor_id where c.workspace_id = :workspace"
        " and c.entity = 'party' and c.action = 'party_account_confirmed' and u.data like '%account_changed_by%'",
        {}, [&](db::Row const& row) {
            auto const changes = JsonDocument::parse(row.text(2));
            auto const change = changes ? changes->root().find("account_changed_by") : std::nullopt;
            bool const is_confirmed = change && change->size() == 2 && change->at(1).is_null();
            if (!is_confirmed || change->at(0).string() != Uuid::from_bytes(row.bytes(0)).text()) return;
            found.push_back({"M13", std::string(row.text(1)) + " confirmed the account that the same person changed"});
        });
}

}  // namespace

void verify_payouts(Unit const& unit, Findings& found) {
    constexpr std::size_t batch = 200;
    PayoutProof proof(unit, found);
    Uuid after;
    bool more = true;
    while (more) {
        Unit const part(unit.connection(), unit.registry(), unit.world(), system_actor(unit.workspace()));
        auto const runs =
            part.where<PayoutRun>("t.id > :after", {{"after", db::Bytes{after.view()}}}, "t.id limit 200");
        for (auto const& run : runs) proof.prove(part, run);
        more = runs.size() == batch;
        if (more) after = runs.back().id.value;
    }
    proof.finish(unit);
    prove_confirmations(unit, found);
}

}  // namespace farflung::bank
