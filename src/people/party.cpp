#include "people/party.hpp"

#include <algorithm>

#include "core/iban.hpp"
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

}  // namespace

void check(Party const& party, Problems& problems) {
    if (!is_zone(party.zone)) problems.add("zone", "not_a_zone");
    if (!party.address.country.empty() && !is_country(party.address.country)) {
        problems.add("address/country", "not_a_country");
    }
    if (!party.email.empty() && !is_email(party.email)) problems.add("email", "not_an_email");
    if (!party.iban.empty() && !check_iban(party.iban).valid) problems.add("iban", "not_an_iban");
    if (party.organisation_id && *party.organisation_id == party.id && !party.id.is_nil()) {
        problems.add("organisation_id", "is_itself");
    }
}

}  // namespace farflung
