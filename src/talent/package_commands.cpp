#include "talent/work_package.hpp"

namespace farflung {

void complete(Unit& unit, WorkPackage& package) {
    if (package.version != 0) return;
    auto const project = unit.value<PartyId>(
        "select customer_id from projects_projects where workspace_id = :workspace and id = :project",
        {{"project", package.project_id}});
    ensure(project.has_value(), "a package's project is within reach");
    package.customer_id = *project;
}

namespace talent {

WorkPackage package_from_task(Unit& unit, TaskId id, CutPackage const& request) {
    auto const task = projects::task_facts(unit, id);
    if (unit.value<std::int64_t>(
            "select 1 from talent_work_packages where workspace_id = :workspace and task_id = :task", {{"task", id}})) {
        throw Refusal(No::conflict, "task.has_package");
    }
    WorkPackage package;
    package.project_id = task.project_id;
    package.task_id = id;
    package.customer_id = task.customer_id;
    package.title = task.title;
    package.scope = task.description.empty() ? task.title : task.description;
    if (!task.skill.empty()) package.skills = {task.skill};
    package.budget = task.budget;
    package.due_at = request.due_at;
    package.zone = unit.actor().zone;
    unit.authorize("create", package);
    unit.insert(package);
    return package;
}

Delivery deliver(Unit& unit, WorkPackageId id, Deliver const& request) {
    auto package = unit.get(id);
    unit.authorize("deliver", package);
    if (!may_be_delivered(package) || package.partner_id != unit.actor().organisation) {
        throw Refusal(No::conflict, "package.not_agreed");
    }
    Delivery delivery;
    delivery.package_id = id;
    delivery.partner_id = *package.partner_id;
    delivery.note = request.note;
    delivery.link = request.link;
    delivery.on_time = !package.due_at || unit.now() <= *package.due_at;
    unit.insert(delivery);
    package.state = PackageState::delivered;
    unit.save(package);
    unit.emit(WorkDelivered{package.title}, "work_package", id.value);
    return delivery;
}

namespace {

/// The delivery that waits for our word.
Delivery waiting_delivery(Unit const& unit, WorkPackage const& package) {
    auto found = unit.where<Delivery>("t.package_id = :package and t.state = 'submitted'", {{"package", package.id}},
                                      "t.created_at desc limit 1");
    if (package.state != PackageState::delivered || found.empty()) {
        throw Refusal(No::conflict, "package.nothing_delivered");
    }
    return found.front();
}

BillId bill_for(Unit& unit, WorkPackage const& package) {
    return billing::make_bill(unit, {.partner_id = *package.partner_id,
                                     .currency = package.price->currency,
                                     .billed_on = unit.today(people::workspace_facts(unit).zone),
                                     .lines = {{.description = package.title,
                                                .price = package.price->decimal(),
                                                .project_id = package.project_id,
                                                .package_id = package.id,
                                                .customer_id = package.customer_id}},
                                     .source_kind = "work_package",
                                     .source_id = package.id.value});
}

}  // namespace

WorkPackage accept_delivery(Unit& unit, WorkPackageId id) {
    auto package = unit.get(id);
    unit.authorize("accept", package);
    auto delivery = waiting_delivery(unit, package);
    delivery.state = DeliveryState::accepted;
    unit.save(delivery);
    package.state = PackageState::accepted;
    // Who leads the work may accept it; the books that follow are the system's.
    auto system = unit.as(system_actor(unit.workspace()));
    if (package.price && !package.price->is_zero()) package.bill_id = bill_for(system, package);
    unit.save(package);
    if (package.task_id) projects::finish_task(unit, *package.task_id);
    unit.emit(WorkAccepted{package.title, package.price.value_or(Amount{})}, "work_package", id.value);
    return package;
}

WorkPackage send_delivery_back(Unit& unit, WorkPackageId id, SendBack const& request) {
    auto package = unit.get(id);
    unit.authorize("send_back", package);
    auto delivery = waiting_delivery(unit, package);
    delivery.state = DeliveryState::sent_back;
    delivery.reason = request.reason;
    unit.save(delivery);
    package.state = PackageState::sent_back;
    unit.save(package);
    unit.emit(WorkSentBack{package.title, request.reason}, "work_package", id.value);
    return package;
}

}  // namespace talent
}  // namespace farflung
