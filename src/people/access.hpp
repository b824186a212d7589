#pragma once

#include <string>
#include <vector>

#include "people/people.hpp"
#include "platform/auth/credentials.hpp"
#include "platform/http/call.hpp"

namespace farflung::people {

/// An invitation of a member with rights, or of a partner or customer contact for an organisation.
struct Invite {
    ActorKind kind = ActorKind::member;
    std::string name;
    std::string email;
    std::vector<std::string> rights;
    std::optional<PartyId> organisation_id;
    std::string language = "en";
    std::string zone = "UTC";
};
constexpr auto describe(Of<Invite>) {
    return record("invite", field("kind", &Invite::kind, {.label = "Kind"}),
                  field("name", &Invite::name, {.required = true, .label = "Name"}),
                  field("email", &Invite::email, {.required = true, .max_length = 254, .label = "Email"}),
                  field("rights", &Invite::rights, {.label = "Rights"}),
                  field("organisation_id", &Invite::organisation_id, {.references = "party", .label = "Works for"}),
                  field("language", &Invite::language, {.required = true, .max_length = 35, .label = "Language"}),
                  field("zone", &Invite::zone, {.required = true, .max_length = 64, .label = "Time zone"}));
}

/// A link that opens once; the mail with it is already on its way.
struct OneTimeLink {
    std::string url;
    AccountId account_id;
};
constexpr auto describe(Of<OneTimeLink>) {
    return record("one_time_link", field("url", &OneTimeLink::url), field("account_id", &OneTimeLink::account_id));
}

struct AcceptInvitation {
    std::string secret;
    std::string password;
};
constexpr auto describe(Of<AcceptInvitation>) {
    return record("accept_invitation", field("secret", &AcceptInvitation::secret, {.required = true}),
                  field("password", &AcceptInvitation::password, {.required = true, .max_length = 200}));
}
struct HashedInvitation {
    std::string secret;
    std::string password_hash;
};

struct AskForLink {
    std::string email;
};
constexpr auto describe(Of<AskForLink>) {
    return record("ask_for_link", field("email", &AskForLink::email, {.required = true, .max_length = 254}));
}
struct UseLink {
    std::string secret;
};
constexpr auto describe(Of<UseLink>) {
    return record("use_link", field("secret", &UseLink::secret, {.required = true}));
}

struct UseCode {
    std::string email;
    std::string code;
};
constexpr auto describe(Of<UseCode>) {
    return record("use_code", field("email", &UseCode::email, {.required = true, .max_length = 254, .label = "Email"}),
                  field("code", &UseCode::code, {.required = true, .max_length = 20, .label = "Code"}));
}

struct NewToken {
    std::string name;
    std::vector<std::string> rights;  // none: all that the account holds
    int days = 365;
};
constexpr auto describe(Of<NewToken>) {
    return record("new_token", field("name", &NewToken::name, {.required = true, .label = "Name"}),
                  field("rights", &NewToken::rights, {.label = "Rights"}),
                  field("days", &NewToken::days, {.min = 1, .max = 3650, .label = "Days"}));
}
struct TokenOnce {
    std::string token;
};
constexpr auto describe(Of<TokenOnce>) { return record("token_once", field("token", &TokenOnce::token)); }

/// Refuses `account.exists` for an address that already has a login here, and rights that the inviter does not hold.
OneTimeLink invite(Unit& unit, Invite const& request);
HashedInvitation hash_invitation(Unit const& unit, AcceptInvitation const& request, http::Caller const& caller);
/// Refuses `link.unknown` for a used, expired or foreign secret.
http::Answer accept_invitation(Unit& unit, HashedInvitation const& request);
/// Answers the same for known and unknown addresses.
void ask_for_link(Unit& unit, AskForLink const& request, http::Caller const& caller);
http::Answer use_link(Unit& unit, UseLink const& request);
/// The code of the same mail, typed where it was asked for; it and the link open once between them. Refuses
/// `link.unknown` for a wrong code, a spent one and an unknown address alike, and `sign_in.too_many`: with ten tries a
/// minute for one address, wherever they come from, its 40 bits outlast their hour.
http::Answer use_code(Unit& unit, UseCode const& request, http::Caller const& caller);

std::vector<Credential> my_credentials(Unit const& unit, http::Caller const& caller);
void revoke_mine(Unit& unit, std::string const& id);
TokenOnce create_token(Unit& unit, NewToken const& request);

}  // namespace farflung::people
