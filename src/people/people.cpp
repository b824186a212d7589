#include "people/people.hpp"

#include "core/text.hpp"

#include "platform/auth/credentials.hpp"

namespace farflung::people {

PartyDetails details_of(Unit const& unit, PartyId id) {
    auto const party = unit.get(id);
    bool const is_proven = party.tax_number_state == TaxNumberState::valid;
    return {.name = party.name,
            .address = party.address,
            .tax_number = party.tax_number,
            .registration_number = party.registration_number,
            .email = party.email,
            .phone = party.phone,
            .language = party.language,
            .currency = party.currency,
            .zone = party.zone,
            .iban = party.iban,
            .bic = party.bic,
            .bank_account = party.bank_account,
            .electronic_scheme = party.electronic_scheme,
            .electronic_address = party.electronic_address,
            .buyer_reference = party.buyer_reference,
            .tax_number_checked_at = is_proven ? party.tax_number_checked_at : std::nullopt,
            .tax_number_checked_by = is_proven ? party.tax_number_checked_by : "",
            .tax_number_consultation = is_proven ? party.tax_number_consultation : ""};
}

PartyId own_company(Unit const& unit) {
    auto const id = unit.value<PartyId>("select id from people_parties where workspace_id = :workspace and is_own = 1");
    ensure(id.has_value(), "every workspace has its own company");
    return *id;
}

WorkspaceFacts workspace_facts(Unit const& unit) {
    auto const found = unit.rows<WorkspaceFacts>(
        "select id, name, base_currency, zone, language from workspaces where id = :workspace");
    ensure(found.size() == 1, "an actor's workspace exists");
    return found.front();
}

MadeWorkspace make_workspace(Unit& outer, NewWorkspace const& request) {
    auto const id = outer.new_id<Workspace>();
    auto unit = outer.as(system_actor(id));
    unit.execute(
        "insert into workspaces (id, name, base_currency, zone, language, created_at)"
        " values (:workspace, :name, :currency, :zone, :language, :now)",
        {{"name", request.company_name},
         {"currency", request.base_currency},
         {"zone", request.zone},
         {"language", request.language},
         {"now", unit.now()}});
    Party company;
    company.name = request.company_name;
    company.is_own = true;
    company.address.country = request.country;
    company.language = request.language;
    company.zone = request.zone;
    company.currency = request.base_currency;
    unit.insert(company);
    Party person;
    person.kind = PartyKind::person;
    person.name = request.owner_name;
    person.email = request.owner_email;
    person.organisation_id = company.id;
    person.language = request.language;
    person.zone = request.zone;
    person.currency = request.base_currency;
    unit.insert(person);
    auto const owner = make_account(unit, {.kind = ActorKind::member,
                                           .party = person.id,
                                           .organisation = company.id,
                                           .name = request.owner_name,
                                           .email = request.owner_email,
                                           .keys = key::owner,
                                           .language = request.language,
                                           .zone = request.zone,
                                           .state = AccountState::active,
                                           .password_hash = request.password_hash});
    return {id, owner.id};
}

Account make_account(Unit& unit, NewAccount const& request) {
    Account account;
    account.kind = request.kind;
    account.name = request.name;
    account.email = lower_ascii(request.email);
    account.keys = request.keys.bits();
    if (request.kind == ActorKind::partner) account.keys = key::partner.bits();
    if (request.kind == ActorKind::customer) account.keys = key::customer.bits();
    account.party_id = request.party;
    account.organisation_id = request.organisation;
    account.language = request.language;
    account.zone = request.zone;
    account.state = request.state;
    account.password_hash = request.password_hash;
    unit.insert(account);
    return account;
}

Actor actor_for(Account const& account, WorkspaceId workspace) { return to_actor(account, workspace, Keys{}); }

}  // namespace farflung::people
