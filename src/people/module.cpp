#include "people/module.hpp"

#include "people/access.hpp"
#include "people/members.hpp"
#include "people/saved_view.hpp"
#include "people/sign_in.hpp"
#include "people/tax_number_check.hpp"
#include "platform/http/resource.hpp"

namespace farflung::people {

Module people() {
    return {
        .name = "people",
        .entities = {entity_entry<Party>("/parties"), entity_entry<Account>("/accounts"),
                     entity_entry<SavedView>("/saved_views")},
        .routes = join({
            resource<Party>("/parties"),
            resource<Account>("/accounts"),
            resource<SavedView>("/saved_views"),
            {
                post("/parties/{id}/confirm_account", key::owner | key::admin | key::finance, confirm_account),
                post("/parties/{id}/check_tax_number", key::working, check_tax_number),
                get("/setup", key::anyone, setup_state),
                post_after("/setup", key::anyone, prepare_setup, set_up),
                get("/session", key::signed_in, session),
                post_after("/session", key::anyone, prove_account, sign_in),
                erase("/session", key::signed_in, sign_out),
                post("/portal_links", key::anyone, ask_for_link),
                post("/portal_links/use", key::anyone, use_link),
                post("/portal_links/use_code", key::anyone, use_code),
                confidential(post("/invitations", key::owner | key::admin | key::sales | key::projects, invite)),
                post_after("/invitations/accept", key::anyone, hash_invitation, accept_invitation),
                get("/members", key::owner | key::admin, members),
                post("/accounts/{id}/rights", key::owner | key::admin, set_rights),
                post("/accounts/{id}/disable", key::owner | key::admin, disable),
                post("/accounts/{id}/enable", key::owner | key::admin, enable),
                get("/accounts/{id}/credentials", key::owner | key::admin, member_credentials),
                erase("/accounts/{id}/credentials/{credential}", key::owner | key::admin, revoke_of_member),
                confidential(post_after("/session/password", key::team, prove_password, change_password)),
                get("/credentials", key::signed_in, my_credentials),
                erase("/credentials/{credential}", key::signed_in, revoke_mine),
                confidential(post("/tokens", key::working, create_token)),
            },
        }),
        .jobs = {outside_job(ask_register)},
        .schedule = {},
        .listeners = {},
        .events = {event<PartyAccountConfirmed>("{actor} confirmed the account of {name}")},
        .sentences = {{"sign_in.wrong", "This email and password do not go together."},
                      {"sign_in.too_many", "Too many tries. Wait a minute, then try again."},
                      {"link.unknown", "This link was used, has expired, or never existed. Ask for a new one."},
                      {"account.exists", "Someone with this email already has a login here."},
                      {"account.of_owner", "Only an owner decides over the login of an owner."},
                      {"account.last_owner", "Somebody must stay owner."},
                      {"account.not_of_team", "Partners and customers hold no rights of the team."},
                      {"account.not_disabled", "This login is not disabled."},
                      {"party.self_billing_of_finance",
                       "Only finance, an admin or an owner says that a partner agreed to self-billing."},
                      {"party.account_of_finance", "Only finance, an admin or an owner changes where someone is paid."},
                      {"party.account_not_changed", "The account of this party was not changed."},
                      {"party.second_person", "Someone else than who changed the account must confirm it."},
                      {"party.no_register",
                       "No register of tax numbers is asked here. Whoever runs this server can set one."},
                      {"party.not_in_register", "VIES knows the numbers of EU member states, and this can be none."},
                      {"password.wrong", "This is not your password."},
                      {"account.own", "Nobody can disable their own login."},
                      {"not_a_right", "There is no such right."},
                      {"not_held", "Nobody can give a right that they do not hold."}},
    };
}

}  // namespace farflung::people
