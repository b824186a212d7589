#include "bank/direct_debit_run.hpp"
#include "bank/verify_steps.hpp"
#include "core/json_read.hpp"

namespace farflung::bank {

namespace {

constexpr RunKind debits{
    .entity = "direct_debit_run",
    .approved = "direct_debit_run_approved",
    .series = "DEBIT",
    .direction = PaymentDirection::in,
    .document_entity = "invoice",
    .document_sql =
        "select customer_id, number, total_minor, total_currency, open_minor, open_currency"
        " from billing_invoices where workspace_id = :workspace and id = :document and kind = 'invoice'"
        " and state <> 'draft'",
    .payment_sql =
        "select p.direction, p.party_id, a.amount_minor, a.amount_currency from billing_payments p"
        " join billing_allocations a on a.workspace_id = p.workspace_id and a.payment_id = p.id"
        " where p.workspace_id = :workspace and p.id = :payment and a.invoice_id = :document",
    .claims_sql = "select invoice_id, run_id from bank_debit_claims where workspace_id = :workspace"};

/// What approved runs made of a mandate.
struct Use {
    int times = 0;
    Date last = Date::min();
};

SeenRun seen(DirectDebitRun const& run) {
    SeenRun seen{.id = run.id.value,
                 .number = run.number,
                 .state = run.state,
                 .approved_by = run.approved_by.value_or(AccountId{}),
                 .approved_at = run.approved_at,
                 .lines = {}};
    for (auto const& line : run.lines) {
        seen.lines.push_back({line.invoice_id.value, line.number, line.customer_id, line.amount, line.payment_id});
    }
    return seen;
}

class DebitProof {
  public:
    DebitProof(Unit const& unit, Findings& found) : runs_(unit, debits, found), found_(found) {}
    void prove(Unit const& unit, DirectDebitRun const& run) {
        auto const approval = runs_.prove(unit, seen(run));
        for (std::size_t i = 0; i < run.lines.size(); ++i) {
            prove_mandate(unit, run, run.lines[i]);
            if (approval) prove_leave(unit, run, run.lines[i], approval->lines[i].account_version);
        }
        if (approval) prove_file(unit, run, *approval);
    }
    void finish(Unit const& unit);

  private:
    void prove_mandate(Unit const& unit, DirectDebitRun const& run, DebitLine const& line);
    void prove_leave(Unit const& unit, DirectDebitRun const& run, DebitLine const& line, int version);
    void prove_file(Unit const& unit, DirectDebitRun const& run, Approval const& approval);
    void say(DirectDebitRun const& run, std::string const& what) { found_.push_back({"M13", run.number + " " + what}); }

    RunProof runs_;
    Findings& found_;
    std::map<MandateId, Use> uses_;
};

/// What of a mandate never changes.
void DebitProof::prove_mandate(Unit const& unit, DirectDebitRun const& run, DebitLine const& line) {
    auto const mandate = unit.find(line.mandate_id);
    bool const fits = mandate && mandate->customer_id == line.customer_id && mandate->reference == line.mandate &&
                      mandate->signed_on == line.signed_on && mandate->scheme == line.scheme &&
                      mandate->once == (line.sequence == DebitSequence::once);
    if (!fits) say(run, "collects " + line.number + " by another mandate than the customer gave");
    if (!run.approved_at) return;
    auto& use = uses_[line.mandate_id];
    ++use.times;
    use.last = std::max(use.last, run.collect_on);
}

/// The mandate as it was looked at when the run was approved.
void DebitProof::prove_leave(Unit const& unit, DirectDebitRun const& run, DebitLine const& line, int version) {
    auto mandate = unit.find(line.mandate_id);
    if (!mandate) return;
    auto const then = as_of(unit, "mandate", mandate->id.value, version,
                            {{"iban", to_json(mandate->iban)},
                             {"bic", to_json(mandate->bic)},
                             {"state", to_json(mandate->state)},
                             {"last_collected_on", to_json(mandate->last_collected_on)}});
    if (!is_text(then, "iban", line.iban) || !is_text(then, "bic", line.bic)) {
        say(run, "collects " + line.number + " from another account than was approved");
    }
    mandate->state = is_text(then, "state", "active") ? MandateState::active : MandateState::revoked;
    auto const last = JsonDocument::parse(then.at("last_collected_on"));
    auto const day = last ? last->root().string() : std::nullopt;
    mandate->last_collected_on = day ? Date::parse(*day) : std::nullopt;
    if (!is_usable(*mandate, run.collect_on)) {
        say(run, "was approved with a mandate for " + line.number + " that could not be used");
    }
}

/// The file is made anew from the lines whenever it is fetched.
void DebitProof::prove_file(Unit const& unit, DirectDebitRun const& run, Approval const& approval) {
    auto sum = approval.lines.front().amount;
    for (std::size_t i = 1; i < approval.lines.size(); ++i) sum += approval.lines[i].amount;
    auto const payee = people::details_of(unit, people::own_company(unit));
    auto const file = direct_debit_of(run, unit.get(run.bank_account_id), payee);
    if (!is_headed(write_direct_debit(file, MessageEdition::newer), "CstmrDrctDbtInitn", approval.lines.size(), sum)) {
        say(run, "makes a file of another sum than was approved");
    }
}

void DebitProof::finish(Unit const& unit) {
    runs_.finish(unit);
    for (auto const& mandate : unit.where<Mandate>("1 = 1", {})) {
        auto const found = uses_.find(mandate.id);
        bool const is_used = found != uses_.end();
        if (is_used && mandate.once && found->second.times > 1) {
            found_.push_back({"M13", mandate.reference + " is for one payment and was used for more"});
        }
        auto const last = is_used ? std::optional(found->second.last) : std::nullopt;
        if (mandate.last_collected_on != last) {
            found_.push_back({"M13", mandate.reference + " was last used on another day than it says"});
        }
    }
}

}  // namespace

void verify_debits(Unit const& unit, Findings& found) {
    constexpr std::size_t batch = 200;
    DebitProof proof(unit, found);
    Uuid after;
    bool more = true;
    while (more) {
        Unit const part(unit.connection(), unit.registry(), unit.world(), system_actor(unit.workspace()));
        auto const runs =
            part.where<DirectDebitRun>("t.id > :after", {{"after", db::Bytes{after.view()}}}, "t.id limit 200");
        for (auto const& run : runs) proof.prove(part, run);
        more = runs.size() == batch;
        if (more) after = runs.back().id.value;
    }
    proof.finish(unit);
}

}  // namespace farflung::bank
