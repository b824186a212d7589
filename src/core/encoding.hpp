#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace farflung {

/// Text of which nobody said how it is written: UTF-8, with a mark at its beginning or without; UTF-16 with a mark; all
/// else is taken for Windows-1252.
std::string to_utf8(std::string_view bytes);

/// The first code points of valid UTF-8, at most so many.
std::string clipped(std::string_view text, std::size_t most);

}  // namespace farflung
