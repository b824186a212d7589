#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace farflung::pdf {

/// What a person reads on the first twenty pages of a PDF from outside, in UTF-8, up to a megabyte. Nothing for what
/// cannot be read within five seconds and half a gigabyte, and where Debian's poppler-utils is not installed.
///
/// Fonts, tables of characters and drawings of strangers are read by another process, for whatever they do to the
/// reader ends with it.
std::optional<std::string> read_text(std::string_view pdf);

/// Whether there is a reader on this machine.
bool can_read_text();

}  // namespace farflung::pdf
