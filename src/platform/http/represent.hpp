#pragma once

#include <map>
#include <set>
#include <string>

#include "core/json_write.hpp"
#include "platform/http/call.hpp"
#include "platform/unit.hpp"

namespace farflung::http {

/// Ids that a text mentions, by entity, to be answered with the names that people know them by.
using References = std::map<std::string_view, std::set<Uuid>>;

/// {"<id>": "name"} for every reference within the actor's reach.
void append_names(std::string& out, Unit const& unit, References const& references);

/// CSV of a list; cells that a spreadsheet would run are made text (RELIABILITY C10). Fields that are not `shown` are
/// left out, unless it is empty.
std::string to_csv(TypeFacts const& type, std::vector<std::string> const& json_items, Reader reader,
                   std::vector<bool> const& shown = {});

template <Described T>
void collect_references(T const& thing, References& out) {
    for_each_field<T>([&](auto const& field) {
        using Member = typename std::decay_t<decltype(field)>::member_type;
        auto const& value = thing.*field.member;
        if constexpr (is_vector<Member>::value) {
            using Element = typename is_vector<Member>::element;
            if constexpr (Described<Element>) {
                for (auto const& element : value) collect_references(element, out);
            } else if constexpr (requires { typename Element::tag; }) {
                if (field.rules.references.empty()) return;
                for (auto const& element : value) out[field.rules.references].insert(element.value);
            }
        } else if constexpr (Described<Member>) {
            collect_references(value, out);
        } else if constexpr (requires { value.value.bytes; }) {
            if (!field.rules.references.empty() && !value.is_nil()) out[field.rules.references].insert(value.value);
        } else if constexpr (is_optional<Member>::value) {
            if constexpr (requires { value->value.bytes; }) {
                if (!field.rules.references.empty() && value) out[field.rules.references].insert(value->value);
            }
        }
    });
}

void write_can(std::string& out, std::vector<std::string_view> const& verbs);

template <Described T>
void append_item(std::string& out, Unit const& unit, T const& thing, std::vector<bool> const& shown) {
    JsonObject object(out);
    write_fields(object, thing, unit.reader(), shown);
    if constexpr (Entity<T>) write_can(object.member("can"), can(policy(Of<T>{}), thing, unit.actor()));
}

template <Described T>
Answer represent(Unit const& unit, T const& thing, int status, std::string const&) {
    Answer answer{.status = status, .type = "application/json", .body = {}, .headers = {}};
    References references;
    collect_references(thing, references);
    {
        JsonObject object(answer.body);
        write_fields(object, thing, unit.reader());
        if constexpr (Entity<T>) {
            write_can(object.member("can"), can(policy(Of<T>{}), thing, unit.actor()));
            answer.headers.emplace_back("ETag", '"' + std::to_string(thing.version) + '"');
        }
        append_names(object.member("names"), unit, references);
    }
    return answer;
}

template <Described T>
Answer represent_list(Unit const& unit, Page<T> const& page, std::vector<T> const& things, int status,
                      std::string const& accept) {
    Answer answer{.status = status, .type = "application/json", .body = {}, .headers = {}};
    if (accept.starts_with("text/csv")) {
        std::vector<std::string> items;
        items.reserve(things.size());
        for (auto const& thing : things) items.push_back(to_json(thing, unit.reader()));
        answer.type = "text/csv; charset=utf-8";
        answer.body = to_csv(facts<T>(), items, unit.reader(), page.shown);
        return answer;
    }
    References references;
    {
        JsonObject object(answer.body);
        auto& out = object.member("items");
        out += '[';
        for (auto const& thing : things) {
            if (out.back() != '[') out += ',';
            append_item(out, unit, thing, page.shown);
            collect_references(thing, references);
            // The others will be about as long as the first: room is made once.
            if (&thing == &things.front()) out.reserve(out.size() * (things.size() + 1) * 9 / 8);
        }
        out += ']';
        if (page.next.empty())
            object.member("next") += "null";
        else
            object.text("next", page.next);
        if (page.count) object.number("count", *page.count);
        append_names(object.member("names"), unit, references);
    }
    return answer;
}

template <Described T>
Answer represent(Unit const& unit, std::vector<T> const& things, int status, std::string const& accept) {
    return represent_list(unit, Page<T>{}, things, status, accept);
}

template <Described T>
Answer represent(Unit const& unit, Page<T> const& page, int status, std::string const& accept) {
    return represent_list(unit, page, page.items, status, accept);
}

Answer represent(Unit const& unit, Document const& document, int status, std::string const& accept);
Answer represent(Unit const& unit, Html const& page, int status, std::string const& accept);
/// Handlers that must set cookies or headers build the answer themselves.
inline Answer represent(Unit const&, Answer const& answer, int, std::string const&) { return answer; }

}  // namespace farflung::http
