#include "projects/project.hpp"
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

bool has_project(Unit const& unit, QuoteId quote) {
    return unit
        .value<std::int64_t>("select 1 from projects_projects where workspace_id = :workspace and quote_id = :quote",
                             {{"quote", quote}})
        .has_value();
}

Task task_of(Project const& project, crm::AgreedLine const& line, std::int64_t position) {
    Task task;
    task.project_id = project.id;
    task.circle_id = project.id.value;
    task.audience = Audience::team_customer;
    task.title = line.description;
    task.description = line.detail;
    task.position = position;
    task.skill = line.skill;
    task.budget = line.cost;
    task.tax_rate = line.tax_rate;
    task.tax_category = line.tax_category;
    if (line.unit == "h")
        task.hourly_price = line.price;
    else
        task.fixed_price = line.net;
    return task;
}

crm::AgreedLine line_of(Task const& task) {
    crm::AgreedLine line;
    line.description = task.title;
    line.detail = task.description;
    line.skill = task.skill;
    line.cost = task.budget;
    line.tax_rate = task.tax_rate;
    line.tax_category = task.tax_category;
    if (task.fixed_price) line.price = task.fixed_price->decimal();
    if (task.hourly_price) {
        line.price = *task.hourly_price;
        line.unit = "h";
    }
    return line;
}

}  // namespace

Project project_from_quote(Unit& unit, QuoteId id) {
    auto const quote = crm::agreed_quote(unit, id);
    if (has_project(unit, id)) throw Refusal(No::conflict, "quote.has_project");
    Project project;
    project.title = quote.title;
    project.customer_id = quote.customer_id;
    project.quote_id = quote.id;
    project.deal_id = quote.deal_id;
    project.currency = quote.currency;
    project.budget = quote.net;
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
    crm::NewDeal deal{.title = project.title, .customer_id = project.customer_id, .currency = project.currency};
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
