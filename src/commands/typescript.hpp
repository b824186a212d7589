#pragma once

#include <string>

#include "platform/registry.hpp"

namespace farflung {

/// web/src/api/generated.ts: the facts of every entity's fields, an interface per described type, and a typed function
/// per route. Such a function describes a call; the client sends it.
std::string typescript(Registry const& registry);

}  // namespace farflung
