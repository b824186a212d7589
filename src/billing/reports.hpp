#pragma once

#include "billing/margin.hpp"
#include "platform/http/call.hpp"

namespace farflung::billing {

struct AskBillingReport {
    std::optional<Date> from;
    std::optional<Date> to;
    MarginBy by = MarginBy::project;
};
constexpr auto describe(Of<AskBillingReport>) {
    return record("ask_billing_report", field("from", &AskBillingReport::from, {.label = "From"}),
                  field("to", &AskBillingReport::to, {.label = "To"}),
                  field("by", &AskBillingReport::by, {.label = "By"}));
}

/// A report as a file to work with, in the reader's language: `receivables` or `payables` on the last day, `margin` or
/// `vat` between both, as `csv` or `xlsx`. Refuses `document.no_such_form`, and for tax a missing day.
http::Document billing_report(Unit const& unit, std::string const& report, std::string const& form,
                              AskBillingReport const& request);

}  // namespace farflung::billing
