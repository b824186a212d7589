#pragma once

#include <string>

#include "platform/registry.hpp"

namespace farflung::http {

/// The API as OpenAPI 3.1 describes it, from the table that dispatches and the descriptions of what it carries.
std::string openapi(Registry const& registry);

}  // namespace farflung::http
