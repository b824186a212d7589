#include "projects/billable.hpp"
#include "projects/task.hpp"

namespace farflung {

void complete(Unit& unit, Project& project) {
    if (project.version != 0) return;
    auto const year = unit.today(people::workspace_facts(unit).zone).year();
    auto const count = std::to_string(unit.next_number("project/" + std::to_string(year)));
    project.number =
        "P-" + std::to_string(year) + "-" + std::string(count.size() < 3 ? 3 - count.size() : 0, '0') + count;
    if (project.id.is_nil()) project.id = unit.new_id<Project>();
    if (!project.lead_id && unit.actor().kind == ActorKind::member) project.lead_id = unit.actor().account;
    people::join_circle(unit, project.id.value, project.customer_id, Side::customer);
}

namespace projects {

namespace {

/// What an hour costs when the quote's discounts are off it.
Decimal price_of_hour(crm::AgreedLine const& agreed) {
    auto const& line = agreed.line;
    bool const is_as_quoted =
        agreed.amount == amount_of(line.quantity * line.price, agreed.amount.currency, Rounding::half_up);
    return is_as_quoted ? line.price : divide(agreed.amount.decimal(), line.quantity, 6, Rounding::half_up);
}

Task task_of(Project const& project, crm::AgreedLine const& agreed, std::int64_t position) {
    auto const& line = agreed.line;
    Task task;
    task.project_id = project.id;
    task.circle_id = project.id.value;
    task.audience = Audience::team_customer;
    task.title = line.description;
    task.description = line.detail;
    task.position = position;
    task.skill = agreed.skill;
    task.budget = agreed.cost;
    task.tax_rate = line.tax_rate;
    task.tax_category = line.tax_category;
    task.supply = line.supply;
    task.tax_level = line.tax_level;
    task.tax_by = line.tax_by;
    task.tax_code = line.tax_code;
    task.tax_note = line.tax_note;
    task.tax_reason = line.tax_reason;
    if (line.unit == "h")
        task.hourly_price = price_of_hour(agreed);
    else
        task.fixed_price = agreed.amount;
    return task;
}

crm::AgreedLine line_of(Task const& task) {
    InvoiceLine line{.description = task.title,
                     .detail = task.description,
                     .tax_rate = task.tax_rate,
                     .tax_category = task.tax_category,
                     .supply = task.supply,
                     .tax_level = task.tax_level,
                     .tax_by = task.tax_by,
                     .tax_code = task.tax_code,
                     .tax_note = task.tax_note,
                     .tax_reason = task.tax_reason};
    if (task.fixed_price) line.price = task.fixed_price->decimal();
    if (task.hourly_price) {
        line.price = *task.hourly_price;
        line.unit = "h";
    }
    return {.line = line, .skill = task.skill, .cost = task.budget, .amount = {}};
}

}  // namespace

Project project_from_quote(Unit& unit, QuoteId id) {
    auto const quote = crm::agreed_quote(unit, id);
    refuse_with_project(unit, id);
    if (billing::is_billed(unit, quote_source, id.value)) throw Refusal(No::conflict, "quote.has_invoice");
    Project project;
    project.title = quote.title;
    project.customer_id = quote.document.customer_id;
    project.quote_id = quote.id;
    project.deal_id = quote.deal_id;
    project.currency = quote.document.currency;
    project.prices = quote.document.prices;
    project.tax_rounding = quote.document.tax_rounding;
    project.tax_rounded_per = quote.document.tax_rounded_per;
    project.budget = quote.document.net;
    project.starts_on = unit.today();
    unit.authorize("create", project);
    complete(unit, project);
    unit.insert(project);
    std::int64_t position = unit.now().ms;
    for (auto const& line : quote.lines) {
        auto task = task_of(project, line, position += 1000);
        unit.insert(task);
    }
    unit.emit(ProjectStarted{project.number, project.title}, "project", project.id.value);
    return project;
}

Project finish_project(Unit& unit, ProjectId id) {
    auto project = unit.get(id);
    unit.authorize("finish", project);
    if (!is_active(project)) throw Refusal(No::conflict, "not_in_this_state");
    project.state = ProjectState::done;
    unit.save(project);
    unit.emit(ProjectFinished{project.title}, "project", project.id.value);
    return project;
}

DealMade again(Unit& unit, ProjectId id) {
    auto const project = unit.get(id);
    unit.authorize("again", project);
    crm::NewDeal deal{.title = project.title,
                      .customer_id = project.customer_id,
                      .currency = project.currency,
                      .prices = project.prices};
    for (auto const& task : unit.where<Task>("t.project_id = :project", {{"project", id}}, "t.position, t.id")) {
        if (task.fixed_price || task.hourly_price) deal.lines.push_back(line_of(task));
    }
    unit.query(
        "select p.name from people_circles c join people_parties p on p.workspace_id = c.workspace_id"
        " and p.id = c.party_id where c.workspace_id = :workspace and c.circle_id = :project"
        " and c.side = 'partner' order by p.name",
        {{"project", id}},
        [&](db::Row const& row) { deal.notes += (deal.notes.empty() ? "" : ", ") + std::string(row.text(0)); });
    if (!deal.notes.empty()) deal.notes = unit.text("Partners last time: {names}", {{"names", deal.notes}});
    return {crm::make_deal(unit, deal)};
}

void let_partner_in(Unit& unit, ProjectId id, PartyId partner) {
    people::join_circle(unit, id.value, partner, Side::partner);
}

}  // namespace projects
}  // namespace farflung
