#pragma once

#include <string>
#include <string_view>

namespace farflung::billing {

/// The code of Recommendation 20 for a unit as people write it on a line; `C62`, one, for what it does not know.
std::string unit_code_of(std::string_view unit);

/// The other way: `h` for `HUR`, nothing for one (`C62`), and the code itself for what has no short word.
std::string unit_of_code(std::string_view code);

}  // namespace farflung::billing
