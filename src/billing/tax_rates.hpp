#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "billing/tax.hpp"
#include "core/date.hpp"

namespace farflung::billing {

/// A rate of an area, such as `DE`, `CA-ON` or `PT-20`, from its first to its last day, both written as ISO 8601 has
/// them; an empty last day is none.
struct TaxRateRow {
    std::string_view area;
    TaxLevel level = TaxLevel::standard;
    std::string_view rate;
    std::string_view valid_from;
    std::string_view valid_to;
};
std::span<TaxRateRow const> tax_rate_rows();

/// The rate in percent on a day; nothing when the area has no such rate, or when the table does not reach back so far.
std::optional<Decimal> tax_rate_on(std::string_view area, TaxLevel level, Date on);

/// Where something is, as tax law sees it.
struct TaxLocation {
    std::string country;       // the state whose law holds: GB for Northern Ireland, FR for Monaco
    std::string area;          // whose rates hold: a province or region where it has its own
    bool is_union = false;     // within the VAT area of the European Union on that day
    bool goods_union = false;  // the same for goods, so that Northern Ireland is in it
};
/// Greece may be EL, the United Kingdom UK, Northern Ireland XI. Parts of member states that the VAT area leaves out,
/// such as the Canary Islands, are told by their postcode.
TaxLocation locate(TaxPlace const& place, Date on);

/// Whether a place bears this rate on a day, of whatever level.
bool bears_rate(TaxPlace const& place, Decimal const& rate, Date on);

/// Whether a country is a member state of the European Union on that day, by its ISO code.
bool is_member_state(std::string_view country, Date on);
std::vector<std::string> member_states(Date on);

}  // namespace farflung::billing
