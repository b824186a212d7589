#pragma once

#include "platform/module.hpp"

namespace farflung::ledger {

Module ledger();

}  // namespace farflung::ledger
