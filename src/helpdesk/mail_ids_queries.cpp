#include "helpdesk/mail_ids.hpp"

namespace farflung::helpdesk {

void remember_mail_ids(Unit& unit, TicketId ticket, std::vector<std::string> const& mail_ids) {
    for (auto const& id : mail_ids) {
        if (id.empty()) continue;
        unit.execute(
            "insert into helpdesk_mail_ids (workspace_id, mail_id, ticket_id) values (:workspace, :mail, :ticket)"
            " on conflict (workspace_id, mail_id) do nothing",
            {{"mail", id}, {"ticket", ticket}});
    }
}

std::optional<TicketId> ticket_of_mail_ids(Unit const& unit, std::vector<std::string> const& mail_ids) {
    for (auto const& id : mail_ids) {
        auto found = unit.value<TicketId>(
            "select ticket_id from helpdesk_mail_ids where workspace_id = :workspace and mail_id = :mail",
            {{"mail", id}});
        if (found) return found;
    }
    return std::nullopt;
}

}  // namespace farflung::helpdesk
