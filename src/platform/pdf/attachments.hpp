#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace farflung::pdf {

struct Attachment {
    std::string name;
    std::string bytes;
};

/// What is attached to a PDF from outside. Nothing for bytes that are no PDF, or that only a password opens, and where
/// all attachments together are larger than the limit when unpacked, or the file takes more than 256 MB to read.
std::optional<std::vector<Attachment>> read_attachments(std::string_view pdf, std::size_t most_bytes);

}  // namespace farflung::pdf
