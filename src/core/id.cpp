#include "core/id.hpp"

#include <algorithm>

#include "core/refusal.hpp"

namespace farflung {

namespace {

constexpr std::string_view digits = "0123456789abcdef";
constexpr std::size_t text_length = 36;

constexpr bool is_dash_at(std::size_t position) {
    return position == 8 || position == 13 || position == 18 || position == 23;
}

int digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::optional<Uuid> Uuid::parse(std::string_view text) {
    if (text.size() != text_length) return std::nullopt;
    Uuid uuid;
    std::size_t nibbles = 0;
    for (std::size_t i = 0; i < text_length; ++i) {
        if (is_dash_at(i)) {
            if (text[i] != '-') return std::nullopt;
            continue;
        }
        int const value = digit_value(text[i]);
        if (value < 0) return std::nullopt;
        auto& byte = uuid.bytes[nibbles / 2];
        byte = static_cast<std::uint8_t>((byte << 4) | value);
        ++nibbles;
    }
    return uuid;
}

Uuid Uuid::from_bytes(std::string_view sixteen) {
    ensure(sixteen.size() == 16, "an id has 16 bytes");
    Uuid uuid;
    std::memcpy(uuid.bytes.data(), sixteen.data(), 16);
    return uuid;
}

std::string Uuid::text() const {
    std::string text;
    append_to(text);
    return text;
}

void Uuid::append_to(std::string& out) const {
    std::array<char, text_length> text;
    text.fill('-');
    std::size_t at = 0;
    for (auto const byte : bytes) {
        if (is_dash_at(at)) ++at;
        text[at++] = digits[byte >> 4];
        text[at++] = digits[byte & 0x0F];
    }
    out.append(text.data(), text.size());
}

std::string_view Uuid::view() const { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }

Uuid make_uuid7(std::int64_t unix_ms, std::span<std::uint8_t const, 10> random) {
    ensure(unix_ms >= 0 && unix_ms < (std::int64_t{1} << 48), "the moment of an id fits into 48 bits");
    Uuid uuid;
    for (std::size_t i = 0; i < 6; ++i) uuid.bytes[i] = static_cast<std::uint8_t>(unix_ms >> (40 - 8 * i));
    std::ranges::copy(random, uuid.bytes.begin() + 6);
    uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0F) | 0x70);  // version 7
    uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3F) | 0x80);  // the variant of RFC 9562
    return uuid;
}

}  // namespace farflung
