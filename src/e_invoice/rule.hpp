#pragma once

#include <span>

#include "e_invoice/rules.hpp"

namespace farflung::e_invoice {

/// One line of a table of rules about a thing: the rule's id, the standard's term, our field, and when it holds.
template <class T>
struct Rule {
    std::string_view id;
    std::string_view term;
    std::string_view field;
    Fault fault;
    bool (*holds)(T const& thing);
    Severity severity = Severity::fatal;
};

/// Where the thing stands: `BG-25[2]` in the standard's words, `lines/1` in ours; both empty for the document.
struct Place {
    std::string term;
    std::string field;
};

inline std::string joined(std::string const& outer, std::string_view inner) {
    if (inner.empty()) return outer;
    return outer.empty() ? std::string(inner) : outer + '/' + std::string(inner);
}

inline Place place_in(Place const& outer, std::string_view group, std::string_view list, std::size_t index) {
    return {joined(outer.term, std::string(group) + '[' + std::to_string(index + 1) + ']'),
            joined(outer.field, std::string(list) + '/' + std::to_string(index))};
}

template <class T>
void apply(std::span<Rule<T> const> rules, T const& thing, Place const& place, std::vector<Finding>& findings) {
    for (auto const& rule : rules) {
        if (rule.holds(thing)) continue;
        findings.push_back({std::string(rule.id), rule.severity, joined(place.term, rule.term),
                            joined(place.field, rule.field), rule.fault});
    }
}

/// At most two digits behind the point, as amounts of EN 16931 have whatever the currency (BR-DEC).
inline bool has_two_digits(std::optional<Decimal> const& amount) {
    return !amount || amount->normalised().scale() <= 2;
}

inline Decimal size_of(Decimal const& value) { return value.is_negative() ? -value : value; }

/// Within one whole unit of the currency, as the official rules have it: sellers round line by line, too.
bool is_tax_of(Decimal const& tax, Decimal const& taxable, Decimal const& rate);

inline bool names_category(Tax const& tax) { return tax.is_vat && !tax.category.empty(); }

}  // namespace farflung::e_invoice
