#pragma once

#include <string>

#include "platform/registry.hpp"

namespace farflung {

/// The TypeScript constant of all entities, with what a form or a list must know of each field.
void write_entity_facts(std::string& out, Registry const& registry);

}  // namespace farflung
