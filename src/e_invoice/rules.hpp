#pragma once

#include "e_invoice/e_invoice.hpp"

namespace farflung::e_invoice {

enum class Severity { fatal, warning };
constexpr auto describe(Of<Severity>) { return enumeration("e_invoice_severity", "fatal", "warning"); }

/// What kind of thing is wrong; a person's sentence is made of it and the field's name.
enum class Fault {
    missing,          // it must be there
    not_allowed,      // it must not be there
    wrong_sum,        // it is not what it is the sum or the product of
    unknown_code,     // it is not in its list of codes
    too_many_digits,  // more than two behind the point
    too_often,        // it may be there once
    wrong_value,      // it is something else than it must be here
    unreadable        // no amount, day or such
};
constexpr auto describe(Of<Fault>) {
    return enumeration("e_invoice_fault", "missing", "not_allowed", "wrong_sum", "unknown_code", "too_many_digits",
                       "too_often", "wrong_value", "unreadable");
}

/// A rule that does not hold: its official id, where in the standard's terms, and which of our fields it is.
struct Finding {
    std::string rule;
    Severity severity = Severity::fatal;
    std::string place;
    std::string field;
    Fault fault = Fault::missing;
};
constexpr auto describe(Of<Finding>) {
    return record("e_invoice_finding", field("rule", &Finding::rule), field("severity", &Finding::severity),
                  field("place", &Finding::place), field("field", &Finding::field), field("fault", &Finding::fault));
}
static_assert(describes_every_member<Finding>);

/// The rules of EN 16931 (as of validation 1.3.16, with the code lists of 15 May 2026), in the order of the tables.
/// The two syntaxes are bound to them a little differently: CII takes some sums within a whole unit of the currency.
std::vector<Finding> check(EInvoice const& invoice, Syntax syntax = Syntax::ubl);
/// What XRechnung 3.0 asks beyond them.
std::vector<Finding> check_xrechnung(EInvoice const& invoice);
/// What Peppol BIS Billing 3.0 asks beyond them.
std::vector<Finding> check_peppol(EInvoice const& invoice);

/// Parts of `check`, in files of their own.
void check_document(EInvoice const& invoice, std::vector<Finding>& findings);
void check_sums(EInvoice const& invoice, std::vector<Finding>& findings);
void check_parts(EInvoice const& invoice, std::vector<Finding>& findings);
void check_breakdowns(EInvoice const& invoice, std::vector<Finding>& findings);
void check_categories(EInvoice const& invoice, Syntax syntax, std::vector<Finding>& findings);
void check_codes(EInvoice const& invoice, std::vector<Finding>& findings);

}  // namespace farflung::e_invoice
