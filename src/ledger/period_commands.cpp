#include "ledger/period.hpp"

namespace farflung::ledger {

namespace {

PeriodLock add(Unit& unit, std::optional<Date> through, std::string const& reason) {
    PeriodLock lock;
    lock.number =
        unit.value<std::int64_t>("select max(number) from ledger_period_locks where workspace_id = :workspace")
            .value_or(0) +
        1;
    lock.locked_through = through;
    lock.reason = reason;
    unit.insert(lock);
    return lock;
}

}  // namespace

std::optional<Date> locked_through(Unit const& unit) {
    return unit.value<Date>(
        "select locked_through from ledger_period_locks where workspace_id = :workspace order by number desc limit 1");
}

void refuse_locked(Unit const& unit, Date day, std::string const& field) {
    auto const through = locked_through(unit);
    if (through && day <= *through) {
        throw Refusal(No::conflict, "period.locked", field, {{"on", day.text()}, {"through", through->text()}});
    }
}

PeriodLock lock_period(Unit& unit, LockPeriod const& request) {
    auto const before = locked_through(unit);
    if (request.through >= unit.today(people::workspace_facts(unit).zone)) {
        throw Refusal(No::invalid, "period.not_over", "through");
    }
    if (before && request.through <= *before) {
        throw Refusal(No::conflict, "period.already_locked", "through", {{"through", before->text()}});
    }
    auto lock = add(unit, request.through, request.reason);
    unit.emit(PeriodLocked{request.through}, "period_lock", lock.id.value);
    return lock;
}

PeriodLock unlock_period(Unit& unit, UnlockPeriod const& request) {
    auto const before = locked_through(unit);
    if (!before || (request.through && *request.through >= *before)) {
        throw Refusal(No::conflict, "period.not_locked", "through");
    }
    auto lock = add(unit, request.through, request.reason);
    unit.emit(PeriodUnlocked{request.reason}, "period_lock", lock.id.value);
    return lock;
}

}  // namespace farflung::ledger
