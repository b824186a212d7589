#pragma once

#include <string_view>
#include <vector>

#include "core/amount.hpp"
#include "core/date.hpp"
#include "core/decimal.hpp"
#include "core/describe.hpp"
#include "core/id.hpp"

namespace farflung {

/// The kinds of value that a field may hold, for whoever walks descriptions without their C++ types: the list SQL,
/// the schema check, OpenAPI, the TypeScript client.
enum class Kind { flag, integer, text, date, instant, decimal, currency, id, amount, choice, object, list };

struct TypeFacts;

struct FieldFacts {
    std::string_view name;
    Kind kind = Kind::text;
    bool optional = false;
    Rules rules;
    std::string_view type_name{};             // of a choice, an object or a list's elements
    std::vector<std::string_view> choices{};  // of a choice
    TypeFacts const* nested = nullptr;        // of an object or a list of objects
    Kind element = Kind::text;                // of a list
};

struct TypeFacts {
    std::string_view name;
    std::string_view table;
    std::string_view owner;
    std::vector<FieldFacts> fields;

    FieldFacts const* find(std::string_view field) const {
        for (auto const& one : fields) {
            if (one.name == field) return &one;
        }
        return nullptr;
    }
};

template <Described T>
TypeFacts const& facts();

template <class M>
constexpr Kind kind_of() {
    if constexpr (std::is_same_v<M, bool>)
        return Kind::flag;
    else if constexpr (std::is_same_v<M, int> || std::is_same_v<M, std::int64_t>)
        return Kind::integer;
    else if constexpr (std::is_same_v<M, Date>)
        return Kind::date;
    else if constexpr (std::is_same_v<M, Instant>)
        return Kind::instant;
    else if constexpr (std::is_same_v<M, Decimal>)
        return Kind::decimal;
    else if constexpr (std::is_same_v<M, Currency>)
        return Kind::currency;
    else if constexpr (std::is_same_v<M, Amount>)
        return Kind::amount;
    else if constexpr (std::is_same_v<M, Uuid> || requires { typename M::tag; })
        return Kind::id;
    else if constexpr (Enumerated<M>)
        return Kind::choice;
    else if constexpr (is_vector<M>::value)
        return Kind::list;
    else if constexpr (Described<M>)
        return Kind::object;
    else
        return Kind::text;
}

template <class M>
void add_type(FieldFacts& field) {
    if constexpr (Enumerated<M>) {
        constexpr auto names = describe(Of<M>{});
        field.type_name = names.name;
        field.choices.assign(names.names.begin(), names.names.end());
    } else if constexpr (Described<M>) {
        field.nested = &facts<M>();
        field.type_name = field.nested->name;
    }
}

template <class M>
FieldFacts field_facts(std::string_view name, Rules const& rules) {
    if constexpr (is_optional<M>::value) {
        auto field = field_facts<typename is_optional<M>::element>(name, rules);
        field.optional = true;
        return field;
    } else {
        FieldFacts field;
        field.name = name;
        field.kind = kind_of<M>();
        field.rules = rules;
        if constexpr (is_vector<M>::value) {
            using Element = typename is_vector<M>::element;
            field.element = kind_of<Element>();
            add_type<Element>(field);
        } else {
            add_type<M>(field);
        }
        return field;
    }
}

/// The facts of one described type, made once.
template <Described T>
TypeFacts const& facts() {
    static TypeFacts const made = [] {
        constexpr auto description = describe(Of<T>{});
        TypeFacts type{description.name, description.table, description.owner, {}};
        for_each_field<T>([&](auto const& field) {
            using Member = typename std::decay_t<decltype(field)>::member_type;
            type.fields.push_back(field_facts<Member>(field.name, field.rules));
        });
        return type;
    }();
    return made;
}

}  // namespace farflung
