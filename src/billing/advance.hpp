#pragma once

#include "billing/invoice.hpp"

namespace farflung::billing {

/// What a line that deducts an advance names as its source.
inline constexpr std::string_view advance_source = "advance";

// Rules.

/// The lines that take an issued advance off a later invoice: one for each tax that it bears, as it bore it then, so
/// that tax is paid once (Directive 2006/112/EC Art. 65). What the books hold of the advance is spread over them.
std::vector<InvoiceLine> deduction_of(Invoice const& advance, Say const& say);
bool is_deduction(InvoiceLine const& line);
/// Whether it takes advances off, and bills no work that they could be for.
bool only_deducts(Invoice const& invoice);

// Commands.

/// An advance of the customer that an invoice may still deduct.
struct OpenAdvance {
    InvoiceId id;
    std::string number;
    Date issued_on;
    Amount total;
    Amount open;  // of it, what is not paid yet
};
constexpr auto describe(Of<OpenAdvance>) {
    return record("open_advance", field("id", &OpenAdvance::id, {.references = "invoice"}),
                  field("number", &OpenAdvance::number, {.label = "Number"}),
                  field("issued_on", &OpenAdvance::issued_on, {.label = "Issued on"}),
                  field("total", &OpenAdvance::total, {.label = "Total"}),
                  field("open", &OpenAdvance::open, {.label = "Open"}));
}
/// Those of the draft's customer, currency and way of pricing that were not deducted and not taken back.
std::vector<OpenAdvance> open_advances(Unit const& unit, InvoiceId draft);

struct DeductAdvance {
    InvoiceId advance_id;
};
constexpr auto describe(Of<DeductAdvance>) {
    return record("deduct_advance", field("advance_id", &DeductAdvance::advance_id,
                                          {.required = true, .references = "invoice", .label = "Advance"}));
}
/// Puts the lines on the draft; the advance is claimed by it until the lines are taken off again. Refuses
/// `invoice.already_issued`, `advance.of_another`, `advance.taken_back` and `source.already_billed`.
Invoice deduct(Unit& unit, InvoiceId draft, DeductAdvance const& request);

/// Lines that deduct say what the advance says, whatever was typed. Refuses `advance.whole` where one of them is
/// missing, and `advance.of_another` where the draft is no longer one that may deduct it.
void restore_deductions(Unit const& unit, Invoice& invoice);
/// Refuses `advance.deducted` for an advance that an invoice deducts.
void refuse_deducted(Unit const& unit, Invoice const& invoice);

}  // namespace farflung::billing
