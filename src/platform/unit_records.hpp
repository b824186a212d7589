#pragma once

// The templates of Unit: included by unit.hpp alone.

#include "core/facts.hpp"
#include "platform/unit.hpp"

namespace farflung {

/// Fields of a before and an after that differ, as {"name":[before,after]}; secrets are named, never shown.
template <Entity T>
std::string differences(T const& before, T const& after) {
    std::string out;
    {
        JsonObject object(out);
        for_each_field<T>([&](auto const& field) {
            if (field.name == "version") return;
            auto const was = to_json(before.*field.member);
            auto const is = to_json(after.*field.member);
            if (was == is) return;
            object.member(field.name) += field.rules.secret ? "[]" : '[' + was + ',' + is + ']';
        });
    }
    return out;
}

/// What the palette and ?q= find a record by: its title and all searchable fields.
template <Entity T>
std::pair<std::string, std::string> search_texts(T const& thing) {
    std::pair<std::string, std::string> texts;
    for_each_field<T>([&](auto const& field) {
        using Member = typename std::decay_t<decltype(field)>::member_type;
        if constexpr (std::is_same_v<Member, std::string>) {
            if (field.rules.title) texts.first = thing.*field.member;
            if (field.rules.searchable || field.rules.title) texts.second += thing.*field.member + ' ';
        } else if constexpr (std::is_same_v<Member, std::optional<std::string>>) {
            if (field.rules.title) texts.first = (thing.*field.member).value_or("");
            if (field.rules.searchable || field.rules.title) texts.second += (thing.*field.member).value_or("") + ' ';
        }
    });
    return texts;
}

template <Entity T>
std::string_view Unit::reach() const {
    auto const& rules = policy(Of<T>{});
    switch (actor_.kind) {
        case ActorKind::system:
            return "1 = 1";
        case ActorKind::member:
            if (!actor_.keys.opens(rules.team | key::owner | key::admin)) return "1 = 0";
            return rules.team_reach.empty() ? "1 = 1" : rules.team_reach;
        case ActorKind::partner:
            return rules.partner.empty() ? "1 = 0" : rules.partner;
        case ActorKind::customer:
            return rules.customer.empty() ? "1 = 0" : rules.customer;
        case ActorKind::nobody:
            break;
    }
    return "1 = 0";
}

template <Entity T>
std::vector<T> Unit::select(std::string_view sql, db::Parameters& parameters, std::size_t expected) const {
    std::vector<T> found;
    found.reserve(expected);
    run(sql, parameters, [&](db::Row const& row) {
        db::Columns columns(row);
        db::take_fields(columns, found.emplace_back());
    });
    return found;
}

template <Entity T>
void Unit::load_parts(T& thing) const {
    for_each_field<T>([&](auto const& field) {
        using Member = typename std::decay_t<decltype(field)>::member_type;
        if constexpr (is_stored_parts<Member>()) {
            using Part = typename is_vector<Member>::element;
            db::Parameters parameters;
            db::bind(parameters, "owner", thing.id);
            run(db::part_sql<Part>().select, parameters, [&](db::Row const& row) {
                db::Columns columns(row);
                db::take_fields(columns, (thing.*field.member).emplace_back());
            });
        }
    });
}

template <Entity T>
void Unit::store_parts(T const& thing) {
    for_each_field<T>([&](auto const& field) {
        using Member = typename std::decay_t<decltype(field)>::member_type;
        if constexpr (is_stored_parts<Member>()) {
            using Part = typename is_vector<Member>::element;
            std::int64_t position = 0;
            for (auto const& part : thing.*field.member) {
                db::Parameters parameters;
                db::bind(parameters, "owner", thing.id);
                parameters.add("position", position++);
                db::bind_fields(parameters, part);
                change(db::part_sql<Part>().insert, parameters);
            }
        }
    });
}

template <Entity T>
void Unit::remember(T const& thing) const {
    // Who only reads never asks what a record was before.
    if (!connection_.is_read_only()) loaded_[thing.id.value] = std::make_shared<T const>(thing);
}

template <Entity T>
std::optional<T> Unit::find(Id<T> id) const {
    static_assert(describes_every_member<T>, "every member of the struct stands in its describe list");
    db::Parameters parameters;
    db::bind(parameters, "id", id);
    auto const sql = db::table_sql<T>().select_by_id + " and (" + std::string(reach<T>()) + ")";
    auto found = select<T>(sql, parameters, 1);
    if (found.empty()) return std::nullopt;
    load_parts(found.front());
    remember(found.front());
    return std::move(found.front());
}

template <Entity T>
bool Unit::is_within_reach(Uuid const& id) const {
    db::Parameters parameters;
    db::bind(parameters, "id", id);
    bool found = false;
    run("select 1 from " + std::string(describe(Of<T>{}).table) +
            " t where t.workspace_id = :workspace and t.id = :id and (" + std::string(reach<T>()) + ")",
        parameters, [&](db::Row const&) { found = true; });
    return found;
}

template <Entity T>
T Unit::get(Id<T> id) const {
    auto found = find(id);
    if (!found) throw Refusal(No::not_found, "not_found", {}, {{"entity", std::string(describe(Of<T>{}).name)}});
    return *std::move(found);
}

template <Entity T>
std::vector<T> Unit::where(std::string_view condition, NamedValues values, std::string_view order) const {
    db::Parameters parameters;
    for (auto const& value : values) value.bind_to(parameters);
    auto const& table = db::table_sql<T>();
    auto found = select<T>("select " + table.aliased + " from " + std::string(describe(Of<T>{}).table) +
                               " t where t.workspace_id = :workspace and (" + std::string(reach<T>()) + ") and (" +
                               std::string(condition) + ") order by " + std::string(order),
                           parameters);
    for (auto& thing : found) {
        load_parts(thing);
        remember(thing);
    }
    return found;
}

template <Entity T, class V>
std::optional<T> Unit::find_by(std::string_view field, V const& value) const {
    auto found = where<T>("t." + std::string(field) + " = :value", {{"value", value}}, "t.id limit 1");
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

template <Entity T>
void Unit::insert(T& thing) {
    if (thing.id.is_nil()) thing.id = new_id<T>();
    thing.version = 1;
    if constexpr (requires { thing.created_at; }) thing.created_at = now_;
    db::Parameters parameters;
    db::bind_fields(parameters, thing);
    change(db::table_sql<T>().insert, parameters);
    store_parts(thing);
    remember(thing);
    auto const [title, text] = search_texts(thing);
    if (!text.empty()) index(describe(Of<T>{}).name, thing.id.value, title, text);
    log(describe(Of<T>{}).name, thing.id.value, 1, "created", "{}");
}

template <Entity T>
void Unit::save(T& thing) {
    auto const found = loaded_.find(thing.id.value);
    ensure(found != loaded_.end(), "a record is loaded in the unit that saves it");
    auto const original = std::static_pointer_cast<T const>(found->second);
    db::Parameters parameters;
    parameters.add("expected_version", std::int64_t{thing.version});
    ++thing.version;
    db::bind_fields(parameters, thing);
    if (change(db::table_sql<T>().update, parameters) == 0) throw Refusal(No::conflict, "stale");
    bool parts_changed = false;
    for_each_field<T>([&](auto const& field) {
        using Member = typename std::decay_t<decltype(field)>::member_type;
        if constexpr (is_stored_parts<Member>()) {
            if (to_json((*original).*field.member) == to_json(thing.*field.member)) return;
            parts_changed = true;
            db::Parameters owner;
            db::bind(owner, "owner", thing.id);
            change(db::part_sql<typename is_vector<Member>::element>().remove, owner);
        }
    });
    if (parts_changed) store_parts(thing);
    auto const texts = search_texts(thing);
    if (texts != search_texts(*original)) index(describe(Of<T>{}).name, thing.id.value, texts.first, texts.second);
    log(describe(Of<T>{}).name, thing.id.value, thing.version, "updated", differences(*original, thing));
    remember(thing);
}

template <Entity T>
void Unit::remove(T const& thing) {
    for_each_field<T>([&](auto const& field) {
        using Member = typename std::decay_t<decltype(field)>::member_type;
        if constexpr (is_stored_parts<Member>()) {
            db::Parameters owner;
            db::bind(owner, "owner", thing.id);
            change(db::part_sql<typename is_vector<Member>::element>().remove, owner);
        }
    });
    db::Parameters parameters;
    db::bind(parameters, "id", thing.id);
    parameters.add("expected_version", std::int64_t{thing.version});
    if (change(db::table_sql<T>().remove, parameters) == 0) throw Refusal(No::conflict, "stale");
    unindex(describe(Of<T>{}).name, thing.id.value);
    log(describe(Of<T>{}).name, thing.id.value, thing.version + 1, "deleted", "{}");
}

template <Entity T>
void Unit::authorize(std::string_view verb, T const& thing) const {
    if (!may_do(verb, thing)) throw Refusal(No::forbidden, "forbidden", {}, {{"verb", std::string(verb)}});
}

template <Described R>
std::vector<R> Unit::rows(std::string_view sql, NamedValues values) const {
    db::Parameters parameters;
    for (auto const& value : values) value.bind_to(parameters);
    std::vector<R> found;
    run(sql, parameters, [&](db::Row const& row) {
        db::Columns columns(row);
        db::take_fields(columns, found.emplace_back());
    });
    return found;
}

template <class V>
std::optional<V> Unit::value(std::string_view sql, NamedValues values) const {
    std::optional<V> found;
    query(sql, values, [&](db::Row const& row) {
        if (found || row.is_null(0)) return;
        db::Columns columns(row);
        db::take(columns, found.emplace());
    });
    return found;
}

template <Described E>
void Unit::emit(E const& event, std::string_view entity, Uuid const& id) {
    constexpr std::string_view name = describe(Of<E>{}).name;
    auto data = to_json(event);
    tell_listeners(name, data, entity, id);
    log(entity, id, 0, name, std::move(data));
}

template <Described J>
void Unit::enqueue(J const& job, std::optional<Instant> not_before, std::string_view period_key) {
    enqueue_text(describe(Of<J>{}).name, to_json(job), not_before.value_or(now_), period_key);
}

}  // namespace farflung
