#pragma once

// The lists of Unit: included by unit.hpp alone.

#include "platform/unit.hpp"

namespace farflung {

template <Entity T>
Page<T> Unit::list(ListRequest const& request) const {
    db::Parameters parameters;
    auto const& table = db::table_sql<T>();
    auto const& type = facts<T>();
    auto plan = plan_page(type, request, reader(), parameters);
    auto const from = " from " + std::string(type.table) + " t where t.workspace_id = :workspace and (" +
                      std::string(reach<T>()) + ")" + plan.conditions;
    Page<T> page;
    if (request.count) {
        run("select count(*)" + from, parameters, [&](db::Row const& row) { page.count = row.integer(0); });
    }
    auto const limit = static_cast<std::size_t>(request.limit);
    page.items = select<T>("select " + table.aliased + from + plan.after_cursor + plan.order, parameters, limit + 1);
    page.shown = std::move(plan.shown);
    if (plan.shows_parts) {
        for (auto& thing : page.items) load_parts(thing);
    }
    if (page.items.size() > limit) {
        page.items.pop_back();
        auto const& last = page.items.back();
        std::string sort_value;
        for_each_field<T>([&](auto const& field) {
            if (field.name != plan.sort_field) return;
            using Member = typename std::decay_t<decltype(field)>::member_type;
            if constexpr (std::is_same_v<Member, Amount>)
                sort_value = std::to_string((last.*field.member).minor);
            else
                sort_value = to_json(last.*field.member);
        });
        page.next = make_cursor(sort_value, last.id.value);
    }
    return page;
}

}  // namespace farflung
