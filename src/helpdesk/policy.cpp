#include "helpdesk/inbound_mail.hpp"

namespace farflung {

namespace {

constexpr Keys agents = key::owner | key::admin | key::support;

bool is_done(Ticket const& ticket) {
    return ticket.state == TicketState::solved || ticket.state == TicketState::closed;
}

}  // namespace

Policy<Ticket> const& policy(Of<Ticket>) {
    static Policy<Ticket> const rules{
        .team = key::member,
        .team_reach = {},
        .customer = "t.customer_id = :organisation",
        .partner =
            "exists (select 1 from people_circles c where c.workspace_id = t.workspace_id"
            " and c.circle_id = t.id and c.party_id = :organisation and c.side = 'partner')",
        .verbs = {{"open", key::working | key::customer},
                  {"update", agents},
                  {"answer", key::working},
                  {"write", key::customer | key::partner},
                  {"solve", agents, [](Ticket const& ticket) { return !is_done(ticket); }},
                  {"close", agents, [](Ticket const& ticket) { return ticket.state != TicketState::closed; }},
                  {"reopen", agents, is_done},
                  {"let_in", agents},
                  {"make_task", agents | key::projects, [](Ticket const& ticket) { return !ticket.task_id; }}}};
    return rules;
}

Policy<Message> const& policy(Of<Message>) {
    static Policy<Message> const rules{.team = key::member,
                                       .team_reach = {},
                                       .customer = people::customer_audience,
                                       .partner = people::partner_audience,
                                       .verbs = {}};
    return rules;
}

Policy<InboundMail> const& policy(Of<InboundMail>) {
    static Policy<InboundMail> const rules{
        .team = key::support, .team_reach = {}, .customer = {}, .partner = {}, .verbs = {}};
    return rules;
}

}  // namespace farflung
