#include "mail/module.hpp"

#include "mail/mail_commands.hpp"
#include "platform/http/resource.hpp"

namespace farflung::mail {

Module mail() {
    return {
        .name = "mail",
        .entities = {entity_entry<OutgoingMail>("/outbox")},
        .routes = join({
            resource<OutgoingMail>("/outbox"),
            {post("/outbox/{id}/retry", key::owner | key::admin, retry_mail)},
        }),
        .jobs = {outside_job(send_mail), job(write_link_letter)},
        .schedule = {},
        .listeners = {},
        .events = {},
        .sentences = {{"mail.not_an_address", "This is not a mail address."},
                      {"mail.control_character", "A line break does not belong here."},
                      {"mail.on_its_way", "This mail was sent, or is on its way."}},
    };
}

}  // namespace farflung::mail
