#pragma once

#include <algorithm>
#include <forward_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/frozen.hpp"
#include "platform/db/database.hpp"

namespace farflung::db {

/// How each value type becomes columns and comes back. An amount takes two columns, `<name>_minor` and
/// `<name>_currency`; what has no column type of its own is kept as JSON text.

/// Parameters of one statement, and the texts that they point into.
class Parameters {
  public:
    void add(std::string_view name, Value value) { list_.push_back({name, value}); }
    /// Keeps a text alive until the statement has run.
    std::string_view keep(std::string text) { return texts_.emplace_front(std::move(text)); }
    bool has(std::string_view name) const { return std::ranges::find(list_, name, &Parameter::name) != list_.end(); }
    std::span<Parameter const> span() const { return list_; }
    std::vector<Parameter> const& list() const { return list_; }

  private:
    std::vector<Parameter> list_;
    std::forward_list<std::string> texts_;
};

inline void bind(Parameters& out, std::string_view name, bool value) { out.add(name, std::int64_t{value ? 1 : 0}); }
inline void bind(Parameters& out, std::string_view name, int value) { out.add(name, std::int64_t{value}); }
inline void bind(Parameters& out, std::string_view name, std::int64_t value) { out.add(name, value); }
inline void bind(Parameters& out, std::string_view name, std::string const& value) {
    out.add(name, std::string_view(value));
}
inline void bind(Parameters& out, std::string_view name, std::string_view value) { out.add(name, value); }
inline void bind(Parameters& out, std::string_view name, char const* value) { out.add(name, std::string_view(value)); }
inline void bind(Parameters& out, std::string_view name, Date value) { out.add(name, out.keep(value.text())); }
inline void bind(Parameters& out, std::string_view name, Instant value) { out.add(name, value.ms); }
inline void bind(Parameters& out, std::string_view name, Decimal const& value) {
    out.add(name, out.keep(value.text()));
}
inline void bind(Parameters& out, std::string_view name, Currency value) {
    out.add(name, out.keep(std::string(value.text())));
}
inline void bind(Parameters& out, std::string_view name, Uuid const& value) {
    // A nil id is "none yet": stored as NULL, so that foreign keys speak only of real records.
    if (value.is_nil()) {
        out.add(name, std::monostate{});
    } else {
        out.add(name, Bytes{out.keep(std::string(value.view()))});
    }
}
template <class Tag>
void bind(Parameters& out, std::string_view name, Id<Tag> const& value) {
    bind(out, name, value.value);
}
inline void bind(Parameters& out, std::string_view name, Bytes value) { out.add(name, value); }
template <Enumerated E>
void bind(Parameters& out, std::string_view name, E value) {
    out.add(name, name_of(value));
}
inline void bind(Parameters& out, std::string_view name, Amount const& value) {
    out.add(out.keep(std::string(name) + "_minor"), value.minor);
    out.add(out.keep(std::string(name) + "_currency"), out.keep(std::string(value.currency.text())));
}
template <class T>
void bind(Parameters& out, std::string_view name, std::vector<T> const& value) {
    out.add(name, out.keep(to_json(value)));
}
template <Described T>
void bind(Parameters& out, std::string_view name, T const& value) {
    out.add(name, out.keep(to_json(value)));
}
template <Described T>
void bind(Parameters& out, std::string_view name, Frozen<T> const& value) {
    if (value) {
        out.add(name, std::string_view(value.text()));
    } else {
        out.add(name, std::monostate{});
    }
}
template <class T>
void bind(Parameters& out, std::string_view name, std::optional<T> const& value) {
    if (value) {
        bind(out, name, *value);
    } else if constexpr (std::is_same_v<T, Amount>) {
        out.add(out.keep(std::string(name) + "_minor"), std::monostate{});
        out.add(out.keep(std::string(name) + "_currency"), std::monostate{});
    } else {
        out.add(name, std::monostate{});
    }
}

/// Reads a row's columns from left to right.
class Columns {
  public:
    explicit Columns(Row const& row) : row_(row) {}
    Row const& row() const { return row_; }
    int next() { return column_++; }
    bool next_is_null() const { return row_.is_null(column_); }

  private:
    Row const& row_;
    int column_ = 0;
};

inline void take(Columns& in, bool& out) { out = in.row().integer(in.next()) != 0; }
inline void take(Columns& in, int& out) { out = static_cast<int>(in.row().integer(in.next())); }
inline void take(Columns& in, std::int64_t& out) { out = in.row().integer(in.next()); }
inline void take(Columns& in, std::string& out) { out = std::string(in.row().text(in.next())); }
inline void take(Columns& in, Date& out) { out = Date::parse(in.row().text(in.next())).value_or(Date{}); }
inline void take(Columns& in, Instant& out) { out = Instant{in.row().integer(in.next())}; }
inline void take(Columns& in, Decimal& out) { out = Decimal::parse(in.row().text(in.next())).value_or(Decimal{}); }
inline void take(Columns& in, Currency& out) { out = Currency::parse(in.row().text(in.next())).value_or(Currency{}); }
inline void take(Columns& in, Uuid& out) {
    auto const column = in.next();
    out = in.row().is_null(column) ? Uuid{} : Uuid::from_bytes(in.row().bytes(column));
}
template <class Tag>
void take(Columns& in, Id<Tag>& out) {
    take(in, out.value);
}
template <Enumerated E>
void take(Columns& in, E& out) {
    auto const value = value_of<E>(in.row().text(in.next()));
    ensure(value.has_value(), "a stored enum value has a name that this program knows");
    out = *value;
}
inline void take(Columns& in, Amount& out) {
    out.minor = in.row().integer(in.next());
    take(in, out.currency);
}
template <class T>
void take_json(Columns& in, T& out) {
    auto const column = in.next();
    if (in.row().is_null(column)) return;
    auto const text = in.row().text(column);
    if (StoredText stored(text); read_stored(stored, out) && stored.is_done()) return;
    auto const document = JsonDocument::parse(text);
    Problems problems;
    if (document) read_json(document->root(), out, problems, {}, Reading::stored);
}
template <class T>
void take(Columns& in, std::vector<T>& out) {
    take_json(in, out);
}
template <Described T>
void take(Columns& in, T& out) {
    take_json(in, out);
}
template <Described T>
void take(Columns& in, Frozen<T>& out) {
    auto const column = in.next();
    out = in.row().is_null(column) ? Frozen<T>() : Frozen<T>::from_stored(in.row().text(column));
}
template <class T>
void take(Columns& in, std::optional<T>& out) {
    if (in.next_is_null()) {
        out.reset();
        in.next();
        if constexpr (std::is_same_v<T, Amount>) in.next();
        return;
    }
    T value{};
    take(in, value);
    out = std::move(value);
}

/// The columns of one field, such as `due_on` or `total_minor, total_currency`.
template <class Member>
std::vector<std::string> column_names(std::string_view field_name) {
    if constexpr (std::is_same_v<Member, Amount> || std::is_same_v<Member, std::optional<Amount>>) {
        return {std::string(field_name) + "_minor", std::string(field_name) + "_currency"};
    } else if constexpr (is_stored_parts<Member>()) {
        return {};
    } else {
        return {std::string(field_name)};
    }
}

template <Described T>
void take_fields(Columns& in, T& out) {
    for_each_field<T>([&](auto const& field) {
        using Member = typename std::decay_t<decltype(field)>::member_type;
        if constexpr (!is_stored_parts<Member>()) take(in, out.*field.member);
    });
}

template <Described T>
void bind_fields(Parameters& out, T const& thing) {
    for_each_field<T>([&](auto const& field) {
        using Member = typename std::decay_t<decltype(field)>::member_type;
        if constexpr (!is_stored_parts<Member>()) bind(out, field.name, thing.*field.member);
    });
}

template <Described T>
std::vector<std::string> all_columns() {
    std::vector<std::string> columns;
    for_each_field<T>([&](auto const& field) {
        using Member = typename std::decay_t<decltype(field)>::member_type;
        for (auto& name : column_names<Member>(field.name)) columns.push_back(std::move(name));
    });
    return columns;
}

}  // namespace farflung::db
