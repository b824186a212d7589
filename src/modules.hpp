#pragma once

#include <vector>

#include "platform/db/database.hpp"
#include "platform/module.hpp"

namespace farflung {

/// Every module, in the one order: each knows only those before it.
std::vector<Module> all_modules();

/// The platform's migrations and then each module's, in the same order. Compiled in from src/*/migrations.
std::vector<db::Migration> all_migrations();

}  // namespace farflung
