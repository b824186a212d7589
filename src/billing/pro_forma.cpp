#include "billing/pro_forma.hpp"

#include "billing/document_sums.hpp"

namespace farflung::billing {

PricedLine priced(InvoiceLine const& line) {
    return {line.quantity, line.price, line.tax_rate, line.tax_category, line.adjustments};
}

void check(ProForma const& document, Problems& problems) { calculate(priced_document(document), problems); }

std::vector<Amount> amounts_of_lines(ProForma const& document) {
    return calculate(priced_document(document)).line_shares;
}

void sum_up(ProForma& document) { take_sums(document, calculate(priced_document(document))); }

void work_out(Unit const& unit, ProForma& document, Date on) {
    choose_rounding(unit, document.tax_rounding, document.tax_rounded_per);
    apply_tax_rules(unit, document.lines, document.customer_id, document.language, on);
    // The rules may have set a rate: the sums must still be within the largest amount.
    Problems problems;
    check(document, problems);
    problems.refuse_if_any();
    sum_up(document);
}

}  // namespace farflung::billing
