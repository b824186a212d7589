#pragma once

#include <string>
#include <string_view>

#include "core/tax_number.hpp"

/// How VIES, the register of VAT numbers of the European Union, is asked by its REST service. Another register is
/// another such file.
namespace farflung::people {

inline constexpr std::string_view vies = "VIES";

/// Whether VIES can be asked: a number of a member state or of Northern Ireland whose check digits are right.
bool is_for_vies(TaxNumberCheck const& number);

/// What follows the service's address: `/ms/EL/vat/094259216`. Capitals, digits and the `+` of old Irish numbers, which
/// no part of a path needs escaped. A requester that VIES knows, too, makes the answer one with a consultation number.
std::string vies_path(TaxNumberCheck const& number, TaxNumberCheck const& requester);

/// `valid` and `invalid` are what a member state said; everything else is `unknown`, and `reason` says why in VIES's
/// own word (MS_UNAVAILABLE, TIMEOUT) or in ours.
struct ViesAnswer {
    TaxNumberState state = TaxNumberState::unknown;
    std::string reason;
    std::string consultation;  // of a valid number, where a requester was named
};
ViesAnswer read_vies(std::string_view body);

}  // namespace farflung::people
