#include <algorithm>

#include "bank/verify_steps.hpp"
#include "core/json_read.hpp"
#include "core/xml.hpp"

namespace farflung::bank {

namespace {

/// The bill or the invoice of a line.
struct SeenDocument {
    PartyId party_id;
    std::string number;
    Amount total;
    Amount open;
};
constexpr auto describe(Of<SeenDocument>) {
    using D = SeenDocument;
    return record("seen_document", field("party_id", &D::party_id), field("number", &D::number),
                  field("total", &D::total), field("open", &D::open));
}

/// What a payment settled of one document.
struct SeenPayment {
    PaymentDirection direction = PaymentDirection::in;
    PartyId party_id;
    Amount settles;
};
constexpr auto describe(Of<SeenPayment>) {
    using P = SeenPayment;
    return record("seen_payment", field("direction", &P::direction), field("party_id", &P::party_id),
                  field("settles", &P::settles));
}

struct LoggedApproval {
    AccountId by;
    Instant at;
    Approval approval;
};
constexpr auto describe(Of<LoggedApproval>) {
    using L = LoggedApproval;
    return record("logged_approval", field("by", &L::by), field("at", &L::at), field("approval", &L::approval));
}

bool is_live(SeenRun const& run) { return run.state == RunState::draft || run.state == RunState::approved; }

/// `PAY/2026` of `PAY-2026-0007`.
std::string series_of(std::string const& number) {
    auto const year = number.find('-');
    auto const count = number.rfind('-');
    if (year == count) return number;
    return number.substr(0, year) + '/' + number.substr(year + 1, count - year - 1);
}

bool are_what_was_approved(SeenRun const& run, Approval const& approval) {
    return std::ranges::equal(run.lines, approval.lines, [](SeenLine const& line, ApprovedLine const& approved) {
        return line.document == approved.document_id && line.amount == approved.amount;
    });
}

}  // namespace

JsonFields as_of(Unit const& unit, std::string_view entity, Uuid const& id, int version, JsonFields fields) {
    unit.query(
        "select data from activity_log where workspace_id = :workspace and entity = :entity and entity_id = :id"
        " and version > :version order by version desc",
        {{"entity", entity}, {"id", id}, {"version", version}}, [&](db::Row const& row) {
            auto const changes = JsonDocument::parse(row.text(0));
            if (!changes) return;
            for (auto& [name, value] : fields) {
                auto const change = changes->root().find(name);
                if (change && change->size() == 2) value = change->at(0).text();
            }
        });
    return fields;
}

bool is_text(JsonFields const& fields, std::string const& name, std::string const& text) {
    auto const json = JsonDocument::parse(fields.at(name));
    return json && json->root().string() == text;
}

bool is_headed(std::string const& file, std::string_view root, std::size_t count, Amount sum) {
    auto const document = XmlDocument::parse(file);
    auto const head = document.root().child(root).child("GrpHdr");
    return head.child("NbOfTxs").text() == std::to_string(count) && head.child("CtrlSum").text() == sum.text();
}

RunProof::RunProof(Unit const& unit, RunKind const& kind, Findings& found) : kind_(kind), found_(found) {
    unit.query(kind.claims_sql, {}, [&](db::Row const& row) {
        claims_.emplace(Uuid::from_bytes(row.bytes(0)), Uuid::from_bytes(row.bytes(1)));
    });
}

std::optional<Approval> RunProof::prove(Unit const& unit, SeenRun const& run) {
    ++runs_by_series_[series_of(run.number)];
    prove_state(run);
    prove_documents(unit, run);
    prove_claims(run);
    for (auto const& line : run.lines) {
        if (line.payment) prove_payment(unit, run, line);
    }
    return prove_approval(unit, run);
}

void RunProof::prove_state(SeenRun const& run) {
    auto const is_paid = [](SeenLine const& line) { return line.payment.has_value(); };
    bool const any = std::ranges::any_of(run.lines, is_paid);
    bool const all = std::ranges::all_of(run.lines, is_paid);
    bool const is_approved = run.approved_at.has_value();
    bool const fits = (run.state == RunState::draft && !is_approved && !any) ||
                      (run.state == RunState::approved && is_approved && !all) ||
                      (run.state == RunState::done && is_approved && any) || (run.state == RunState::cancelled && !any);
    if (!fits) say(run, "is not in the state that its lines and its approval make");
}

void RunProof::prove_documents(Unit const& unit, SeenRun const& run) {
    std::set<Uuid> seen;
    for (auto const& line : run.lines) {
        if (!seen.insert(line.document).second) say(run, "has " + line.number + " twice");
        auto const documents = unit.rows<SeenDocument>(kind_.document_sql, {{"document", line.document}});
        if (documents.empty()) {
            say(run, "has " + line.number + ", which is not there");
            continue;
        }
        auto const& document = documents.front();
        if (document.number != line.number) say(run, "calls " + document.number + " " + line.number);
        if (document.party_id != line.party) say(run, "has " + line.number + " of somebody else");
        bool const fits = line.amount.currency == document.total.currency && line.amount.minor > 0 &&
                          line.amount.minor <= document.total.minor;
        if (!fits) say(run, "moves more for " + line.number + " than that asks");
    }
}

/// Of two live runs with one document, one does not hold it.
void RunProof::prove_claims(SeenRun const& run) {
    for (auto const& line : run.lines) {
        auto const claim = claims_.find(line.document);
        bool const holds = claim != claims_.end() && claim->second == run.id;
        if (holds != (is_live(run) && !line.payment)) {
            say(run, holds ? "holds " + line.number + " for nothing" : "has " + line.number + " and does not hold it");
        }
        if (holds) claims_.erase(claim);
    }
}

void RunProof::prove_payment(Unit const& unit, SeenRun const& run, SeenLine const& line) {
    if (!told_.emplace(line.payment->value, line.document).second) {
        say(run, "tells " + line.number + " as paid by what paid it in another run");
    }
    auto const payments =
        unit.rows<SeenPayment>(kind_.payment_sql, {{"payment", *line.payment}, {"document", line.document}});
    bool const fits = payments.size() == 1 && payments.front().direction == kind_.direction &&
                      payments.front().party_id == line.party && payments.front().settles == line.amount;
    if (!fits) say(run, "tells " + line.number + " as paid by a payment that does not settle just that");
}

std::optional<Approval> RunProof::prove_approval(Unit const& unit, SeenRun const& run) {
    auto const logged = unit.rows<LoggedApproval>(
        "select actor_id, at, data from activity_log where workspace_id = :workspace and entity = :entity"
        " and entity_id = :run and action = :approved",
        {{"entity", kind_.entity}, {"run", run.id}, {"approved", kind_.approved}});
    if (logged.size() != (run.approved_at ? 1U : 0U)) {
        say(run, run.approved_at ? "is approved, and nobody did so once" : "was approved and is not");
        return std::nullopt;
    }
    if (logged.empty()) return std::nullopt;
    auto const& [by, at, approval] = logged.front();
    if (by != run.approved_by || at != *run.approved_at) say(run, "names somebody else than who approved it");
    if (approval.number != run.number || approval.count != static_cast<int>(run.lines.size())) {
        say(run, "has another number of lines than were approved");
    }
    if (approval.lines.empty()) return std::nullopt;
    if (!are_what_was_approved(run, approval)) {
        say(run, "has other lines than were approved");
        return std::nullopt;
    }
    prove_open(unit, run, approval);
    return approval;
}

void RunProof::prove_open(Unit const& unit, SeenRun const& run, Approval const& approval) {
    for (std::size_t i = 0; i < approval.lines.size(); ++i) {
        auto const& line = approval.lines[i];
        auto const documents = unit.rows<SeenDocument>(kind_.document_sql, {{"document", line.document_id}});
        if (documents.empty()) continue;  // told already
        auto const then = as_of(unit, kind_.document_entity, line.document_id, line.document_version,
                                {{"open", to_json(documents.front().open)}});
        Amount open;
        Problems problems;
        auto const json = JsonDocument::parse(then.at("open"));
        bool const is_read = json && read_json(json->root(), open, problems, {}, Reading::stored);
        bool const was_open = is_read && open.currency == line.amount.currency && line.amount <= open;
        if (!was_open) say(run, "was approved for more than was open of " + run.lines[i].number);
    }
}

void RunProof::finish(Unit const& unit) {
    for (auto const& [document, run] : claims_) {
        auto const documents = unit.rows<SeenDocument>(kind_.document_sql, {{"document", document}});
        found_.push_back({"M13", (documents.empty() ? "A document" : documents.front().number) +
                                     " is held by a run that does not have it"});
    }
    auto const prefix = std::string(kind_.series) + '/';
    unit.query("select series, last from number_series where workspace_id = :workspace", {}, [&](db::Row const& row) {
        std::string const series(row.text(0));
        if (!series.starts_with(prefix)) return;
        if (runs_by_series_[series] != row.integer(1))
            found_.push_back({"M13", series + " gave numbers that no run has"});
    });
}

Findings verify_runs(Unit const& unit) {
    Findings found;
    auto const step = [&](void (*verify)(Unit const&, Findings&)) {
        try {
            verify(unit, found);
        } catch (std::exception const& unreadable) {
            // A row that cannot even be read is a finding, not a reason to stop looking.
            found.push_back({"M13", std::string("A run cannot be read: ") + unreadable.what()});
        }
    };
    step(verify_payouts);
    step(verify_debits);
    return found;
}

}  // namespace farflung::bank
