#include "people/party.hpp"

#include <algorithm>

#include "core/bic.hpp"
#include "core/iban.hpp"
#include "core/language_tag.hpp"
#include "core/zone.hpp"

namespace farflung {

namespace {

bool is_country(std::string const& code) {
    return code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_email(std::string const& text) {
    auto const at = text.find('@');
    auto const plain = [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != '<' && c != '>' && c != ','; };
    return at != std::string::npos && at > 0 && text.find('.', at) != std::string::npos && text.back() != '.' &&
           text.find('@', at + 1) == std::string::npos && std::all_of(text.begin(), text.end(), plain);
}

bool is_time_of_day(std::string const& text) {
    auto const digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return false;
    return text.substr(0, 2) <= "23" && text[3] <= '5';
}

/// The list of electronic address schemes has numbers of four digits, and a few names of two letters (EM is email).
bool is_address_scheme(std::string const& scheme) {
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    auto const is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    return (scheme.size() == 4 && std::ranges::all_of(scheme, is_digit)) ||
           (scheme.size() == 2 && std::ranges::all_of(scheme, is_letter));
}

void check_accounts(Party const& party, Problems& problems) {
    if (!party.iban.empty() && !check_iban(party.iban).valid) problems.add("iban", "not_an_iban");
    if (!party.bic.empty() && parse_bic(party.bic) != party.bic) problems.add("bic", "not_a_bic");
    if (!party.electronic_scheme.empty() && !is_address_scheme(party.electronic_scheme))
        problems.add("electronic_scheme", "not_a_scheme");
    if (party.electronic_scheme.empty() && !party.electronic_address.empty()) {
        problems.add("electronic_scheme", "required");
    }
    if (party.electronic_address.empty() && !party.electronic_scheme.empty()) {
        problems.add("electronic_address", "required");
    }
}

void check_hours(Party const& party, Problems& problems) {
    bool const known_start = is_time_of_day(party.works_from);
    if (!known_start) problems.add("works_from", "not_a_time_of_day");
    if (!is_time_of_day(party.works_until)) {
        problems.add("works_until", "not_a_time_of_day");
    } else if (known_start && party.works_until <= party.works_from) {
        problems.add("works_until", "ends_before_it_starts");
    }
}

}  // namespace

void check(Party const& party, Problems& problems) {
    if (!is_zone(party.zone)) problems.add("zone", "not_a_zone");
    if (!is_language_tag(party.language)) problems.add("language", "not_a_language");
    if (!party.address.country.empty() && !is_country(party.address.country)) {
        problems.add("address/country", "not_a_country");
    }
    if (!party.email.empty() && !is_email(party.email)) problems.add("email", "not_an_email");
    check_accounts(party, problems);
    check_hours(party, problems);
    if (party.organisation_id && *party.organisation_id == party.id && !party.id.is_nil()) {
        problems.add("organisation_id", "is_itself");
    }
}

void complete(Unit& unit, Party& party) {
    auto const stored = unit.find(party.id);
    auto const agreed_before = stored ? stored->self_billing_since : std::nullopt;
    if (party.self_billing_since != agreed_before && !decides_over_money(unit.actor())) {
        throw Refusal(No::forbidden, "party.self_billing_of_finance", "self_billing_since");
    }
    if (!stored) return;
    if (party.tax_number != stored->tax_number || party.address.country != stored->address.country) {
        party.tax_number_state = TaxNumberState::unchecked;
        party.tax_number_checked_at.reset();
        party.tax_number_checked_by.clear();
        party.tax_number_consultation.clear();
    }
    bool was_known = false;
    bool is_changed = false;
    for (auto const& [name, account] : {std::pair("iban", &Party::iban), std::pair("bic", &Party::bic),
                                        std::pair("bank_account", &Party::bank_account)}) {
        was_known = was_known || !((*stored).*account).empty();
        if (party.*account == (*stored).*account) continue;
        if (!decides_over_money(unit.actor())) throw Refusal(No::forbidden, "party.account_of_finance", name);
        is_changed = true;
    }
    if (was_known && is_changed) party.account_changed_by = unit.actor().account;
}

Party people::confirm_account(Unit& unit, PartyId id) {
    auto party = unit.get(id);
    unit.authorize("confirm_account", party);
    if (!party.account_changed_by) throw Refusal(No::conflict, "party.account_not_changed");
    if (*party.account_changed_by == unit.actor().account) throw Refusal(No::conflict, "party.second_person");
    party.account_changed_by.reset();
    unit.save(party);
    unit.emit(PartyAccountConfirmed{party.name}, "party", party.id.value);
    return party;
}

}  // namespace farflung
