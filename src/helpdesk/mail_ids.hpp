#pragma once

#include <optional>
#include <string>
#include <vector>

#include "helpdesk/helpdesk.hpp"

namespace farflung::helpdesk {

/// Message-IDs that belong to a ticket; the first ticket that knows an id keeps it.
void remember_mail_ids(Unit& unit, TicketId ticket, std::vector<std::string> const& mail_ids);
/// The ticket of the first of these ids that any ticket knows.
std::optional<TicketId> ticket_of_mail_ids(Unit const& unit, std::vector<std::string> const& mail_ids);

}  // namespace farflung::helpdesk
