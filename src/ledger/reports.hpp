#pragma once

#include "ledger/report.hpp"
#include "platform/http/call.hpp"

namespace farflung::ledger {

struct AskReport {
    std::optional<Date> from;
    std::optional<Date> to;
    std::optional<Currency> shown_in{};
};
constexpr auto describe(Of<AskReport>) {
    return record("ask_report", field("from", &AskReport::from, {.label = "From"}),
                  field("to", &AskReport::to, {.label = "To"}),
                  field("shown_in", &AskReport::shown_in, {.label = "Shown in"}));
}

/// A report as a file to work with, in the reader's language: `trial_balance`, `profit_and_loss`, `balance_sheet` or
/// `cash_flow`, as `csv` or `xlsx`. A trial balance and a balance sheet are of the last day. Refuses
/// `document.no_such_form`, and `rate.missing` of `shown_in`.
http::Document ledger_report(Unit const& unit, std::string const& report, std::string const& form,
                             AskReport const& request);

}  // namespace farflung::ledger
