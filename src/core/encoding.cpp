#include "core/encoding.hpp"

#include <unicode/unistr.h>

#include <cstdint>

#include "core/text.hpp"

namespace farflung {

std::string to_utf8(std::string_view bytes) {
    constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
    bool const is_utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    if (!is_utf16 && is_valid_utf8(bytes)) return std::string(bytes);
    icu::UnicodeString const text(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                  is_utf16 ? "UTF-16" : "windows-1252");
    std::string out;
    return text.toUTF8String(out);
}

std::string clipped(std::string_view text, std::size_t most) {
    std::size_t end = 0;
    for (std::size_t points = 0; end < text.size(); ++end) {
        bool const begins_a_point = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
        if (begins_a_point && ++points > most) break;
    }
    return std::string(text.substr(0, end));
}

}  // namespace farflung
