#pragma once

#include "talent/talent.hpp"

namespace farflung {

enum class PackageState { draft, offered, agreed, delivered, sent_back, accepted, cancelled };
constexpr auto describe(Of<PackageState>) {
    return enumeration("package_state", "draft", "offered", "agreed", "delivered", "sent_back", "accepted",
                       "cancelled");
}

/// Outsourced work: its scope and what counts as done. At most one per task.
struct WorkPackage {
    WorkPackageId id;
    int version{};
    ProjectId project_id;
    std::optional<TaskId> task_id;
    PartyId customer_id;
    std::string title;
    std::string scope;
    std::string acceptance_criteria;
    std::vector<std::string> skills;
    std::optional<Instant> due_at;
    std::string zone = "UTC";  // whose evening the due time is
    std::optional<Amount> budget;
    PackageState state = PackageState::draft;
    std::optional<PartyId> partner_id;
    std::optional<Amount> price;
    std::optional<Instant> agreed_at;
    std::string agreement_sha256;
    std::optional<BillId> bill_id;
    Instant created_at;
};
constexpr auto describe(Of<WorkPackage>) {
    return entity(
        "work_package", "talent_work_packages",  //
        field("id", &WorkPackage::id, {.key = true}), field("version", &WorkPackage::version, {.read_only = true}),
        field("project_id", &WorkPackage::project_id,
              {.required = true, .fixed = true, .references = "project", .label = "Project"}),
        field("task_id", &WorkPackage::task_id, {.fixed = true, .references = "task", .label = "Task"}),
        field("customer_id", &WorkPackage::customer_id, {.read_only = true, .team_only = true, .references = "party"}),
        field("title", &WorkPackage::title, {.required = true, .searchable = true, .title = true, .label = "Title"}),
        field("scope", &WorkPackage::scope, {.required = true, .max_length = 20000, .label = "Scope"}),
        field("acceptance_criteria", &WorkPackage::acceptance_criteria,
              {.max_length = 10000, .label = "What counts as done"}),
        field("skills", &WorkPackage::skills, {.max_length = 60, .label = "Skills"}),
        field("due_at", &WorkPackage::due_at, {.label = "Due"}),
        field("zone", &WorkPackage::zone, {.required = true, .max_length = 64, .label = "Time zone of the due time"}),
        field("budget", &WorkPackage::budget, {.team_only = true, .min = 0, .label = "Budget"}),
        field("state", &WorkPackage::state, {.read_only = true, .label = "State"}),
        field("partner_id", &WorkPackage::partner_id, {.read_only = true, .references = "party", .label = "Partner"}),
        field("price", &WorkPackage::price, {.read_only = true, .label = "Agreed price"}),
        field("agreed_at", &WorkPackage::agreed_at, {.read_only = true, .label = "Agreed"}),
        field("agreement_sha256", &WorkPackage::agreement_sha256,
              {.read_only = true, .label = "SHA-256 of the agreement"}),
        field("bill_id", &WorkPackage::bill_id, {.read_only = true, .references = "bill", .label = "Bill"}),
        field("created_at", &WorkPackage::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<WorkPackage>);

void check(WorkPackage const& package, Problems& problems);
void complete(Unit& unit, WorkPackage& package);
Policy<WorkPackage> const& policy(Of<WorkPackage>);

enum class DeliveryState { submitted, accepted, sent_back };
constexpr auto describe(Of<DeliveryState>) {
    return enumeration("delivery_state", "submitted", "accepted", "sent_back");
}

/// What came back.
struct Delivery {
    DeliveryId id;
    int version{};
    WorkPackageId package_id;
    PartyId partner_id;
    std::string note;
    std::string link;
    DeliveryState state = DeliveryState::submitted;
    std::string reason;
    bool on_time = true;
    Instant created_at;
};
constexpr auto describe(Of<Delivery>) {
    return entity(
        "delivery", "talent_deliveries",  //
        field("id", &Delivery::id, {.key = true}), field("version", &Delivery::version, {.read_only = true}),
        field("package_id", &Delivery::package_id,
              {.read_only = true, .references = "work_package", .label = "Work package"}),
        field("partner_id", &Delivery::partner_id, {.read_only = true, .references = "party", .label = "Partner"}),
        field("note", &Delivery::note, {.read_only = true, .title = true, .max_length = 10000, .label = "Note"}),
        field("link", &Delivery::link, {.read_only = true, .max_length = 2000, .label = "Link"}),
        field("state", &Delivery::state, {.read_only = true, .label = "State"}),
        field("reason", &Delivery::reason, {.read_only = true, .max_length = 5000, .label = "Reason"}),
        field("on_time", &Delivery::on_time, {.read_only = true, .label = "On time"}),
        field("created_at", &Delivery::created_at, {.read_only = true, .label = "Delivered"}));
}
static_assert(describes_every_member<Delivery>);
Policy<Delivery> const& policy(Of<Delivery>);

namespace talent {

bool may_be_offered(WorkPackage const& package);
bool may_be_delivered(WorkPackage const& package);

/// A package cut from a task: title, scope, skills and budget come along.
struct CutPackage {
    std::optional<Instant> due_at;
};
constexpr auto describe(Of<CutPackage>) {
    return record("cut_package", field("due_at", &CutPackage::due_at, {.label = "Due"}));
}
WorkPackage package_from_task(Unit& unit, TaskId id, CutPackage const& request);

struct Deliver {
    std::string note;
    std::string link;
};
constexpr auto describe(Of<Deliver>) {
    return record("deliver", field("note", &Deliver::note, {.required = true, .max_length = 10000, .label = "Note"}),
                  field("link", &Deliver::link, {.max_length = 2000, .label = "Link"}));
}
struct SendBack {
    std::string reason;
};
constexpr auto describe(Of<SendBack>) {
    return record("send_back",
                  field("reason", &SendBack::reason, {.required = true, .max_length = 5000, .label = "Reason"}));
}
/// Refuses `package.not_agreed`.
Delivery deliver(Unit& unit, WorkPackageId id, Deliver const& request);
/// The partner's bill follows from it, in the partner's currency. Refuses `package.nothing_delivered`.
WorkPackage accept_delivery(Unit& unit, WorkPackageId id);
WorkPackage send_delivery_back(Unit& unit, WorkPackageId id, SendBack const& request);

struct WorkDelivered {
    std::string title;
};
constexpr auto describe(Of<WorkDelivered>) { return record("work_delivered", field("title", &WorkDelivered::title)); }
struct WorkAccepted {
    std::string title;
    Amount price;
};
constexpr auto describe(Of<WorkAccepted>) {
    return record("work_accepted", field("title", &WorkAccepted::title), field("price", &WorkAccepted::price));
}
struct WorkSentBack {
    std::string title;
    std::string reason;
};
constexpr auto describe(Of<WorkSentBack>) {
    return record("work_sent_back", field("title", &WorkSentBack::title), field("reason", &WorkSentBack::reason));
}

}  // namespace talent
}  // namespace farflung
