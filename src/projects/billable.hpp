#pragma once

#include "projects/project.hpp"

namespace farflung::projects {

/// What an invoice of the project may bill now: hours that were approved, and tasks of a fixed price that are done.
std::vector<billing::NewInvoiceLine> billable_lines(Unit const& unit, Project const& project);
/// Of these, hours worked up to a day.
std::vector<billing::NewInvoiceLine> billable_hours(Unit const& unit, Project const& project, Date through);
/// What was done by the end of a day, and was on no invoice of that day or before.
Amount unbilled_on(Unit const& unit, Project const& project, Date on);

/// Puts a project's hours on a retainer's invoice.
void add_usage(Unit& unit, billing::AddUsage const& job);

}  // namespace farflung::projects
