#include "platform/http/represent.hpp"

#include <algorithm>
#include <array>

#include "core/csv.hpp"
#include "platform/registry.hpp"

namespace farflung::http {

namespace {

/// How many ids one statement takes: a few sizes, so that few texts are prepared and few parameters are bound for
/// nothing.
constexpr std::array<std::size_t, 3> batch_sizes{2, 12, 64};

struct TitlesSql {
    std::string text;
    std::vector<std::string> names;
};

TitlesSql make_titles_sql(std::size_t size) {
    TitlesSql sql;
    for (std::size_t i = 0; i < size; ++i) sql.names.push_back("id_" + std::to_string(i));
    sql.text =
        "select entity_id, title from search_entries where workspace_id = :workspace and entity = :entity"
        " and entity_id in (" +
        db::joined(sql.names, ":", ", ") + ")";
    return sql;
}

TitlesSql const& titles_sql(std::size_t wanted) {
    static std::array<TitlesSql, 3> const all{make_titles_sql(batch_sizes[0]), make_titles_sql(batch_sizes[1]),
                                              make_titles_sql(batch_sizes[2])};
    for (auto const& sql : all) {
        if (wanted <= sql.names.size()) return sql;
    }
    return all.back();
}

using Titles = std::vector<std::pair<Uuid, std::string>>;

/// Titles that this connection has found before are taken from there; the other ids are returned.
std::vector<Uuid> take_known_titles(Titles& titles, Unit const& unit, std::string const& prefix,
                                    std::set<Uuid> const& ids) {
    auto const* memory = unit.connection().memory();
    if (memory == nullptr) return {ids.begin(), ids.end()};
    std::vector<Uuid> unknown;
    for (auto const& id : ids) {
        if (auto const* title = memory->find<std::string>(prefix + std::string(id.view())))
            titles.emplace_back(id, *title);
        else
            unknown.push_back(id);
    }
    return unknown;
}

void append_titles(JsonObject& names, Unit const& unit, std::string_view entity, std::set<Uuid> const& all) {
    auto const prefix = "title/" + std::string(unit.workspace().value.view()) + std::string(entity) + '/';
    Titles titles;
    auto const ids = take_known_titles(titles, unit, prefix, all);
    auto* memory = unit.connection().memory();
    auto next = ids.begin();
    auto left = ids.size();
    while (left > 0) {
        auto const& sql = titles_sql(left);
        db::Parameters parameters;
        db::bind(parameters, "workspace", unit.workspace());
        db::bind(parameters, "entity", entity);
        for (auto const& name : sql.names) {
            // What is left over of the batch is NULL and finds nothing.
            if (next == ids.end())
                parameters.add(name, std::monostate{});
            else
                parameters.add(name, db::Bytes{(next++)->view()});
        }
        left -= std::min(left, sql.names.size());
        unit.connection().query(sql.text, parameters.span(), [&](db::Row const& row) {
            titles.emplace_back(Uuid::from_bytes(row.bytes(0)), row.text(1));
            if (memory != nullptr) memory->keep(prefix + std::string(row.bytes(0)), std::string(row.text(1)));
        });
    }
    // In one order, whatever was known before: the same question has the same bytes as its answer.
    std::ranges::sort(titles);
    for (auto const& [id, title] : titles) names.text(id.text(), title);
}

std::string csv_cell(Json value) {
    std::string text;
    if (auto const string = value.string())
        text = std::string(*string);
    else if (auto const amount = value.find("amount"))
        text = std::string(amount->string().value_or(""));
    else if (!value.is_null())
        text = value.text();
    return safe_csv_cell(std::move(text));
}

}  // namespace

void append_names(std::string& out, Unit const& unit, References const& references) {
    JsonObject names(out);
    for (auto const& [entity, ids] : references) {
        auto const* entry = unit.registry().entity(entity);
        if (entry == nullptr) continue;
        // Whoever sees all of an entity gets its titles in one read; for outsiders each passes through reach.
        if (!unit.actor().is_outsider() && unit.actor().keys.opens(entry->readers)) {
            append_titles(names, unit, entity, ids);
            continue;
        }
        for (auto const& id : ids) {
            auto const title = entry->title(unit, id);
            if (!title.empty()) names.text(id.text(), title);
        }
    }
}

void write_can(std::string& out, std::vector<std::string_view> const& verbs) {
    out += '[';
    for (auto verb : verbs) {
        if (out.back() != '[') out += ',';
        append_json_string(out, verb);
    }
    out += ']';
}

std::string to_csv(TypeFacts const& type, std::vector<std::string> const& json_items, Reader reader,
                   std::vector<bool> const& shown) {
    std::string out = "\xEF\xBB\xBF";
    std::vector<FieldFacts const*> columns;
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        auto const& field = type.fields[i];
        if (!shown.empty() && !shown[i]) continue;
        if (field.rules.secret || (field.rules.team_only && reader == Reader::outsider)) continue;
        out += (columns.empty() ? "" : ",") + std::string(field.name);
        if (field.kind == Kind::amount) out += "," + std::string(field.name) + "_currency";
        columns.push_back(&field);
    }
    out += "\r\n";
    for (auto const& item : json_items) {
        auto const document = JsonDocument::parse(item);
        bool first = true;
        for (auto const* field : columns) {
            auto const value = document->root().find(field->name).value_or(Json{});
            out += (first ? "" : ",") + csv_cell(value);
            first = false;
            if (field->kind == Kind::amount) out += "," + csv_cell(value.find("currency").value_or(Json{}));
        }
        out += "\r\n";
    }
    return out;
}

Answer represent(Unit const&, Document const& document, int, std::string const&) {
    Answer answer{.status = document.status, .type = document.type, .body = document.bytes, .headers = {}};
    std::string name;
    for (char c : document.filename) name += c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 ? '_' : c;
    answer.headers.emplace_back("Content-Disposition", std::string(document.inline_view ? "inline" : "attachment") +
                                                           (name.empty() ? "" : "; filename=\"" + name + '"'));
    return answer;
}

Answer represent(Unit const&, Html const& page, int, std::string const&) {
    Answer answer{.status = page.status, .type = "text/html; charset=utf-8", .body = page.text, .headers = {}};
    if (!page.to.empty()) {
        answer.status = 303;
        answer.headers.emplace_back("Location", page.to);
    }
    return answer;
}

}  // namespace farflung::http
