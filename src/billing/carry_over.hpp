#pragma once

#include "billing/bill.hpp"
#include "billing/invoice.hpp"

namespace farflung::billing {

/// An invoice that was issued elsewhere, and of which this much was open when the books began.
struct CarryOverInvoice {
    PartyId customer_id;
    std::string number;
    Date issued_on;
    Date due_on;
    Amount open;
    Date on;
};
constexpr auto describe(Of<CarryOverInvoice>) {
    return record("carry_over_invoice",
                  field("customer_id", &CarryOverInvoice::customer_id,
                        {.required = true, .references = "party", .label = "Customer"}),
                  field("number", &CarryOverInvoice::number, {.required = true, .max_length = 32, .label = "Number"}),
                  field("issued_on", &CarryOverInvoice::issued_on, {.required = true, .label = "Issued on"}),
                  field("due_on", &CarryOverInvoice::due_on, {.required = true, .label = "Pay by"}),
                  field("open", &CarryOverInvoice::open, {.required = true, .min = 0, .label = "Open"}),
                  field("on", &CarryOverInvoice::on, {.required = true, .label = "Books begin on"}));
}
struct CarryOverBill {
    PartyId partner_id;
    std::string their_number;
    Date billed_on;
    Date due_on;
    Amount open;
    Date on;
};
constexpr auto describe(Of<CarryOverBill>) {
    return record(
        "carry_over_bill",
        field("partner_id", &CarryOverBill::partner_id, {.required = true, .references = "party", .label = "Partner"}),
        field("their_number", &CarryOverBill::their_number, {.max_length = 60, .label = "Their number"}),
        field("billed_on", &CarryOverBill::billed_on, {.required = true, .label = "Billed on"}),
        field("due_on", &CarryOverBill::due_on, {.required = true, .label = "Pay by"}),
        field("open", &CarryOverBill::open, {.required = true, .min = 0, .label = "Open"}),
        field("on", &CarryOverBill::on, {.required = true, .label = "Books begin on"}));
}

/// Makes it an open item like any other, to be paid, reminded of or written off, booked on the first day of the books
/// against the opening balances at the rate of that day: its sale and its tax were told before. It has no document here
/// and cannot be credited. Refuses `not_positive`, `before_issued_on`, `carry_over.before_issue`,
/// `carry_over.in_future`, `invoice.number_taken`, a number of our own form (`invoice.number_of_ours`), `rate.missing`
/// and closed days.
Invoice carry_over_invoice(Unit& unit, CarryOverInvoice const& request);
/// The same for what a partner or vendor still had to get.
Bill carry_over_bill(Unit& unit, CarryOverBill const& request);

}  // namespace farflung::billing
