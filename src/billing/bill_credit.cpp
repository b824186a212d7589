#include "billing/bill_credit.hpp"

namespace farflung::billing {

namespace {

NewBillLine line_of(BillLine const& line) {
    return {line.description, line.quantity,   line.unit,       line.price,
            line.tax_rate,    line.project_id, line.package_id, line.customer_id};
}

void take(NewBillLine& line, BillCreditLine const& wanted, std::string const& path) {
    auto const quantity = wanted.quantity.value_or(line.quantity);
    bool const same_way = quantity.is_negative() == line.quantity.is_negative() && !quantity.is_zero();
    bool const within = line.quantity.is_negative() ? quantity >= line.quantity : quantity <= line.quantity;
    if (!same_way || !within) throw Refusal(No::invalid, "bill.over_credited", path + "/quantity");
    auto const price = wanted.price.value_or(line.price);
    if (price > line.price) throw Refusal(No::invalid, "bill.over_credited", path + "/price");
    line.quantity = quantity;
    line.price = price;
}

}  // namespace

std::vector<NewBillLine> credited_lines(Bill const& bill, CreditBill const& request) {
    std::vector<NewBillLine> lines;
    if (request.lines.empty()) {
        for (auto const& line : bill.lines) lines.push_back(line_of(line));
    }
    for (std::size_t i = 0; i < request.lines.size(); ++i) {
        auto const path = "lines/" + std::to_string(i);
        auto const index = static_cast<std::size_t>(request.lines[i].line);
        if (index >= bill.lines.size()) throw Refusal(No::invalid, "no_such_record", path + "/line");
        lines.push_back(line_of(bill.lines[index]));
        take(lines.back(), request.lines[i], path);
    }
    return lines;
}

}  // namespace farflung::billing
