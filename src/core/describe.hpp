#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace farflung {

/// The closed set of rules that a field may carry. What needs logic is a function, not a flag.
struct Rules {
    bool key = false;               // identifies the record; the client may choose it when creating
    bool required = false;          // text must not be blank, optional must be there
    bool read_only = false;         // set by us alone; a request that names it is refused
    bool fixed = false;             // may be given when creating, never changed afterwards
    bool secret = false;            // never leaves the database
    bool team_only = false;         // left out for customers and partners
    bool searchable = false;        // found by the palette and by ?q=
    bool title = false;             // what people call the record
    std::string_view references{};  // entity whose record this id names; resolved within reach
    int max_length = 0;             // code points; 0 means 200 for text
    std::optional<std::int64_t> min{};
    std::optional<std::int64_t> max{};
    std::string_view label{};  // English source text; the catalogue translates it
    std::string_view help{};
};

/// Names a type for argument-dependent look-up: `describe(Of<Invoice>{})` finds the list beside the struct.
template <class T>
struct Of {
    using type = T;
};

template <class T, class Member>
struct Field {
    using member_type = Member;
    std::string_view name;
    Member T::*member;
    Rules rules;
};

template <class T, class Member>
constexpr Field<T, Member> field(std::string_view name, Member T::*member, Rules rules = {}) {
    return {name, member, rules};
}

/// The list of a struct's fields. With a table it is stored; a part is stored under an owner.
template <class T, class... Members>
struct Description {
    std::string_view name;
    std::string_view table;  // empty: only sent, or kept as JSON inside its owner
    std::string_view owner;  // column that names the owner, for parts
    std::tuple<Field<T, Members>...> fields;
    static constexpr std::size_t size = sizeof...(Members);
};

/// A thing with a table, an `id` and a `version`.
template <class T, class... Members>
constexpr Description<T, Members...> entity(std::string_view name, std::string_view table,
                                            Field<T, Members>... fields) {
    return {name, table, {}, {fields...}};
}

/// Rows that live and die with their owner, in order, such as the lines of an invoice.
template <class T, class... Members>
constexpr Description<T, Members...> part(std::string_view name, std::string_view table, std::string_view owner,
                                          Field<T, Members>... fields) {
    return {name, table, owner, {fields...}};
}

/// A thing that is only sent or received, or a row of a report.
template <class T, class... Members>
constexpr Description<T, Members...> record(std::string_view name, Field<T, Members>... fields) {
    return {name, {}, {}, {fields...}};
}

/// The names of an enum's values, in order from 0; stored and sent as these names.
template <std::size_t N>
struct Enumeration {
    std::string_view name;
    std::array<std::string_view, N> names;
};

template <class... Names>
constexpr Enumeration<sizeof...(Names)> enumeration(std::string_view name, Names... names) {
    return {name, {std::string_view(names)...}};
}

template <class T>
concept Described = std::is_class_v<T> && requires {
    describe(Of<T>{}).fields;
};
template <class T>
concept Enumerated = std::is_enum_v<T> && requires {
    describe(Of<T>{}).names;
};
template <class T>
concept Entity = Described<T> && requires(T t) {
    t.id;
    t.version;
};

template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {
    using element = T;
};
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {
    using element = T;
};

/// A described part with a table of its own.
template <class T>
concept StoredPart = Described<T> &&(!describe(Of<T>{}).owner.empty());

template <class M>
constexpr bool is_stored_parts() {
    if constexpr (is_vector<M>::value) {
        return StoredPart<typename is_vector<M>::element>;
    } else {
        return false;
    }
}

/// A type's description, evaluated once per translation unit.
template <class T>
inline constexpr auto description_of = describe(Of<T>{});

/// Calls `visit(field)` for each field in order.
template <Described T, class Visit>
constexpr void for_each_field(Visit&& visit) {
    std::apply([&](auto const&... fields) { (visit(fields), ...); }, description_of<T>.fields);
}

/// Whether no field of it, at any depth, is kept from some reader.
template <class T>
constexpr bool reads_the_same_for_all() {
    if constexpr (is_optional<T>::value) {
        return reads_the_same_for_all<typename is_optional<T>::element>();
    } else if constexpr (is_vector<T>::value) {
        return reads_the_same_for_all<typename is_vector<T>::element>();
    } else if constexpr (Described<T>) {
        bool same = true;
        for_each_field<T>([&](auto const& field) {
            using Member = typename std::decay_t<decltype(field)>::member_type;
            same = same && !field.rules.secret && !field.rules.team_only && reads_the_same_for_all<Member>();
        });
        return same;
    } else {
        return true;
    }
}

template <Enumerated E>
constexpr std::string_view name_of(E value) {
    constexpr auto const& enumeration_ = description_of<E>;
    auto const index = static_cast<std::size_t>(value);
    return index < enumeration_.names.size() ? enumeration_.names[index] : std::string_view{};
}

template <Enumerated E>
constexpr std::optional<E> value_of(std::string_view name) {
    constexpr auto const& enumeration_ = description_of<E>;
    for (std::size_t i = 0; i < enumeration_.names.size(); ++i) {
        if (enumeration_.names[i] == name) return static_cast<E>(i);
    }
    return std::nullopt;
}

namespace members {
struct Anything {
    template <class T>
    operator T() const;  // NOLINT(google-explicit-constructor): stands for any initialiser
};
template <class T, std::size_t... I>
constexpr bool initialised_by(std::index_sequence<I...>) {
    return requires { T{(static_cast<void>(I), Anything{})...}; };
}
template <class T, std::size_t N>
constexpr bool has_exactly = initialised_by<T>(std::make_index_sequence<N>{}) &&
                             !initialised_by<T>(std::make_index_sequence<N + 1>{});
}  // namespace members

/// A forgotten field does not compile: `static_assert(describes_every_member<Invoice>);`
template <Described T>
constexpr bool describes_every_member = members::has_exactly<T, decltype(describe(Of<T>{}))::size>;

}  // namespace farflung
