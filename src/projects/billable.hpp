#pragma once

#include "projects/project.hpp"

namespace farflung::projects {

/// What an invoice of the project may bill now: hours that were approved, and tasks of a fixed price that are done.
std::vector<InvoiceLine> billable_lines(Unit const& unit, Project const& project);
/// The same lines as a draft of the project; what they come to without tax.
billing::NewInvoice draft_for(Project const& project, std::vector<InvoiceLine> lines);
Amount net_of(Unit const& unit, Project const& project, std::vector<InvoiceLine> const& lines);
/// Of these, hours worked up to a day.
std::vector<InvoiceLine> billable_hours(Unit const& unit, Project const& project, Date through);
/// What was done by the end of a day, and was on no invoice of that day or before.
Amount unbilled_on(Unit const& unit, Project const& project, Date on);

/// What the lines of a draft name that bills a quote as a whole.
constexpr std::string_view quote_source = "quote";
/// Refuses `quote.has_project`.
void refuse_with_project(Unit const& unit, QuoteId quote);

/// Puts a project's hours on a retainer's invoice.
void add_usage(Unit& unit, billing::AddUsage const& job);

}  // namespace farflung::projects
