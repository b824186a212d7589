#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace farflung {

/// A 128-bit identifier: 16 bytes in the database, the usual 36 characters in JSON and addresses.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    /// Reads `8-4-4-4-12` hexadecimal digits in either case and nothing else.
    static std::optional<Uuid> parse(std::string_view text);
    /// Takes the 16 raw bytes that a database column holds; any other length is our own mistake.
    static Uuid from_bytes(std::string_view sixteen);

    std::string text() const;
    void append_to(std::string& out) const;
    /// The raw bytes, valid as long as this id lives.
    std::string_view view() const;
    bool is_nil() const { return *this == Uuid{}; }

    friend auto operator<=>(Uuid const&, Uuid const&) = default;
};

/// An id that knows what it identifies, so that an invoice's cannot be passed for a customer's.
template <class Tag>
struct Id {
    using tag = Tag;
    Uuid value{};

    static std::optional<Id> parse(std::string_view text) {
        auto uuid = Uuid::parse(text);
        if (!uuid) return std::nullopt;
        return Id{*uuid};
    }
    std::string text() const { return value.text(); }
    void append_to(std::string& out) const { value.append_to(out); }
    bool is_nil() const { return value.is_nil(); }

    friend auto operator<=>(Id const&, Id const&) = default;
};

/// RFC 9562 version 7: ordered by the moment, so that new rows land at the end of an index.
Uuid make_uuid7(std::int64_t unix_ms, std::span<std::uint8_t const, 10> random);

}  // namespace farflung

template <>
struct std::hash<farflung::Uuid> {
    std::size_t operator()(farflung::Uuid const& id) const noexcept {
        // The high half of a version 7 id is mostly time, the low half chance; mixing keeps both.
        std::uint64_t high = 0;
        std::uint64_t low = 0;
        std::memcpy(&high, id.bytes.data(), 8);
        std::memcpy(&low, id.bytes.data() + 8, 8);
        return static_cast<std::size_t>((high * 0x9E3779B97F4A7C15ULL) ^ low);
    }
};

template <class Tag>
struct std::hash<farflung::Id<Tag>> {
    std::size_t operator()(farflung::Id<Tag> const& id) const noexcept { return std::hash<farflung::Uuid>{}(id.value); }
};
