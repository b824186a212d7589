#pragma once

#include <string>

#include "core/amount.hpp"
#include "core/date.hpp"
#include "core/decimal.hpp"
#include "core/describe.hpp"
#include "core/id.hpp"
#include "core/json.hpp"
#include "core/refusal.hpp"
#include "core/text.hpp"

namespace farflung {

/// What a request may name: everything that is not read-only when a thing is made, also not the fixed fields
/// when it is changed. `stored` reads our own text back and trusts it.
enum class Reading { create, update, stored };

bool read_json(Json json, bool& out, Problems& problems, std::string const& path, Reading = Reading::create);
bool read_json(Json json, int& out, Problems& problems, std::string const& path, Reading = Reading::create);
bool read_json(Json json, std::int64_t& out, Problems& problems, std::string const& path, Reading = Reading::create);
bool read_json(Json json, std::string& out, Problems& problems, std::string const& path, Reading = Reading::create);
bool read_json(Json json, Date& out, Problems& problems, std::string const& path, Reading = Reading::create);
bool read_json(Json json, Instant& out, Problems& problems, std::string const& path, Reading = Reading::create);
bool read_json(Json json, Decimal& out, Problems& problems, std::string const& path, Reading = Reading::create);
bool read_json(Json json, Currency& out, Problems& problems, std::string const& path, Reading = Reading::create);
bool read_json(Json json, Uuid& out, Problems& problems, std::string const& path, Reading = Reading::create);
/// `{"amount": "4550.00", "currency": "EUR"}`; refuses more digits than the currency has (M15).
bool read_json(Json json, Amount& out, Problems& problems, std::string const& path, Reading = Reading::create);

template <class Tag>
bool read_json(Json json, Id<Tag>& out, Problems& problems, std::string const& path,
               Reading reading = Reading::create) {
    return read_json(json, out.value, problems, path, reading);
}

template <Enumerated E>
bool read_json(Json json, E& out, Problems& problems, std::string const& path, Reading = Reading::create) {
    auto const name = json.string();
    auto const value = name ? value_of<E>(*name) : std::nullopt;
    if (value) {
        out = *value;
        return true;
    }
    std::string known;
    for (auto one : describe(Of<E>{}).names) known += (known.empty() ? "" : ", ") + std::string(one);
    problems.add(path, "not_one_of", {{"known", known}});
    return false;
}

template <class T>
bool read_json(Json json, std::optional<T>& out, Problems& problems, std::string const& path,
               Reading reading = Reading::create);
template <class T>
bool read_json(Json json, std::vector<T>& out, Problems& problems, std::string const& path,
               Reading reading = Reading::create);
template <Described T>
bool read_json(Json json, T& out, Problems& problems, std::string const& path, Reading reading = Reading::create);

/// Checks one value against the rules of its field that a type cannot express.
void check_text(std::string const& value, Rules const& rules, Problems& problems, std::string const& path);
void check_number(std::int64_t value, Rules const& rules, Problems& problems, std::string const& path);
void check_decimal(Decimal const& value, Rules const& rules, Problems& problems, std::string const& path);

template <class T>
void check_rules(T const& value, Rules const& rules, Problems& problems, std::string const& path) {
    if constexpr (is_optional<T>::value) {
        if (value) {
            check_rules(*value, rules, problems, path);
        } else if (rules.required) {
            problems.add(path, "required");
        }
    } else if constexpr (std::is_same_v<T, std::string>) {
        check_text(value, rules, problems, path);
    } else if constexpr (std::is_same_v<T, int> || std::is_same_v<T, std::int64_t>) {
        check_number(value, rules, problems, path);
    } else if constexpr (std::is_same_v<T, Decimal>) {
        check_decimal(value, rules, problems, path);
    } else if constexpr (std::is_same_v<T, Amount>) {
        check_decimal(value.decimal(), rules, problems, path);
    } else if constexpr (is_vector<T>::value) {
        if (rules.required && value.empty()) problems.add(path, "required");
        if constexpr (std::is_same_v<typename is_vector<T>::element, std::string>) {
            for (std::size_t i = 0; i < value.size(); ++i) {
                check_text(value[i], rules, problems, path + '/' + std::to_string(i));
            }
        }
    } else if constexpr (requires { value.is_nil(); }) {
        if (rules.required && value.is_nil()) problems.add(path, "required");
    }
}

/// How many elements a list may hold when its field does not say.
constexpr std::size_t max_elements = 1000;

template <class T>
bool read_json(Json json, std::optional<T>& out, Problems& problems, std::string const& path, Reading reading) {
    if (json.is_null()) {
        out.reset();
        return true;
    }
    T value{};
    if (!read_json(json, value, problems, path, reading)) return false;
    out = std::move(value);
    return true;
}

template <class T>
bool read_json(Json json, std::vector<T>& out, Problems& problems, std::string const& path, Reading reading) {
    if (json.kind() != Json::Kind::array) {
        problems.add(path, "not_a_list");
        return false;
    }
    if (reading != Reading::stored && json.size() > max_elements) {
        problems.add(path, "too_many", {{"max", std::to_string(max_elements)}});
        return false;
    }
    out.clear();
    bool good = true;
    for (std::size_t i = 0; i < json.size(); ++i) {
        T value{};
        // A part is always given whole, also when its owner is changed.
        auto const part = reading == Reading::stored ? Reading::stored : Reading::create;
        good = read_json(json.at(i), value, problems, path + '/' + std::to_string(i), part) && good;
        out.push_back(std::move(value));
    }
    return good;
}

namespace reading {

template <class T, class Member>
void one_field(Json json, Field<T, Member> const& field, T& out, Problems& problems, std::string const& prefix,
               Reading mode) {
    auto const given = json.find(field.name);
    auto const path = prefix + std::string(field.name);
    if (mode == Reading::stored) {
        if (given) read_json(*given, out.*field.member, problems, path, mode);
        return;
    }
    bool const closed = field.rules.read_only || field.rules.secret ||
                        ((field.rules.fixed || field.rules.key) && mode == Reading::update);
    if (given && closed) {
        problems.add(path, "read_only");
        return;
    }
    if (given && !read_json(*given, out.*field.member, problems, path, mode)) return;
    bool const wanted = !closed && !field.rules.key && (given || mode == Reading::create);
    if (!wanted) return;
    if constexpr (std::is_same_v<Member, Currency> || std::is_same_v<Member, Amount> || std::is_same_v<Member, Date>) {
        if (!given && field.rules.required) problems.add(path, "required");
    }
    check_rules(out.*field.member, field.rules, problems, path);
}

}  // namespace reading

/// Reads a thing's fields, collecting every problem by its path; an unknown member is a problem (no mass
/// assignment), and so is a read-only one.
template <Described T>
bool read_json(Json json, T& out, Problems& problems, std::string const& path, Reading mode) {
    if (json.kind() != Json::Kind::object) {
        problems.add(path, "not_an_object");
        return false;
    }
    auto const before = problems.all().size();
    auto const prefix = path.empty() ? std::string() : path + '/';
    for_each_field<T>([&](auto const& field) { reading::one_field(json, field, out, problems, prefix, mode); });
    if (mode != Reading::stored) {
        json.each_member([&](std::string_view name, Json) {
            bool known = false;
            for_each_field<T>([&](auto const& field) { known = known || field.name == name; });
            if (!known) problems.add(prefix + std::string(name.substr(0, 64)), "unknown_field");
        });
    }
    return problems.all().size() == before;
}

}  // namespace farflung
