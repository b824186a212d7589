#pragma once

#include "core/text.hpp"
#include "platform/db/many_rows.hpp"
#include "platform/unit.hpp"

/// Writing thousands of records in one unit, for data that is made: the rows are those of inserting one by one, but no
/// line of the activity log tells of them.
namespace farflung::bulk {

inline void insert_rows(Unit& unit, std::string_view table, db::Rows const& rows) {
    auto const workspace = unit.workspace();
    db::insert_rows(unit.connection(), table, db::Bytes{workspace.value.view()}, rows);
}

template <Entity T>
void insert_parts(Unit& unit, std::vector<T> const& things) {
    for_each_field<T>([&](auto const& field) {
        using Member = typename std::decay_t<decltype(field)>::member_type;
        if constexpr (is_stored_parts<Member>()) {
            constexpr auto table = describe(Of<typename is_vector<Member>::element>{});
            db::Rows rows;
            for (auto const& thing : things) {
                std::int64_t position = 0;
                for (auto const& part : thing.*field.member) {
                    auto& row = rows.emplace_back();
                    db::bind(row, table.owner, thing.id);
                    row.add("position", position++);
                    db::bind_fields(row, part);
                }
            }
            insert_rows(unit, table.table, rows);
        }
    });
}

template <Entity T>
void insert_search_entries(Unit& unit, std::vector<T> const& things) {
    db::Rows rows;
    for (auto const& thing : things) {
        auto const [title, text] = search_texts(thing);
        if (text.empty()) continue;
        auto& row = rows.emplace_back();
        db::bind(row, "entity", describe(Of<T>{}).name);
        db::bind(row, "entity_id", thing.id);
        db::bind(row, "title", row.keep(title));
        db::bind(row, "folded", row.keep(search_key(text)));
    }
    insert_rows(unit, "search_entries", rows);
}

/// Records that have their ids already, with their parts and what a search finds them by.
template <Entity T>
void insert(Unit& unit, std::vector<T>& things) {
    db::Rows rows;
    for (auto& thing : things) {
        thing.version = 1;
        thing.created_at = unit.now();
        db::bind_fields(rows.emplace_back(), thing);
    }
    insert_rows(unit, describe(Of<T>{}).table, rows);
    insert_parts(unit, things);
    insert_search_entries(unit, things);
}

}  // namespace farflung::bulk
