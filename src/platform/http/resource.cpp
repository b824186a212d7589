#include "platform/http/resource.hpp"

#include "core/json_twins.hpp"
#include "platform/registry.hpp"

namespace farflung {

std::vector<Route> join(std::initializer_list<std::vector<Route>> lists) {
    std::vector<Route> all;
    for (auto const& list : lists) all.insert(all.end(), list.begin(), list.end());
    return all;
}

namespace http {

Json require_json(Body const& body, std::optional<JsonDocument>& document) {
    if (body.type != "application/json") throw Refusal(No::invalid, "body.not_json_type");
    std::string reason;
    document = JsonDocument::parse(body.bytes, &reason);
    if (!document) throw Refusal(No::invalid, "body.not_json", {}, {{"reason", reason}});
    if (auto const twin = twin_key(body.bytes)) {
        throw Refusal(No::invalid, "body.twin_key", {}, {{"key", std::string(first_code_points(*twin, 64))}});
    }
    return document->root();
}

void refuse_path() { throw Refusal(No::not_found, "not_found"); }

void refuse_unknown_parameters(Query const& query, TypeFacts const* known, Problems& problems) {
    for (auto const& [name, value] : query.values) {
        if (name == "dry_run" || (known != nullptr && known->find(name) != nullptr)) continue;
        problems.add(std::string(first_code_points(name, 64)), "unknown_parameter");
    }
}

void refuse_team_fields(Unit const& unit, TypeFacts const& type, Body const& body) {
    if (unit.reader() == Reader::team) return;
    std::optional<JsonDocument> document;
    auto const json = require_json(body, document);
    Problems problems;
    for (auto const& field : type.fields) {
        if (field.rules.team_only && json.find(field.name)) problems.add(std::string(field.name), "unknown_field");
    }
    problems.refuse_if_any();
}

void check_if_match(std::string const& if_match, std::int64_t version) {
    if (if_match.empty() || if_match == "*") return;
    // Compression makes the tag that the client saw a weak one; the version is the same.
    auto const tag = if_match.starts_with("W/") ? if_match.substr(2) : if_match;
    if (tag != '"' + std::to_string(version) + '"') throw Refusal(No::precondition, "stale");
}

namespace {

void find_path(TypeFacts const& type, Json thing, std::string const& id, std::string const& prefix, std::string& path) {
    for (auto const& field : type.fields) {
        auto const value = thing.find(field.name);
        if (!value) continue;
        auto const here = prefix + std::string(field.name);
        if (value->string() == std::optional<std::string_view>(id) && !field.rules.references.empty()) path = here;
        for (std::size_t i = 0; field.kind == Kind::list && i < value->size(); ++i) {
            auto const each = here + '/' + std::to_string(i);
            if (field.nested != nullptr)
                find_path(*field.nested, value->at(i), id, each + '/', path);
            else if (value->at(i).string() == std::optional<std::string_view>(id))
                path = each;
        }
    }
}

}  // namespace

void refuse_beyond_reach(Unit const& unit, TypeFacts const& type, std::string const& thing,
                         References const& references) {
    Problems problems;
    for (auto const& [entity, ids] : references) {
        auto const* entry = unit.registry().entity(entity);
        for (auto const& id : ids) {
            if (entry != nullptr && entry->is_within_reach(unit, id)) continue;
            std::string path(entity);
            if (auto const document = JsonDocument::parse(thing))
                find_path(type, document->root(), id.text(), {}, path);
            problems.add(path, "no_such_record");
        }
    }
    problems.refuse_if_any();
}

}  // namespace http
}  // namespace farflung
