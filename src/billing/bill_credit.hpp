#pragma once

#include "billing/bill.hpp"
#include "billing/invoice.hpp"

namespace farflung::billing {

/// Which line of a bill is taken back: how much of it and at which price, else all of it at its own.
struct BillCreditLine {
    int line{};  // counted from 0
    std::optional<Decimal> quantity;
    std::optional<Decimal> price;
};
constexpr auto describe(Of<BillCreditLine>) {
    return record("bill_credit_line", field("line", &BillCreditLine::line, {.min = 0, .max = 999, .label = "Line"}),
                  field("quantity", &BillCreditLine::quantity, {.label = "Quantity"}),
                  field("price", &BillCreditLine::price, {.min = 0, .label = "Price"}));
}
struct CreditBill {
    std::vector<BillCreditLine> lines;  // none: the whole bill
    std::optional<Date> credited_on;
    std::optional<Date> booked_on;  // credited_on when missing; a later day when the books of that one are closed
    std::string their_number;
};
constexpr auto describe(Of<CreditBill>) {
    return record("credit_bill", field("lines", &CreditBill::lines, {.label = "Lines"}),
                  field("credited_on", &CreditBill::credited_on, {.label = "Day"}),
                  field("booked_on", &CreditBill::booked_on, {.label = "Booked on"}),
                  field("their_number", &CreditBill::their_number, {.max_length = 60, .label = "Their number"}));
}
/// Emitted about the bill that is credited.
struct BillCredited {
    std::string number;
    PartyId partner_id;
    Amount total;
};
constexpr auto describe(Of<BillCredited>) {
    return record("bill_credited", field("number", &BillCredited::number),
                  field("partner_id", &BillCredited::partner_id, {.references = "party"}),
                  field("total", &BillCredited::total));
}

/// The lines that are taken back; refuses `no_such_record` for lines that the bill does not have and
/// `bill.over_credited` for more of one than it has.
std::vector<NewBillLine> credited_lines(Bill const& bill, CreditBill const& request);

/// Books what a partner takes off a bill at the bill's own rate: off what is open, and the rest the partner owes us
/// until it is paid back. A self-billed bill gets its credit note written as its invoice was. Refuses
/// `bill.over_credited`, `bill.not_a_bill`, `bill.credit_before_bill`, `bill.date_in_future` and, where we write their
/// documents, `self_billing.ours_to_number`.
Bill credit_bill(Unit& unit, BillId id, CreditBill const& request);
/// The same with lines as the partner's own credit note has them.
Bill book_bill_credit(Unit& unit, Bill bill, NewBill const& note);

}  // namespace farflung::billing
