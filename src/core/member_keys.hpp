#pragma once

#include <array>
#include <string_view>

#include "core/describe.hpp"

namespace farflung {

/// `,"name":` for each field, one after the other, made by the compiler: a page of records has thousands of them.
template <Described T>
struct MemberKeys {
    static constexpr std::size_t size() {
        std::size_t sum = 0;
        for_each_field<T>([&](auto const& field) { sum += length(field.name); });
        return sum;
    }
    static constexpr std::size_t length(std::string_view name) { return name.size() + 4; }
    static constexpr std::array<char, size()> make() {
        std::array<char, size()> text{};
        std::size_t at = 0;
        auto const put = [&](std::string_view piece) {
            for (char const c : piece) text[at++] = c;
        };
        for_each_field<T>([&](auto const& field) {
            put(",\"");
            put(field.name);
            put("\":");
        });
        return text;
    }
    static constexpr std::array<char, size()> text = make();

    /// The key of the next field, in the order of the description.
    std::string_view next(std::string_view name) {
        auto const key = rest.substr(0, length(name));
        rest.remove_prefix(key.size());
        return key;
    }
    std::string_view rest{text.data(), text.size()};
};

}  // namespace farflung
