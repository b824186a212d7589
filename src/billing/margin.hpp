#pragma once

#include "billing/billing.hpp"

namespace farflung::billing {

enum class MarginBy { project, customer, partner };
constexpr auto describe(Of<MarginBy>) { return enumeration("margin_by", "project", "customer", "partner"); }

struct AskMargin {
    MarginBy by = MarginBy::project;
    std::optional<Date> from;
    std::optional<Date> to;
};
constexpr auto describe(Of<AskMargin>) {
    return record("ask_margin", field("by", &AskMargin::by, {.label = "By"}),
                  field("from", &AskMargin::from, {.label = "From"}), field("to", &AskMargin::to, {.label = "To"}));
}

/// What was earned with one project, customer or partner, in base currency, as the postings of income and expense
/// accounts say (M14). The same id narrows `GET /ledger/postings?result_only=true`. No id: what belongs to none.
struct MarginRow {
    std::optional<ProjectId> project_id;
    std::optional<PartyId> customer_id;
    std::optional<PartyId> partner_id;
    Amount revenue;
    Amount cost;
    Amount exchange;  // gained is positive
    Amount fees;
    Amount margin;
};
constexpr auto describe(Of<MarginRow>) {
    return record(
        "margin_row", field("project_id", &MarginRow::project_id, {.references = "project", .label = "Project"}),
        field("customer_id", &MarginRow::customer_id, {.references = "party", .label = "Customer"}),
        field("partner_id", &MarginRow::partner_id, {.references = "party", .label = "Partner"}),
        field("revenue", &MarginRow::revenue, {.label = "Revenue"}), field("cost", &MarginRow::cost, {.label = "Cost"}),
        field("exchange", &MarginRow::exchange, {.label = "Exchange differences"}),
        field("fees", &MarginRow::fees, {.label = "Fees"}), field("margin", &MarginRow::margin, {.label = "Margin"}));
}

struct AskMarginSummary {
    std::optional<Date> from;
    std::optional<Date> to;
};
constexpr auto describe(Of<AskMarginSummary>) {
    return record("ask_margin_summary", field("from", &AskMarginSummary::from, {.label = "From"}),
                  field("to", &AskMarginSummary::to, {.label = "To"}));
}

/// The whole company: all income less all expense.
struct MarginSummary {
    Amount revenue;
    Amount cost;
    Amount exchange;
    Amount fees;
    Amount margin;
    Amount receivable;
    Amount payable;
};
constexpr auto describe(Of<MarginSummary>) {
    return record("margin_summary", field("revenue", &MarginSummary::revenue, {.label = "Revenue"}),
                  field("cost", &MarginSummary::cost, {.label = "Cost"}),
                  field("exchange", &MarginSummary::exchange, {.label = "Exchange differences"}),
                  field("fees", &MarginSummary::fees, {.label = "Fees"}),
                  field("margin", &MarginSummary::margin, {.label = "Margin"}),
                  field("receivable", &MarginSummary::receivable, {.label = "Customers owe us"}),
                  field("payable", &MarginSummary::payable, {.label = "We owe partners"}));
}

std::vector<MarginRow> margin(Unit const& unit, AskMargin const& request);
MarginSummary margin_summary(Unit const& unit, AskMarginSummary const& request);

}  // namespace farflung::billing
