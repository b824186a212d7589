#pragma once

#include <optional>
#include <string>
#include <vector>

#include "billing/adjustment.hpp"
#include "ledger/ledger.hpp"

namespace farflung {

/// Who says what tax a line bears: whoever types it, or the rules.
enum class TaxBy { hand, rules };
constexpr auto describe(Of<TaxBy>) { return enumeration("tax_by", "hand", "rules"); }

/// `source_kind` and `source_id` name what is billed, such as a time entry or a work package: each is on at most one
/// invoice that stands (M11). `partner_id` and `package_id` credit the revenue to who did the work.
struct InvoiceLine {
    std::string description{};
    std::string detail{};
    Decimal quantity{1};
    std::string unit{};
    Decimal price{};  // in the invoice's currency
    Decimal tax_rate{};
    TaxCategory tax_category = TaxCategory::S;
    Amount net{};
    std::optional<ProjectId> project_id{};
    std::optional<TaskId> task_id{};
    std::optional<WorkPackageId> package_id{};
    std::optional<PartyId> partner_id{};
    std::string source_kind{};
    std::optional<Uuid> source_id{};
    SupplyKind supply = SupplyKind::services;
    TaxLevel tax_level = TaxLevel::standard;
    TaxBy tax_by = TaxBy::hand;
    std::string tax_code{};      // VATEX
    std::string tax_note{};      // what the law wants on the document, in its language
    std::string tax_reason{};    // why, with the article; by hand: why otherwise than the rules say
    std::string tax_question{};  // what must be found out before the tax is sure
    std::vector<Adjustment> adjustments{};
    std::optional<Amount> gross{};         // with its tax, where prices are
    std::optional<Amount> deposit_base{};  // of an advance that is deducted: what it was booked at
};
constexpr auto describe(Of<InvoiceLine>) {
    return part(
        "invoice_line", "billing_invoice_lines", "invoice_id",
        field("description", &InvoiceLine::description, {.required = true, .max_length = 500, .label = "Description"}),
        field("detail", &InvoiceLine::detail, {.max_length = 2000, .label = "Detail"}),
        field("quantity", &InvoiceLine::quantity, {.min = -1'000'000'000, .max = 1'000'000'000, .label = "Quantity"}),
        field("unit", &InvoiceLine::unit, {.max_length = 20, .label = "Unit"}),
        field("price", &InvoiceLine::price, {.min = 0, .label = "Price"}),
        field("tax_rate", &InvoiceLine::tax_rate, {.min = 0, .max = 100, .label = "Tax rate"}),
        field("tax_category", &InvoiceLine::tax_category, {.label = "Tax category"}),
        field("net", &InvoiceLine::net, {.read_only = true, .label = "Amount"}),
        field("project_id", &InvoiceLine::project_id, {.references = "project", .label = "Project"}),
        field("task_id", &InvoiceLine::task_id, {.references = "task", .label = "Task"}),
        field("package_id", &InvoiceLine::package_id,
              {.team_only = true, .references = "work_package", .label = "Work package"}),
        field("partner_id", &InvoiceLine::partner_id, {.team_only = true, .references = "party", .label = "Partner"}),
        field("source_kind", &InvoiceLine::source_kind, {.team_only = true, .max_length = 40, .label = "Billed from"}),
        field("source_id", &InvoiceLine::source_id, {.team_only = true, .label = "Source"}),
        field("supply", &InvoiceLine::supply, {.label = "Kind of supply"}),
        field("tax_level", &InvoiceLine::tax_level, {.label = "Kind of rate"}),
        field("tax_by", &InvoiceLine::tax_by, {.team_only = true, .label = "Tax set by"}),
        field("tax_code", &InvoiceLine::tax_code, {.max_length = 40, .label = "Exemption code"}),
        field("tax_note", &InvoiceLine::tax_note, {.max_length = 500, .label = "Tax note"}),
        field("tax_reason", &InvoiceLine::tax_reason, {.max_length = 500, .label = "Reason for the tax"}),
        field("tax_question", &InvoiceLine::tax_question,
              {.read_only = true, .team_only = true, .label = "To find out"}),
        field("adjustments", &InvoiceLine::adjustments, {.label = "Discounts and charges"}),
        field("gross", &InvoiceLine::gross, {.read_only = true, .label = "With tax"}),
        field("deposit_base", &InvoiceLine::deposit_base,
              {.read_only = true, .team_only = true, .label = "Advance as booked"}));
}
static_assert(describes_every_member<InvoiceLine>);

}  // namespace farflung
