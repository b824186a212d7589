#pragma once

#include <string_view>

#include "billing/tax.hpp"

namespace farflung::billing {

/// How a supply is treated, and by what article: one line of the law.
struct TaxRuling {
    TaxTreatment treatment = TaxTreatment::undecided;
    TaxCategory category = TaxCategory::O;
    std::string_view code{};
    std::string_view note{};
    std::string_view reason{};
    std::string_view article{};
};

/// What a state outside the European Union says of supplies that leave it. It knows the union's own rules no more than
/// they know its.
struct TaxLaw {
    std::string_view country;
    std::string_view domestic;        // article by which tax is charged at home
    std::string_view small_business;  // article that frees small sellers
    std::string_view goods;           // article that frees exported goods
    std::string_view services;        // article on services to businesses abroad
    std::string_view to_consumers;    // the same to consumers; empty: services to them are taxed at home
    std::string_view digital;         // the same for consultancy and electronic services to consumers
    std::string_view property;        // article on land, buildings and events abroad
    bool frees_services = false;      // zero-rated like goods; else they are outside the scope
};
TaxLaw const* tax_law_of(std::string_view country);

/// The article by which a member state frees small businesses.
std::string_view small_business_article(std::string_view member_state);
/// Its code in the VATEX list, where that has one.
std::string_view small_business_code(std::string_view member_state);

}  // namespace farflung::billing
