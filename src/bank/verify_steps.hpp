#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "bank/approved_line.hpp"
#include "bank/bank.hpp"
#include "bank/verify.hpp"

namespace farflung::bank {

using Findings = std::vector<ledger::Finding>;

/// A run of either kind, as far as both are proved alike.
struct SeenLine {
    Uuid document;
    std::string number;
    PartyId party;
    Amount amount;
    std::optional<PaymentId> payment;
};
struct SeenRun {
    Uuid id;
    std::string number;
    RunState state = RunState::draft;
    AccountId approved_by;  // nil when the system did
    std::optional<Instant> approved_at;
    std::vector<SeenLine> lines;
};

/// The event of an approval as the log keeps it. One of an older release has no lines.
struct Approval {
    std::string number;
    int count{};
    std::vector<ApprovedLine> lines;
};
constexpr auto describe(Of<Approval>) {
    return record("approval", field("number", &Approval::number), field("count", &Approval::count),
                  field("lines", &Approval::lines));
}

/// What one kind of run is made of: names in the log, and statements that answer for a document, a payment of one, and
/// what is claimed.
struct RunKind {
    std::string_view entity;
    std::string_view approved;  // the event
    std::string_view series;
    PaymentDirection direction;
    std::string_view document_entity;
    std::string_view document_sql;
    std::string_view payment_sql;
    std::string_view claims_sql;
};

/// What both kinds of run promise alike. Runs are shown to it one after the other.
class RunProof {
  public:
    RunProof(Unit const& unit, RunKind const& kind, Findings& found);
    /// Answers with what was approved, as the log tells it; nothing when it was not, or by an older release.
    std::optional<Approval> prove(Unit const& unit, SeenRun const& run);
    /// When all were shown: what is still claimed, and numbers that no run has.
    void finish(Unit const& unit);

  private:
    void prove_state(SeenRun const& run);
    void prove_documents(Unit const& unit, SeenRun const& run);
    void prove_claims(SeenRun const& run);
    void prove_payment(Unit const& unit, SeenRun const& run, SeenLine const& line);
    std::optional<Approval> prove_approval(Unit const& unit, SeenRun const& run);
    void prove_open(Unit const& unit, SeenRun const& run, Approval const& approval);
    void say(SeenRun const& run, std::string const& what) { found_.push_back({"M13", run.number + " " + what}); }

    RunKind const& kind_;
    Findings& found_;
    std::map<Uuid, Uuid> claims_;           // the run by its document
    std::set<std::pair<Uuid, Uuid>> told_;  // payment and document
    std::map<std::string, std::int64_t> runs_by_series_;
};

void verify_payouts(Unit const& unit, Findings& found);
void verify_debits(Unit const& unit, Findings& found);

/// Fields of a record, as JSON.
using JsonFields = std::map<std::string, std::string>;
/// What they were at a version: undone, from how they are, by what the log tells of every later one.
JsonFields as_of(Unit const& unit, std::string_view entity, Uuid const& id, int version, JsonFields fields);
/// Whether that was just this text.
bool is_text(JsonFields const& fields, std::string const& name, std::string const& text);

/// Whether a bank's file says at its head that it moves so much in so many transactions.
bool is_headed(std::string const& file, std::string_view root, std::size_t count, Amount sum);

}  // namespace farflung::bank
