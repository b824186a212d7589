#include <algorithm>

#include "billing/bill_credit.hpp"
#include "billing/incoming_credit.hpp"
#include "core/text.hpp"
#include "platform/http/resource.hpp"

namespace farflung::billing {

std::optional<BillId> bill_taken_back(Unit const& unit, IncomingInvoice const& note) {
    if (note.corrects_number.empty() || !note.vendor_id) return std::nullopt;
    auto const bills = unit.where<Bill>(
        "t.partner_id = :vendor and t.kind = 'bill' and (t.their_number = :number or t.number = :number)",
        {{"vendor", *note.vendor_id}, {"number", note.corrects_number}});
    return bills.size() == 1 ? std::optional(bills.front().id) : std::nullopt;
}

std::vector<NewBillLine> lines_about(std::vector<NewBillLine> lines, Bill const& bill) {
    auto const size = [](BillLine const& line) { return line.net.minor; };
    auto const largest = std::ranges::max_element(bill.lines, {}, size);
    for (auto& line : lines) {
        auto const same = std::ranges::find(bill.lines, search_key(line.description),
                                            [](BillLine const& one) { return search_key(one.description); });
        auto const& about = same == bill.lines.end() ? *largest : *same;
        line.project_id = about.project_id;
        line.package_id = about.package_id;
        line.customer_id = about.customer_id;
    }
    return lines;
}

BillId book_incoming_credit(Unit& unit, IncomingInvoice const& note, BookIncoming const& request) {
    http::check_references_within_reach(unit, request);
    auto const id = request.corrects_id ? request.corrects_id : note.corrects_id;
    auto const bill = id ? std::optional(unit.get(*id)) : std::nullopt;
    if (!bill || bill->partner_id != *note.vendor_id || bill->currency != note.currency) {
        throw Refusal(No::conflict, "e_invoice.no_bill_to_credit", "corrects_id");
    }
    if (bill->self_billed_id) throw Refusal(No::conflict, "self_billing.ours_to_number");
    return book_bill_credit(unit, *bill,
                            {.partner_id = bill->partner_id,
                             .currency = bill->currency,
                             .billed_on = *note.issued_on,
                             .their_number = note.number,
                             .lines = lines_about(note.lines, *bill),
                             .booked_on = request.booked_on})
        .id;
}

}  // namespace farflung::billing
