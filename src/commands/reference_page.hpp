#pragma once

#include <string>
#include <string_view>

#include "platform/registry.hpp"

namespace farflung {

/// The API reference for people, at /docs: every route by group with its rights, parameters, body and answer, then
/// every type with its fields. Complete without script.
std::string reference_page(Registry const& registry);

/// Its stylesheet, at /docs.css.
std::string_view reference_style();

}  // namespace farflung
