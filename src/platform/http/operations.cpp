#include "platform/http/operations.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace farflung::http {

namespace {

constexpr std::string_view api = "/api/v1/";

std::vector<std::string> segments_of(std::string_view pattern) {
    std::vector<std::string> segments;
    while (!pattern.empty()) {
        pattern.remove_prefix(1);
        auto const end = std::min(pattern.find('/'), pattern.size());
        segments.emplace_back(pattern.substr(0, end));
        pattern.remove_prefix(end);
    }
    return segments;
}

std::string to_word(std::string text) {
    for (auto& c : text) {
        if (c == '-' || c == '.') c = '_';
    }
    return text;
}

std::string plain_name(Route const& route, bool names_one) {
    if (route.method == "GET") return names_one ? "show" : route.shape == Route::Shape::page ? "list" : "get";
    if (route.method == "POST") return names_one ? "post" : "create";
    if (route.method == "PATCH") return "update";
    return route.method == "DELETE" ? "remove" : "replace";
}

std::string verb_name(Route const& route, std::string const& words) {
    if (route.method == "DELETE") return "remove_" + words;
    if (route.method == "PUT") return "set_" + words;
    return route.method == "PATCH" ? "update_" + words : words;
}

Operation operation_of(Route const& route) {
    Operation operation{.route = &route, .group = {}, .name = {}, .parameters = {}};
    bool const is_api = route.pattern.starts_with(api);
    auto segments = segments_of(std::string_view(route.pattern).substr(is_api ? api.size() - 1 : 0));
    operation.group = is_api ? to_word(segments.front()) : "pages";
    if (is_api) segments.erase(segments.begin());
    std::string words;
    for (auto const& segment : segments) {
        if (segment.starts_with('{'))
            operation.parameters.push_back(segment.substr(1, segment.size() - 2));
        else
            words += (words.empty() ? "" : "_") + to_word(segment);
    }
    bool const names_one = !operation.parameters.empty();
    operation.name = words.empty() ? plain_name(route, names_one) : verb_name(route, words);
    return operation;
}

/// Gives the POSTs that share a name with another operation a name of their own.
void tell_apart(std::vector<Operation>& operations) {
    std::map<std::pair<std::string, std::string>, int> count;
    for (auto const& one : operations) ++count[{one.group, one.name}];
    std::set<std::pair<std::string, std::string>> taken;
    for (auto& one : operations) {
        if (count[{one.group, one.name}] > 1 && one.route->method == "POST") one.name = "add_" + one.name;
        while (!taken.emplace(one.group, one.name).second) one.name += "_of_one";
    }
}

using TypesByName = std::map<std::string_view, TypeFacts const*>;

void add_type(TypesByName& types, TypeFacts const* type) {
    if (type == nullptr) return;
    auto const [place, is_new] = types.emplace(type->name, type);
    if (!is_new && place->second != type) {
        throw std::logic_error("two described types are named " + std::string(type->name));
    }
    if (!is_new) return;
    for (auto const& field : type->fields) {
        if (!field.rules.secret) add_type(types, field.nested);
    }
}

}  // namespace

std::vector<Operation> operations_of(Registry const& registry) {
    std::vector<Operation> operations;
    for (auto const& route : registry.routes()) operations.push_back(operation_of(route));
    tell_apart(operations);
    std::ranges::stable_sort(operations, {}, &Operation::group);
    return operations;
}

std::vector<TypeFacts const*> types_of(Registry const& registry) {
    TypesByName types;
    for (auto const* entity : registry.entities()) add_type(types, entity->type);
    for (auto const& route : registry.routes()) {
        add_type(types, route.request);
        add_type(types, route.response);
    }
    std::vector<TypeFacts const*> sorted;
    for (auto const& [name, type] : types) sorted.push_back(type);
    return sorted;
}

std::vector<FieldFacts const*> choices_of(std::vector<TypeFacts const*> const& types) {
    std::map<std::string_view, FieldFacts const*> choices;
    for (auto const* type : types) {
        for (auto const& field : type->fields) {
            bool const is_choice =
                field.kind == Kind::choice || (field.kind == Kind::list && field.element == Kind::choice);
            if (is_choice && !field.rules.secret) choices.emplace(field.type_name, &field);
        }
    }
    std::vector<FieldFacts const*> sorted;
    for (auto const& [name, field] : choices) sorted.push_back(field);
    return sorted;
}

std::string to_label(std::string_view name) {
    std::string label(name);
    std::ranges::replace(label, '_', ' ');
    if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 32);
    return label;
}

std::string to_type_name(std::string_view name) {
    std::string type;
    bool starts_word = true;
    for (char c : name) {
        if (c == '_') {
            starts_word = true;
            continue;
        }
        type += starts_word && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        starts_word = false;
    }
    return type;
}

}  // namespace farflung::http
