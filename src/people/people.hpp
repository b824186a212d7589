#pragma once

#include "people/audience.hpp"
#include "people/party.hpp"

namespace farflung::people {

/// What a document copies of a party: its name, address, numbers and accounts as they are today.
struct PartyDetails {
    std::string name;
    Address address;
    std::string tax_number;
    std::string registration_number;
    std::string email;
    std::string phone;
    std::string language;
    Currency currency;
    std::string zone;
    std::string iban;
    std::string bic;
    std::string bank_account;
    std::string electronic_scheme;
    std::string electronic_address;
    std::string buyer_reference;
    // Of a tax number that a register said was valid: when, which register, and its proof.
    std::optional<Instant> tax_number_checked_at;
    std::string tax_number_checked_by;
    std::string tax_number_consultation;
};
constexpr auto describe(Of<PartyDetails>) {
    return record(
        "party_details", field("name", &PartyDetails::name), field("address", &PartyDetails::address),
        field("tax_number", &PartyDetails::tax_number),
        field("registration_number", &PartyDetails::registration_number), field("email", &PartyDetails::email),
        field("phone", &PartyDetails::phone), field("language", &PartyDetails::language),
        field("currency", &PartyDetails::currency), field("zone", &PartyDetails::zone),
        field("iban", &PartyDetails::iban, {.label = "IBAN"}), field("bic", &PartyDetails::bic, {.label = "BIC"}),
        field("bank_account", &PartyDetails::bank_account),
        field("electronic_scheme", &PartyDetails::electronic_scheme, {.label = "Scheme for e-invoices"}),
        field("electronic_address", &PartyDetails::electronic_address, {.label = "Address for e-invoices"}),
        field("buyer_reference", &PartyDetails::buyer_reference),
        field("tax_number_checked_at", &PartyDetails::tax_number_checked_at, {.label = "Checked"}),
        field("tax_number_checked_by", &PartyDetails::tax_number_checked_by, {.label = "Checked by"}),
        field("tax_number_consultation", &PartyDetails::tax_number_consultation, {.label = "Consultation number"}));
}

/// Refuses `not_found` outside the actor's reach.
PartyDetails details_of(Unit const& unit, PartyId party);

/// The company itself: the one party with the role `own`.
PartyId own_company(Unit const& unit);

/// The workspace's own facts.
struct WorkspaceFacts {
    WorkspaceId id;
    std::string name;
    Currency base_currency;
    std::string zone;
    std::string language;
};
constexpr auto describe(Of<WorkspaceFacts>) {
    return record("workspace", field("id", &WorkspaceFacts::id), field("name", &WorkspaceFacts::name),
                  field("base_currency", &WorkspaceFacts::base_currency), field("zone", &WorkspaceFacts::zone),
                  field("language", &WorkspaceFacts::language));
}
WorkspaceFacts workspace_facts(Unit const& unit);

/// Makes a workspace with its own company and an owner; the demo, set-up and tests begin here.
struct NewWorkspace {
    std::string company_name;
    std::string country;
    Currency base_currency;
    std::string zone;
    std::string language = "en";
    std::string owner_name;
    std::string owner_email;
    std::string password_hash;
};
struct MadeWorkspace {
    WorkspaceId workspace;
    AccountId owner;
};
MadeWorkspace make_workspace(Unit& unit, NewWorkspace const& request);

/// Makes a login for a party. Members hold the given keys; partners and customer contacts act for an organisation.
struct NewAccount {
    ActorKind kind = ActorKind::member;
    PartyId party;
    PartyId organisation;
    std::string name;
    std::string email;
    Keys keys{};
    std::string language = "en";
    std::string zone = "UTC";
    AccountState state = AccountState::active;
    std::string password_hash;
};
Account make_account(Unit& unit, NewAccount const& request);

/// A job that the mail module does: writes the letter with a sign-in link or an invitation.
struct PortalLinkAsked {
    std::string email;
    std::string name;
    std::string language;
    std::string url;
    bool invitation = false;
    std::string code;  // for the screen that asked, when the mail is read on another
};
constexpr auto describe(Of<PortalLinkAsked>) {
    return record("portal_link_asked", field("email", &PortalLinkAsked::email), field("name", &PortalLinkAsked::name),
                  field("language", &PortalLinkAsked::language), field("url", &PortalLinkAsked::url),
                  field("invitation", &PortalLinkAsked::invitation), field("code", &PortalLinkAsked::code));
}

/// The actor that an account signs in as; for the demo, tests and tokens on the command line.
Actor actor_for(Account const& account, WorkspaceId workspace);

}  // namespace farflung::people
