#pragma once

#include <algorithm>

#include "bank/run_claims.hpp"
#include "platform/http/resource.hpp"

namespace farflung::bank {

// The steps that payout runs and direct debit runs take alike. Each line of a run names the payment that was made of
// it.

/// The run, when the actor may do this to it now.
template <class Run>
Run take_run(Unit& unit, Id<Run> id, std::string_view verb) {
    auto run = unit.get(id);
    unit.authorize(verb, run);
    http::refuse_in_wrong_state(verb, run);
    return run;
}

template <class Run>
void save_approved(Unit& unit, Run& run) {
    run.state = RunState::approved;
    run.approved_by = unit.actor().account;
    run.approved_at = unit.now();
    unit.save(run);
}

/// Lets go what was not paid; a run of which something was paid is done.
template <class Run>
Run cancel_run(Unit& unit, Id<Run> id, Claims const& claims) {
    auto run = take_run(unit, id, "cancel");
    bool const is_part_paid =
        std::ranges::any_of(run.lines, [](auto const& line) { return line.payment_id.has_value(); });
    run.state = is_part_paid ? RunState::done : RunState::cancelled;
    free_claims_of(unit, claims, run.id.value);
    unit.save(run);
    return run;
}

/// Stores what was noted in its lines; with the last one the run is done, and `Done` is emitted.
template <class Done, class Run>
void save_noted(Unit& unit, Run& run) {
    bool const is_done = std::ranges::all_of(run.lines, [](auto const& line) { return line.payment_id.has_value(); });
    if (is_done) run.state = RunState::done;
    unit.save(run);
    if (is_done) unit.emit(Done{run.number}, describe(Of<Run>{}).name, run.id.value);
}

/// The line of a document that is to be booked. Refuses `payout.not_in_run` and `payout.line_paid`.
template <class Run, class Document>
auto& unpaid_line(Run& run, Document document, std::string const& path) {
    auto const line = std::ranges::find_if(run.lines, [&](auto const& one) { return document_of(one) == document; });
    if (line == run.lines.end()) throw Refusal(No::invalid, "payout.not_in_run", path);
    if (line->payment_id) throw Refusal(No::conflict, "payout.line_paid", path);
    return *line;
}

/// The approved run that has this document, and its line, when the payment is of just what the line asks.
template <class Run>
struct NotedLine {
    Run run;
    std::size_t line = 0;
};
template <class Run, class Document>
std::optional<NotedLine<Run>> line_paid_by(Unit const& unit, Claims const& claims, Document document,
                                           billing::PaymentOutcome const& outcome) {
    auto const claimed = claimed_by(unit, claims, document.value);
    if (!claimed) return std::nullopt;
    NotedLine<Run> noted{unit.get(Id<Run>{*claimed})};
    auto const& lines = noted.run.lines;
    auto const line = std::ranges::find_if(lines, [&](auto const& one) { return document_of(one) == document; });
    if (noted.run.state != RunState::approved || line == lines.end() || line->amount != outcome.settles)
        return std::nullopt;
    noted.line = static_cast<std::size_t>(line - lines.begin());
    return noted;
}

}  // namespace farflung::bank
