#include "platform/http/message.hpp"

#include <algorithm>

namespace farflung::http {

namespace {

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

}  // namespace

bool same_token(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view Headers::get(std::string_view name) const {
    auto const found = std::ranges::find_if(fields_, [&](auto const& field) { return same_token(field.first, name); });
    return found == fields_.end() ? std::string_view() : found->second;
}

bool Headers::has(std::string_view name) const {
    return std::ranges::any_of(fields_, [&](auto const& field) { return same_token(field.first, name); });
}

void Headers::set(std::string name, std::string value) {
    remove(name);
    add(std::move(name), std::move(value));
}

void Headers::remove(std::string_view name) {
    std::erase_if(fields_, [&](auto const& field) { return same_token(field.first, name); });
}

}  // namespace farflung::http
