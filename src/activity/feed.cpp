#include "activity/feed.hpp"

#include "core/json.hpp"
#include "core/json_read.hpp"
#include "platform/i18n/formats.hpp"
#include "platform/registry.hpp"

namespace farflung::activity {

namespace {

constexpr std::int64_t newest = INT64_MAX;
constexpr int default_limit = 50;

/// A value as people of the language write it.
std::string told(Json value, Kind kind, std::string const& language) {
    if (kind == Kind::amount) {
        Amount amount;
        Problems problems;
        read_json(value, amount, problems, {}, Reading::stored);
        return i18n::format_money(amount, language);
    }
    auto const text = value.string();
    if (!text) return value.text();
    auto const day = kind == Kind::date ? Date::parse(*text) : std::nullopt;
    return day ? i18n::format_date(*day, language) : std::string(*text);
}

/// Fields of an event as parameters of its sentence.
Params params_of(EventEntry const& event, std::string const& data, std::string const& language) {
    Params params;
    auto const document = JsonDocument::parse(data);
    if (!document) return params;
    document->root().each_member([&](std::string_view name, Json value) {
        auto const* field = event.type->find(name);
        if (field != nullptr && !value.is_null()) params[std::string(name)] = told(value, field->kind, language);
    });
    return params;
}

std::string changed_fields(Unit const& unit, EntityEntry const& entry, std::string const& data) {
    std::string names;
    auto const document = JsonDocument::parse(data);
    if (!document) return names;
    document->root().each_member([&](std::string_view name, Json) {
        auto const* field = entry.type->find(name);
        if (field == nullptr || field->rules.secret || field->rules.label.empty()) return;
        if (field->rules.team_only && unit.actor().is_outsider()) return;
        names += (names.empty() ? "" : ", ") + unit.text(field->rules.label);
    });
    return names;
}

/// With a title the sentence stands by itself; beside its record it says "this".
std::string sentence_of(Unit const& unit, EntityEntry const& entry, LogRow const& row, std::string const& title) {
    Params params{{"actor", row.actor_name}, {"title", title}};
    if (row.action == "created" && title.empty()) return unit.text("{actor} added this", params);
    if (row.action == "created") return unit.text("{actor} added {title}", params);
    if (row.action == "deleted") return unit.text("{actor} removed this", params);
    if (row.action == "updated") {
        params["fields"] = changed_fields(unit, entry, row.data);
        if (params["fields"].empty()) return {};
        if (title.empty()) return unit.text("{actor} changed {fields}", params);
        return unit.text("{actor} changed {fields} of {title}", params);
    }
    auto const* event = unit.registry().event(row.action);
    if (event == nullptr || (event->team_only && unit.actor().is_outsider())) return {};
    auto fields = params_of(*event, row.data, unit.language());
    fields.insert(params.begin(), params.end());
    return unit.text(event->sentence, fields);
}

}  // namespace

std::optional<FeedItem> told_item(Unit const& unit, LogRow const& row, bool is_beside_record) {
    auto const* entry = unit.registry().entity(row.entity);
    if (entry == nullptr || !entry->is_within_reach(unit, row.entity_id)) return std::nullopt;
    auto title = entry->title(unit, row.entity_id);
    auto sentence = sentence_of(unit, *entry, row, is_beside_record ? std::string() : title);
    if (sentence.empty()) return std::nullopt;
    return FeedItem{row.seq,    row.at,        row.actor_name,  row.actor_kind, row.action, std::move(sentence),
                    row.entity, row.entity_id, std::move(title)};
}

std::vector<FeedItem> feed(Unit const& unit, WhichPart const& part) {
    auto const limit = part.limit.value_or(default_limit);
    auto before = part.before.value_or(newest);
    std::vector<FeedItem> items;
    // Rows out of reach are passed over, so a page may need several looks; bounded for whoever reaches little.
    for (int look = 0; look < 20 && items.size() < static_cast<std::size_t>(limit); ++look) {
        auto const rows = unit.rows<LogRow>(
            "select id, at, actor_name, actor_kind, action, data, entity, entity_id from activity_log"
            " where workspace_id = :workspace and id < :before and (:entity = '' or entity = :entity)"
            " and (:any = 1 or entity_id = :id) order by id desc limit 200",
            {{"before", before}, {"entity", part.entity}, {"any", !part.id}, {"id", part.id.value_or(Uuid{})}});
        for (auto const& row : rows) {
            before = row.seq;
            if (auto item = told_item(unit, row, part.id.has_value())) items.push_back(*std::move(item));
            if (items.size() == static_cast<std::size_t>(limit)) break;
        }
        if (rows.size() < 200) break;
    }
    return items;
}

std::vector<TrailItem> trail(Unit const& unit, WhichPart const& part) {
    return unit.rows<TrailItem>(
        "select id, at, actor_name, peer, request_id, entity, entity_id, version, action, data from activity_log"
        " where workspace_id = :workspace and id < :before and (:entity = '' or entity = :entity)"
        " and (:any = 1 or entity_id = :id) order by id desc limit :limit",
        {{"before", part.before.value_or(newest)},
         {"entity", part.entity},
         {"any", !part.id},
         {"id", part.id.value_or(Uuid{})},
         {"limit", part.limit.value_or(default_limit)}});
}

}  // namespace farflung::activity
