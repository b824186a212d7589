#pragma once

#include <string>
#include <string_view>

namespace farflung::billing {

/// The code of Recommendation 20 for a unit as people write it on a line; `C62`, one, for what it does not know.
std::string unit_code_of(std::string_view unit);

/// The other way: `h` for `HUR`, nothing for one (`C62`), and the code itself for what has no short word.
std::string unit_of_code(std::string_view code);

/// CLDR's name of a unit as people write it on a line, such as `hour`; empty for one that only its writer has words
/// for.
std::string_view measure_of(std::string_view unit);

}  // namespace farflung::billing
