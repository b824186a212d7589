#include "mail/outgoing_mail.hpp"

namespace farflung {

Policy<OutgoingMail> const& policy(Of<OutgoingMail>) {
    static Policy<OutgoingMail> const rules{.team = key::owner | key::admin,
                                            .team_reach = {},
                                            .customer = {},
                                            .partner = {},
                                            .verbs = {{"retry", key::owner | key::admin, [](OutgoingMail const& mail) {
                                                           return mail.state == OutgoingState::failed ||
                                                                  mail.state == OutgoingState::kept;
                                                       }}}};
    return rules;
}

}  // namespace farflung
