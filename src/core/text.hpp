#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace farflung {

/// Whether this is UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_valid_utf8(std::string_view text);

/// How many code points valid UTF-8 holds. Limits on the length of a field count these.
std::size_t code_points(std::string_view text);

/// The beginning of valid UTF-8, of so many code points at most.
std::string_view first_code_points(std::string_view text, std::size_t most);

/// Without white space, that of Unicode too, at both ends.
std::string_view trim(std::string_view text);

/// With the small letters of ASCII: for what compares without case by its own rule, such as an address of mail.
std::string lower_ascii(std::string text);

/// What two texts share that a person searching takes for the same: case folded, marks and widths removed
/// (`Ångström` and `angstrom`), runs of white space made one blank. What is not valid UTF-8 counts as U+FFFD.
std::string search_key(std::string_view text);

}  // namespace farflung
