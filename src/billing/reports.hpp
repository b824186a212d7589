#pragma once

#include "billing/margin.hpp"
#include "platform/http/call.hpp"

namespace farflung::billing {

struct AskBillingReport {
    std::optional<Date> from;
    std::optional<Date> to;
    MarginBy by = MarginBy::project;
    std::optional<int> year{};
    std::optional<int> quarter{};
};
constexpr auto describe(Of<AskBillingReport>) {
    return record("ask_billing_report", field("from", &AskBillingReport::from, {.label = "From"}),
                  field("to", &AskBillingReport::to, {.label = "To"}),
                  field("by", &AskBillingReport::by, {.label = "By"}),
                  field("year", &AskBillingReport::year, {.min = 2021, .max = 2999, .label = "Year"}),
                  field("quarter", &AskBillingReport::quarter, {.min = 1, .max = 4, .label = "Quarter"}));
}

/// A report as a file to work with, in the reader's language: `receivables` or `payables` on the last day, `margin`,
/// `vat` or `ec_sales` between both, `one_stop_shop` of a quarter, as `csv` or `xlsx`. Refuses `document.no_such_form`,
/// for tax a missing day or quarter, and `rate.missing` where sums are in euro.
http::Document billing_report(Unit const& unit, std::string const& report, std::string const& form,
                              AskBillingReport const& request);

}  // namespace farflung::billing
