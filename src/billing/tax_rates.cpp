#include "billing/tax_rates.hpp"

#include <algorithm>
#include <array>

namespace farflung::billing {

namespace {

/// ISO days in text have the order of the days.
bool holds(std::string_view from, std::string_view to, std::string_view day) {
    return from <= day && (to.empty() || day <= to);
}

struct Membership {
    std::string_view country;
    std::string_view from;
    std::string_view to;
};
// From accession; the United Kingdom to the end of the transition period.
constexpr std::array<Membership, 28> members{{
    {"AT", "1995-01-01", ""}, {"BE", "1958-01-01", ""}, {"BG", "2007-01-01", ""}, {"CY", "2004-05-01", ""},
    {"CZ", "2004-05-01", ""}, {"DE", "1958-01-01", ""}, {"DK", "1973-01-01", ""}, {"EE", "2004-05-01", ""},
    {"ES", "1986-01-01", ""}, {"FI", "1995-01-01", ""}, {"FR", "1958-01-01", ""}, {"GB", "1973-01-01", "2020-12-31"},
    {"GR", "1981-01-01", ""}, {"HR", "2013-07-01", ""}, {"HU", "2004-05-01", ""}, {"IE", "1973-01-01", ""},
    {"IT", "1958-01-01", ""}, {"LT", "2004-05-01", ""}, {"LU", "1958-01-01", ""}, {"LV", "2004-05-01", ""},
    {"MT", "2004-05-01", ""}, {"NL", "1958-01-01", ""}, {"PL", "2004-05-01", ""}, {"PT", "1986-01-01", ""},
    {"RO", "2007-01-01", ""}, {"SE", "1995-01-01", ""}, {"SI", "2004-05-01", ""}, {"SK", "2004-05-01", ""},
}};

/// A part of a state that its postcodes tell: outside the VAT area (Art. 6 Directive 2006/112/EC), or with rates of its
/// own.
struct Territory {
    std::string_view country;
    std::string_view postcodes;  // how they begin
    std::string_view area;       // empty: outside the VAT area
};
constexpr std::array<Territory, 33> territories{{
    {"ES", "35", ""},        {"ES", "38", ""},        {"ES", "5100", ""},      {"ES", "5107", ""},
    {"ES", "51081", ""},     {"ES", "5200", ""},      {"ES", "5207", ""},      {"ES", "52081", ""},
    {"FI", "22", ""},        {"DE", "78266", ""},     {"DE", "27498", ""},     {"IT", "23041", ""},
    {"IT", "23030", ""},     {"FR", "971", ""},       {"FR", "972", ""},       {"FR", "973", ""},
    {"FR", "974", ""},       {"FR", "976", ""},       {"FR", "986", ""},       {"FR", "987", ""},
    {"FR", "988", ""},       {"GR", "63086", ""},     {"AT", "6691", "AT-JM"}, {"AT", "6991", "AT-JM"},
    {"AT", "6992", "AT-JM"}, {"AT", "6993", "AT-JM"}, {"PT", "90", "PT-30"},   {"PT", "91", "PT-30"},
    {"PT", "92", "PT-30"},   {"PT", "93", "PT-30"},   {"PT", "94", "PT-30"},   {"PT", "9", "PT-20"},
    {"GB", "BT", "XI"},
}};

Territory const* territory_of(std::string_view country, std::string_view postcode) {
    auto const found = std::ranges::find_if(territories, [&](Territory const& one) {
        return one.country == country && postcode.starts_with(one.postcodes);
    });
    return found == territories.end() ? nullptr : &*found;
}

/// States without a tax area of their own are a part of their neighbour's.
std::string state_of(std::string_view country) {
    constexpr std::array<std::array<std::string_view, 2>, 6> parts{
        {{"EL", "GR"}, {"UK", "GB"}, {"XI", "GB"}, {"IM", "GB"}, {"MC", "FR"}, {"LI", "CH"}}};
    for (auto const& [part, state] : parts) {
        if (part == country) return std::string(state);
    }
    return std::string(country);
}

bool has_rates(std::string_view area) {
    return std::ranges::any_of(tax_rate_rows(), [&](TaxRateRow const& row) { return row.area == area; });
}

std::string area_of(std::string const& state, std::string const& region) {
    auto const short_region = region.starts_with(state + "-") ? region : state + "-" + region;
    return has_rates(short_region) ? short_region : state;
}

}  // namespace

std::optional<Decimal> tax_rate_on(std::string_view area, TaxLevel level, Date on) {
    auto const day = on.text();
    auto const rows = tax_rate_rows();
    auto const found = std::ranges::find_if(rows, [&](TaxRateRow const& row) {
        return row.area == area && row.level == level && holds(row.valid_from, row.valid_to, day);
    });
    if (found == rows.end()) return std::nullopt;
    return Decimal::parse(found->rate);
}

bool bears_rate(TaxPlace const& place, Decimal const& rate, Date on) {
    auto const area = locate(place, on).area;
    return std::ranges::any_of(tax_rate_rows(), [&](TaxRateRow const& row) {
        return row.area == area && holds(row.valid_from, row.valid_to, on.text()) && Decimal::parse(row.rate) == rate;
    });
}

bool is_member_state(std::string_view country, Date on) {
    auto const found = std::ranges::find(members, country, &Membership::country);
    return found != members.end() && holds(found->from, found->to, on.text());
}

std::vector<std::string> member_states(Date on) {
    std::vector<std::string> states;
    for (auto const& one : members) {
        if (holds(one.from, one.to, on.text())) states.emplace_back(one.country);
    }
    return states;
}

TaxLocation locate(TaxPlace const& place, Date on) {
    TaxLocation where;
    where.country = state_of(place.country);
    where.area = area_of(where.country, place.region);
    where.is_union = is_member_state(where.country, on);
    where.goods_union = where.is_union || place.country == "XI";
    auto const* territory = territory_of(where.country, place.postcode);
    if (territory == nullptr) return where;
    if (territory->area == "XI") {
        // Since it left with the rest of the kingdom, Northern Ireland is in the union for goods alone.
        where.goods_union = true;
    } else if (territory->area.empty()) {
        where.is_union = where.goods_union = false;
        where.area = where.country + "-" + std::string(territory->postcodes);
    } else {
        where.area = territory->area;
    }
    return where;
}

}  // namespace farflung::billing
