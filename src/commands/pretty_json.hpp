#pragma once

#include <string>
#include <string_view>

namespace farflung {

/// Compact JSON broken into lines, so that two versions can be compared.
std::string pretty_json(std::string_view compact);

}  // namespace farflung
