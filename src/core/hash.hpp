#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace farflung {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);
/// 64 small hexadecimal digits.
std::string sha256_hex(std::string_view bytes);
/// RFC 2104 over SHA-256, as 64 small hexadecimal digits.
std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);
/// Whether two texts are the same, in a time that does not tell how much of them is.
bool is_same_secret(std::string_view left, std::string_view right);

/// Small hexadecimal digits of raw bytes, and back; decoding takes either case and an even number of digits.
std::string hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view digits);

/// RFC 4648, with padding. Decoding is strict: no blanks, padding where it belongs, no stray bits.
std::string base64_encode(std::string_view bytes);
std::optional<std::string> base64_decode(std::string_view text);

/// RFC 4648 for addresses and tokens, without padding.
std::string base64url_encode(std::string_view bytes);
std::optional<std::string> base64url_decode(std::string_view text);

}  // namespace farflung
