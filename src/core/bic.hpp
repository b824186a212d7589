#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace farflung {

/// A bank's ISO 9362 code in capitals, of 8 or 11 characters: bank, country, place and perhaps branch.
std::optional<std::string> parse_bic(std::string_view text);

}  // namespace farflung
