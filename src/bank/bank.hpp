#pragma once

#include "billing/billing.hpp"

namespace farflung {

struct BankAccount;
using BankAccountId = Id<BankAccount>;
struct BankStatement;
using BankStatementId = Id<BankStatement>;
struct BankLine;
using BankLineId = Id<BankLine>;

}  // namespace farflung
