#pragma once

#include <string>

#include "core/amount.hpp"
#include "core/date.hpp"
#include "core/decimal.hpp"
#include "core/describe.hpp"
#include "core/id.hpp"
#include "core/json.hpp"
#include "core/member_keys.hpp"

namespace farflung {

/// Whom a text is written for. Outsiders (customers, partners) never get a field marked team_only, and nobody
/// gets a secret one.
enum class Reader { team, outsider };

inline void write_json(std::string& out, bool value, Reader = Reader::team) { out += value ? "true" : "false"; }
inline void write_json(std::string& out, int value, Reader = Reader::team) { append_integer(out, value); }
inline void write_json(std::string& out, std::int64_t value, Reader = Reader::team) { append_integer(out, value); }
inline void write_json(std::string& out, std::string const& value, Reader = Reader::team) {
    append_json_string(out, value);
}
/// Days, moments, decimals and ids write themselves and never need an escape.
template <class T>
requires requires(T const& value, std::string& out) { value.append_to(out); }
void write_json(std::string& out, T const& value, Reader = Reader::team) {
    out += '"';
    value.append_to(out);
    out += '"';
}
inline void write_json(std::string& out, Currency value, Reader = Reader::team) {
    append_json_string(out, value.text());
}
inline void write_json(std::string& out, Amount const& value, Reader = Reader::team) {
    out += "{\"amount\":\"";
    value.append_to(out);
    out += "\",\"currency\":\"";
    out += value.currency.text();
    out += "\"}";
}
template <Enumerated E>
void write_json(std::string& out, E value, Reader = Reader::team) {
    append_json_string(out, name_of(value));
}
template <class T>
void write_json(std::string& out, std::optional<T> const& value, Reader reader = Reader::team);
template <class T>
void write_json(std::string& out, std::vector<T> const& values, Reader reader = Reader::team);
template <Described T>
void write_json(std::string& out, T const& thing, Reader reader = Reader::team);

/// Writes a described thing's fields into an object that the caller has open, so that more may follow. `shown` chooses
/// among them in their order; all are written when it is empty.
template <Described T>
void write_fields(JsonObject& object, T const& thing, Reader reader, std::vector<bool> const& shown = {}) {
    MemberKeys<T> keys;
    std::size_t index = 0;
    for_each_field<T>([&](auto const& field) {
        auto const key = keys.next(field.name);
        auto const own = index++;
        if (!shown.empty() && !shown[own]) return;
        if (field.rules.secret || (field.rules.team_only && reader == Reader::outsider)) return;
        write_json(object.next(key), thing.*field.member, reader);
    });
}

template <class T>
void write_json(std::string& out, std::optional<T> const& value, Reader reader) {
    if (value) {
        write_json(out, *value, reader);
    } else {
        out += "null";
    }
}

template <class T>
void write_json(std::string& out, std::vector<T> const& values, Reader reader) {
    out += '[';
    bool first = true;
    for (auto const& value : values) {
        if (!first) out += ',';
        first = false;
        write_json(out, value, reader);
    }
    out += ']';
}

template <Described T>
void write_json(std::string& out, T const& thing, Reader reader) {
    JsonObject object(out);
    write_fields(object, thing, reader);
}

template <class T>
std::string to_json(T const& value, Reader reader = Reader::team) {
    std::string out;
    write_json(out, value, reader);
    return out;
}

}  // namespace farflung
