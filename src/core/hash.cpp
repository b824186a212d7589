#include "core/hash.hpp"

#include <openssl/evp.h>

#include "core/refusal.hpp"

namespace farflung {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view base64url_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string encode(std::string_view bytes, std::string_view digits) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    std::uint32_t bits = 0;
    int held = 0;
    for (char const byte : bytes) {
        bits = (bits << 8) | static_cast<std::uint8_t>(byte);
        for (held += 8; held >= 6; held -= 6) text.push_back(digits[(bits >> (held - 6)) & 0x3F]);
    }
    if (held > 0) text.push_back(digits[(bits << (6 - held)) & 0x3F]);
    return text;
}

constexpr std::array<std::int8_t, 256> values_of(std::string_view digits) {
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < digits.size(); ++i) {
        values[static_cast<std::uint8_t>(digits[i])] = static_cast<std::int8_t>(i);
    }
    return values;
}

std::optional<std::string> decode(std::string_view text, std::array<std::int8_t, 256> const& values) {
    if (text.size() % 4 == 1) return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t bits = 0;
    int held = 0;
    for (char const c : text) {
        auto const value = values[static_cast<std::uint8_t>(c)];
        if (value < 0) return std::nullopt;
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        held += 6;
        if (held < 8) continue;
        held -= 8;
        bytes.push_back(static_cast<char>((bits >> held) & 0xFF));
    }
    // Stray bits would let two texts stand for the same bytes, which signatures and tokens must not have.
    if ((bits & ((1U << held) - 1U)) != 0) return std::nullopt;
    return bytes;
}

}  // namespace

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
    std::array<std::uint8_t, 32> digest{};
    unsigned length = 0;
    // Fetched once: EVP_sha256() looks the algorithm up again at each use, which takes longer than a short digest.
    static auto const* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    int const is_done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, algorithm, nullptr);
    ensure(is_done == 1 && length == digest.size(), "SHA-256 is available");
    return digest;
}

std::string sha256_hex(std::string_view bytes) {
    auto const digest = sha256(bytes);
    return hex({reinterpret_cast<char const*>(digest.data()), digest.size()});
}

std::string hmac_sha256_hex(std::string_view key, std::string_view bytes) {
    std::array<std::uint8_t, 32> digest{};
    std::size_t length = 0;
    auto const* made = EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, key.data(), key.size(),
                                 reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size(), digest.data(),
                                 digest.size(), &length);
    ensure(made != nullptr && length == digest.size(), "HMAC with SHA-256 is available");
    return hex({reinterpret_cast<char const*>(digest.data()), digest.size()});
}

bool is_same_secret(std::string_view left, std::string_view right) {
    if (left.size() != right.size()) return false;
    unsigned differs = 0;
    for (std::size_t i = 0; i < left.size(); ++i) differs |= static_cast<unsigned>(left[i] ^ right[i]);
    return differs == 0;
}

std::string hex(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (char const byte : bytes) {
        auto const value = static_cast<std::uint8_t>(byte);
        text.push_back(hex_digits[value >> 4]);
        text.push_back(hex_digits[value & 0x0F]);
    }
    return text;
}

std::optional<std::string> from_hex(std::string_view digits) {
    if (digits.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    bytes.reserve(digits.size() / 2);
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        int const high = hex_value(digits[i]);
        int const low = hex_value(digits[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes.push_back(static_cast<char>(high * 16 + low));
    }
    return bytes;
}

std::string base64_encode(std::string_view bytes) {
    auto text = encode(bytes, base64_digits);
    text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

std::optional<std::string> base64_decode(std::string_view text) {
    static constexpr auto values = values_of(base64_digits);
    if (text.size() % 4 != 0) return std::nullopt;
    if (text.ends_with("==")) return decode(text.substr(0, text.size() - 2), values);
    if (text.ends_with('=')) return decode(text.substr(0, text.size() - 1), values);
    return decode(text, values);
}

std::string base64url_encode(std::string_view bytes) { return encode(bytes, base64url_digits); }

std::optional<std::string> base64url_decode(std::string_view text) {
    static constexpr auto values = values_of(base64url_digits);
    return decode(text, values);
}

}  // namespace farflung
