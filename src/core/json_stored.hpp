#pragma once

#include <string>
#include <string_view>

#include "core/amount.hpp"
#include "core/date.hpp"
#include "core/decimal.hpp"
#include "core/describe.hpp"
#include "core/id.hpp"
#include "core/member_keys.hpp"

namespace farflung {

/// JSON as `to_json` of this version writes it: members in the order of the description, no blanks, and no escapes,
/// which are rare. Each `read_stored` says false as soon as the text is anything else, such as an older version's; then
/// `read_json` is the one to ask.
class StoredText {
  public:
    explicit StoredText(std::string_view text) : rest_(text) {}

    bool is_done() const { return rest_.empty(); }
    bool take(std::string_view literal) {
        if (!rest_.starts_with(literal)) return false;
        rest_.remove_prefix(literal.size());
        return true;
    }
    bool take_name(std::string_view name) { return take("\"") && take(name) && take("\":"); }
    /// What stands between quotes.
    bool take_string(std::string_view& out);
    bool take_integer(std::int64_t& out);

  private:
    std::string_view rest_;
};

bool read_stored(StoredText& in, bool& out);
bool read_stored(StoredText& in, int& out);
bool read_stored(StoredText& in, std::int64_t& out);
bool read_stored(StoredText& in, std::string& out);
bool read_stored(StoredText& in, Amount& out);

/// What is written as a text and parses itself: days, moments, decimals, currencies, ids.
template <class T>
requires requires(std::string_view text) {
    { T::parse(text) } -> std::same_as<std::optional<T>>;
}
bool read_stored(StoredText& in, T& out) {
    std::string_view text;
    if (!in.take_string(text)) return false;
    auto const value = T::parse(text);
    if (value) out = *value;
    return value.has_value();
}

template <Enumerated E>
bool read_stored(StoredText& in, E& out) {
    std::string_view name;
    if (!in.take_string(name)) return false;
    auto const value = value_of<E>(name);
    if (value) out = *value;
    return value.has_value();
}

template <class T>
bool read_stored(StoredText& in, std::optional<T>& out);
template <class T>
bool read_stored(StoredText& in, std::vector<T>& out);

/// Takes an object's members, each by `take(field)`.
template <Described T, class Take>
bool take_object(StoredText& in, Take const& take) {
    bool good = in.take("{");
    bool first = true;
    MemberKeys<T> keys;
    for_each_field<T>([&](auto const& field) {
        auto const key = keys.next(field.name);
        if (field.rules.secret) return;  // never written
        good = good && in.take(std::exchange(first, false) ? key.substr(1) : key) && take(field);
    });
    return good && in.take("}");
}

template <Described T>
bool read_stored(StoredText& in, T& out) {
    return take_object<T>(in, [&](auto const& field) { return read_stored(in, out.*field.member); });
}

template <class T>
bool read_stored(StoredText& in, std::optional<T>& out) {
    out.reset();
    return in.take("null") || read_stored(in, out.emplace());
}

template <class T>
bool read_stored(StoredText& in, std::vector<T>& out) {
    out.clear();
    if (!in.take("[")) return false;
    while (!in.take("]")) {
        if (!out.empty() && !in.take(",")) return false;
        if (!read_stored(in, out.emplace_back())) return false;
    }
    return true;
}

/// Whether a T stands here as this version writes it, without making one.
template <class T>
bool skip_stored(StoredText& in) {
    if constexpr (is_optional<T>::value) {
        return in.take("null") || skip_stored<typename is_optional<T>::element>(in);
    } else if constexpr (is_vector<T>::value) {
        if (!in.take("[")) return false;
        bool good = true;
        for (bool first = true; good && !in.take("]"); first = false)
            good = (first || in.take(",")) && skip_stored<typename is_vector<T>::element>(in);
        return good;
    } else if constexpr (Described<T>) {
        return take_object<T>(in, [&](auto const& field) {
            return skip_stored<typename std::decay_t<decltype(field)>::member_type>(in);
        });
    } else if constexpr (std::is_same_v<T, std::string>) {
        std::string_view text;
        return in.take_string(text);
    } else {
        T value{};
        return read_stored(in, value);
    }
}

}  // namespace farflung
