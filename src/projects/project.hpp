#pragma once

#include "projects/projects.hpp"

namespace farflung {

enum class ProjectState { active, done, archived };
constexpr auto describe(Of<ProjectState>) { return enumeration("project_state", "active", "done", "archived"); }

/// Work for one customer. Its id is its circle: the customer is in it from the start, partners from their agreement.
struct Project {
    ProjectId id;
    int version{};
    std::string number;
    std::string title;
    PartyId customer_id;
    std::optional<QuoteId> quote_id;
    std::optional<DealId> deal_id;
    Currency currency;
    Amount budget;
    ProjectState state = ProjectState::active;
    std::optional<Date> starts_on;
    std::optional<Date> due_on;
    std::optional<AccountId> lead_id;
    std::string description;
    Instant created_at;
    PricesIn prices = PricesIn::without_tax;
    std::optional<TaxRounding> tax_rounding;
    std::optional<TaxRoundedPer> tax_rounded_per;
};
constexpr auto describe(Of<Project>) {
    return entity(
        "project", "projects_projects",  //
        field("id", &Project::id, {.key = true}), field("version", &Project::version, {.read_only = true}),
        field("number", &Project::number, {.read_only = true, .searchable = true, .label = "Number"}),
        field("title", &Project::title, {.required = true, .searchable = true, .title = true, .label = "Title"}),
        field("customer_id", &Project::customer_id,
              {.required = true, .fixed = true, .references = "party", .label = "Customer"}),
        field("quote_id", &Project::quote_id,
              {.read_only = true, .team_only = true, .references = "quote", .label = "Quote"}),
        field("deal_id", &Project::deal_id,
              {.read_only = true, .team_only = true, .references = "deal", .label = "Deal"}),
        field("currency", &Project::currency,
              {.required = true, .fixed = true, .team_only = true, .label = "Currency"}),
        field("budget", &Project::budget, {.required = true, .team_only = true, .min = 0, .label = "Budget"}),
        field("state", &Project::state, {.read_only = true, .label = "State"}),
        field("starts_on", &Project::starts_on, {.label = "Starts"}),
        field("due_on", &Project::due_on, {.label = "Due"}),
        field("lead_id", &Project::lead_id, {.team_only = true, .references = "account", .label = "Lead"}),
        field("description", &Project::description, {.team_only = true, .max_length = 10000, .label = "Description"}),
        field("created_at", &Project::created_at, {.read_only = true, .label = "Added"}),
        field("prices", &Project::prices, {.fixed = true, .team_only = true, .label = "Prices"}),
        field("tax_rounding", &Project::tax_rounding, {.team_only = true, .label = "Tax is rounded"}),
        field("tax_rounded_per", &Project::tax_rounded_per, {.team_only = true, .label = "Tax is rounded per"}));
}
static_assert(describes_every_member<Project>);

void check(Project const& project, Problems& problems);
void complete(Unit& unit, Project& project);
Policy<Project> const& policy(Of<Project>);

namespace projects {

bool is_active(Project const& project);

struct ProjectStarted {
    std::string number;
    std::string title;
};
constexpr auto describe(Of<ProjectStarted>) {
    return record("project_started", field("number", &ProjectStarted::number), field("title", &ProjectStarted::title));
}
struct ProjectFinished {
    std::string title;
};
constexpr auto describe(Of<ProjectFinished>) {
    return record("project_finished", field("title", &ProjectFinished::title));
}

/// Where a project stands, in its own currency and in the books'.
struct ProjectOverview {
    ProjectId id;
    Amount budget;
    std::int64_t tasks_open{};
    std::int64_t tasks_done{};
    std::int64_t minutes_recorded{};
    std::int64_t minutes_approved{};
    Amount unbilled;
};
constexpr auto describe(Of<ProjectOverview>) {
    return record("project_overview", field("id", &ProjectOverview::id), field("budget", &ProjectOverview::budget),
                  field("tasks_open", &ProjectOverview::tasks_open), field("tasks_done", &ProjectOverview::tasks_done),
                  field("minutes_recorded", &ProjectOverview::minutes_recorded),
                  field("minutes_approved", &ProjectOverview::minutes_approved),
                  field("unbilled", &ProjectOverview::unbilled));
}

/// A project with one task and budget per line; what was taken off the whole quote is off its tasks. Refuses
/// `quote.not_accepted`, `quote.has_project`, `quote.has_invoice`.
Project project_from_quote(Unit& unit, QuoteId id);
Project finish_project(Unit& unit, ProjectId id);
ProjectOverview overview(Unit const& unit, ProjectId id);

/// The draft that was made, and how many lines it has.
struct DraftMade {
    InvoiceId invoice_id;
    std::int64_t lines{};
};
constexpr auto describe(Of<DraftMade>) {
    return record("draft_made", field("invoice_id", &DraftMade::invoice_id, {.references = "invoice"}),
                  field("lines", &DraftMade::lines));
}
/// From approved hours and from finished fixed-price tasks that no invoice has yet. Refuses `project.nothing_to_bill`.
DraftMade invoice_project(Unit& unit, ProjectId id);

/// A draft of all that was agreed, line by line, with the totals of the quote. Refuses `quote.not_accepted`,
/// `quote.has_project`, `source.already_billed`.
DraftMade invoice_quote(Unit& unit, QuoteId id);

struct DealMade {
    DealId deal_id;
};
constexpr auto describe(Of<DealMade>) {
    return record("deal_made", field("deal_id", &DealMade::deal_id, {.references = "deal"}));
}
/// The next deal with the same customer, lines and partners.
DealMade again(Unit& unit, ProjectId id);

}  // namespace projects
}  // namespace farflung
