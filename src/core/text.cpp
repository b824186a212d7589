#include "core/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/refusal.hpp"

namespace farflung {

namespace {

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_white(UChar32 point) { return u_isUWhiteSpace(point) != 0; }

/// Marks over and under letters of alphabets. The vowel signs of Indic scripts and Thai and the voicing marks of
/// kana are marks to Unicode too, but a word without them is another word.
bool is_accent(UChar32 point) {
    struct Range {
        UChar32 first;
        UChar32 last;
    };
    static constexpr std::array ranges{
        Range{0x0300, 0x036F},                         // Latin, Greek, Cyrillic
        Range{0x0591, 0x05BD},                         // Hebrew points
        Range{0x05BF, 0x05C7}, Range{0x0640, 0x0640},  // the Arabic stretching stroke
        Range{0x064B, 0x065F}, Range{0x0670, 0x0670},  // Arabic vowels
        Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF}, Range{0x20D0, 0x20FF}, Range{0xFE20, 0xFE2F},
    };
    return std::ranges::any_of(ranges, [&](Range range) { return point >= range.first && point <= range.last; });
}

/// Letters that Unicode does not take apart, but a person without their key does.
char const* plain_letters(UChar32 point) {
    switch (point) {
        case 0x00E6:
            return "ae";  // æ
        case 0x00F0:
            return "d";  // ð
        case 0x00F8:
            return "o";  // ø
        case 0x00FE:
            return "th";  // þ
        case 0x0111:
            return "d";  // đ
        case 0x0127:
            return "h";  // ħ
        case 0x0131:
            return "i";  // ı
        case 0x0142:
            return "l";  // ł
        case 0x0153:
            return "oe";  // œ
        default:
            return nullptr;
    }
}

void append_folded(icu::UnicodeString& folded, UChar32 point) {
    if (is_accent(point)) return;
    if (is_white(point)) {
        if (!folded.isEmpty() && !folded.endsWith(u" ", 1)) folded.append(u' ');
        return;
    }
    auto const* plain = plain_letters(point);
    if (plain == nullptr) {
        folded.append(point);
    } else {
        folded.append(icu::UnicodeString::fromUTF8(plain));
    }
}

std::string ascii_search_key(std::string_view text) {
    std::string key;
    key.reserve(text.size());
    for (char const c : text) {
        if (is_white(static_cast<unsigned char>(c))) {
            if (!key.empty() && key.back() != ' ') key.push_back(' ');
        } else {
            key.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        }
    }
    if (key.ends_with(' ')) key.pop_back();
    return key;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::size_t first_size(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && is_continuation(text[size])) ++size;
    return size;
}

std::size_t last_size(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && is_continuation(text[text.size() - size])) ++size;
    return size;
}

bool is_white_point(std::string_view text) {
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    std::size_t at = 0;
    UChar32 point = 0;
    U8_NEXT(bytes, at, text.size(), point);
    return at == text.size() && is_white(point);
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        UChar32 point = 0;
        U8_NEXT(bytes, at, text.size(), point);
        if (point < 0) return false;
    }
    return true;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !is_continuation(c); }));
}

std::string_view first_code_points(std::string_view text, std::size_t most) {
    std::size_t end = 0;
    for (; end < text.size(); ++end) {
        if (!is_continuation(text[end]) && most-- == 0) break;
    }
    return text.substr(0, end);
}

std::string_view trim(std::string_view text) {
    while (!text.empty()) {
        auto const size = first_size(text);
        if (!is_white_point(text.substr(0, size))) break;
        text.remove_prefix(size);
    }
    while (!text.empty()) {
        auto const size = last_size(text);
        if (!is_white_point(text.substr(text.size() - size))) break;
        text.remove_suffix(size);
    }
    return text;
}

std::string lower_ascii(std::string text) {
    for (auto& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

std::string search_key(std::string_view text) {
    if (is_ascii(text)) return ascii_search_key(text);
    UErrorCode status = U_ZERO_ERROR;
    auto const* case_fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    auto const* decompose = icu::Normalizer2::getNFDInstance(status);
    auto const* compose = icu::Normalizer2::getNFCInstance(status);
    auto const given = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    auto const apart = decompose->normalize(case_fold->normalize(given, status), status);
    icu::UnicodeString folded;
    for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        append_folded(folded, apart.char32At(at));
    }
    std::string key;
    compose->normalize(folded, status).toUTF8String(key);
    ensure(U_SUCCESS(status) != 0, "Unicode's tables are available");
    if (key.ends_with(' ')) key.pop_back();
    return key;
}

}  // namespace farflung
