#pragma once

#include <string>
#include <vector>

#include "platform/db/schema.hpp"
#include "platform/registry.hpp"

namespace farflung {

/// Where the tables differ from the descriptions, each with the statement that would mend it. Empty when they agree.
std::vector<std::string> schema_faults(Registry const& registry, std::vector<db::ColumnInfo> const& columns);

}  // namespace farflung
