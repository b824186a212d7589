#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace farflung {

/// The name that an object in this text has twice, if one has. Readers differ about which of the two counts
/// (RFC 8259, 4), so what is read and what somebody saw may not be the same. The text must be JSON.
std::optional<std::string> twin_key(std::string_view json);

}  // namespace farflung
