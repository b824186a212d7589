#pragma once

#include <string>
#include <string_view>

namespace farflung::billing {

/// The code of Recommendation 20 for a unit as people write it on a line; `C62`, one, for what it does not know.
std::string unit_code_of(std::string_view unit);

}  // namespace farflung::billing
