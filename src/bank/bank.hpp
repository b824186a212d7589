#pragma once

#include "billing/billing.hpp"

namespace farflung {

struct BankAccount;
using BankAccountId = Id<BankAccount>;
struct BankStatement;
using BankStatementId = Id<BankStatement>;
struct BankLine;
using BankLineId = Id<BankLine>;
struct PayoutRun;
using PayoutRunId = Id<PayoutRun>;
struct Mandate;
using MandateId = Id<Mandate>;
struct DirectDebitRun;
using DirectDebitRunId = Id<DirectDebitRun>;

/// A run of payments is put together, approved, and done when the bank did it. Cancelled, what is in it is free again.
enum class RunState { draft, approved, done, cancelled };
constexpr auto describe(Of<RunState>) { return enumeration("run_state", "draft", "approved", "done", "cancelled"); }

}  // namespace farflung
