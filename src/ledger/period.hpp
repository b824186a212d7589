#pragma once

#include "ledger/ledger.hpp"

namespace farflung {

struct PeriodLock;
using PeriodLockId = Id<PeriodLock>;

/// Closes the books up to and including a day, or, without a day, opens them again. The newest holds; none is ever
/// changed, so the list tells who closed and opened what, when and why.
struct PeriodLock {
    PeriodLockId id;
    int version{};
    std::int64_t number{};
    std::optional<Date> locked_through;
    std::string reason;
    Instant created_at;
};
constexpr auto describe(Of<PeriodLock>) {
    return entity("period_lock", "ledger_period_locks",  //
                  field("id", &PeriodLock::id, {.key = true}),
                  field("version", &PeriodLock::version, {.read_only = true}),
                  field("number", &PeriodLock::number, {.read_only = true, .label = "Number"}),
                  field("locked_through", &PeriodLock::locked_through, {.read_only = true, .label = "Closed up to"}),
                  field("reason", &PeriodLock::reason, {.read_only = true, .title = true, .label = "Reason"}),
                  field("created_at", &PeriodLock::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<PeriodLock>);

Policy<PeriodLock> const& policy(Of<PeriodLock>);

namespace ledger {

struct LockPeriod {
    Date through;
    std::string reason;
};
constexpr auto describe(Of<LockPeriod>) {
    return record("lock_period", field("through", &LockPeriod::through, {.required = true, .label = "Close up to"}),
                  field("reason", &LockPeriod::reason, {.label = "Reason"}));
}
/// Emitted about the lock.
struct PeriodLocked {
    Date through;
};
constexpr auto describe(Of<PeriodLocked>) { return record("period_locked", field("through", &PeriodLocked::through)); }
/// From now on nothing is booked on a day up to this one, on any road (M10). Refuses `period.not_over` for days to come
/// and `period.already_locked`.
PeriodLock lock_period(Unit& unit, LockPeriod const& request);

struct UnlockPeriod {
    std::optional<Date> through;
    std::string reason;
};
constexpr auto describe(Of<UnlockPeriod>) {
    return record("unlock_period",
                  field("through", &UnlockPeriod::through,
                        {.label = "Stays closed up to", .help = "Leave it empty to open all days"}),
                  field("reason", &UnlockPeriod::reason, {.required = true, .label = "Reason"}));
}
struct PeriodUnlocked {
    std::string reason;
};
constexpr auto describe(Of<PeriodUnlocked>) {
    return record("period_unlocked", field("reason", &PeriodUnlocked::reason));
}
/// Opens days again, all or those after `through`. Refuses `period.not_locked`.
PeriodLock unlock_period(Unit& unit, UnlockPeriod const& request);
/// Refuses `period.locked`.
void refuse_locked(Unit const& unit, Date day, std::string const& field = {});

}  // namespace ledger
}  // namespace farflung
