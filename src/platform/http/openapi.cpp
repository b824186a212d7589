#include "platform/http/openapi.hpp"

#include <map>

#include "core/json.hpp"
#include "platform/http/openapi_schemas.hpp"
#include "platform/http/operations.hpp"

namespace farflung::http {

namespace {

struct Parameter {
    std::string_view name;
    std::string_view in;
    bool required = false;
    std::string schema;
    std::string_view description = {};
};

void write_parameter(std::string& out, Parameter const& parameter) {
    if (out.back() != '[') out += ',';
    JsonObject object(out);
    object.text("name", parameter.name);
    object.text("in", parameter.in);
    if (parameter.required) object.flag("required", true);
    if (!parameter.description.empty()) object.text("description", parameter.description);
    object.member("schema") += parameter.schema;
}

constexpr auto text_schema = R"({"type":"string"})";

void write_list_parameters(std::string& out) {
    write_parameter(out,
                    {"limit", "query", false, R"({"type":"integer","minimum":1,"maximum":200})", "Items of a page"});
    write_parameter(out, {"after", "query", false, text_schema, "The `next` of the page before"});
    write_parameter(out, {"sort", "query", false, text_schema, "A field, with a minus sign for the greatest first"});
    write_parameter(out, {"q", "query", false, text_schema, "Words to search for"});
    write_parameter(out, {"fields", "query", false, text_schema,
                          "Names of the fields to show, with commas between; parts such as lines only if named"});
    write_parameter(out, {"filter", "query", false, R"({"type":"object","additionalProperties":{"type":"string"}})",
                          "field=value, field.gte=value, field.lte=value"});
}

void write_parameters(std::string& out, Operation const& operation) {
    auto const& route = *operation.route;
    for (auto const& name : operation.parameters) write_parameter(out, {name, "path", true, text_schema});
    if (route.takes_query && route.shape == Route::Shape::page) write_list_parameters(out);
    if (route.method == "GET" && route.request != nullptr) {
        for (auto const& field : route.request->fields) {
            write_parameter(out, {field.name, "query", field.rules.required, schema_of(field), field.rules.help});
        }
    }
    if (route.writes) {
        write_parameter(out, {"dry_run", "query", false, R"({"type":"boolean"})", "Decide, answer and change nothing"});
    }
    if (route.writes && route.method == "POST") {
        write_parameter(out, {"Idempotency-Key", "header", false, R"({"type":"string","maxLength":200})",
                              "The same key and request are done once, and answered alike"});
    }
    if (!route.entity.empty() && (route.method == "PATCH" || route.method == "DELETE")) {
        write_parameter(out, {"If-Match", "header", false, text_schema, "The version that was read, as its ETag says"});
    }
}

void write_content(JsonObject& object, std::string_view type, std::string const& schema) {
    JsonObject content(object.member("content"));
    JsonObject media(content.member(type));
    media.member("schema") += schema;
}

void write_request(JsonObject& object, Route const& route) {
    if (route.takes_bytes) {
        JsonObject body(object.member("requestBody"));
        write_content(body, "application/octet-stream", "{}");
    } else if (route.request != nullptr && route.method != "GET") {
        JsonObject body(object.member("requestBody"));
        body.flag("required", true);
        bool const changes = route.method == "PATCH";
        write_content(body, "application/json", reference_to(input_name(route.request->name, changes)));
    }
}

std::string answer_schema(Route const& route) {
    if (route.response == nullptr) return "{}";
    bool const is_chosen = route.takes_query && route.shape == Route::Shape::page && !route.response->table.empty();
    auto const one = reference_to(to_type_name(route.response->name) + (is_chosen ? "Listed" : ""));
    auto const names = reference_to("Names");
    if (route.shape == Route::Shape::record) {
        auto const can = route.entity.empty() ? "" : R"("can":{"type":"array","items":{"type":"string"}},)";
        return R"({"allOf":[)" + one + R"(,{"type":"object","properties":{)" + can + R"("names":)" + names + "}}]}";
    }
    return R"({"type":"object","required":["items","next"],"properties":{"items":{"type":"array","items":)" + one +
           R"(},"next":{"type":["string","null"]},"count":{"type":"integer"},"names":)" + names + "}}";
}

void write_answers(JsonObject& object, Route const& route) {
    JsonObject answers(object.member("responses"));
    {
        JsonObject good(answers.member(std::to_string(route.status)));
        good.text("description", route.status == 204 ? "Done" : "The answer");
        if (route.is_stream)
            write_content(good, "text/event-stream", text_schema);
        else if (route.shape == Route::Shape::html)
            write_content(good, "text/html", text_schema);
        else if (route.shape == Route::Shape::document)
            write_content(good, "*/*", "{}");
        else if (route.status != 204)
            write_content(good, "application/json", answer_schema(route));
    }
    JsonObject problem(answers.member("default"));
    problem.text("description", "What went wrong, as RFC 9457 problem details");
    write_content(problem, "application/problem+json", reference_to("Problem"));
}

void write_operation(std::string& out, Operation const& operation) {
    auto const& route = *operation.route;
    JsonObject object(out);
    object.text("operationId", operation.group + "_" + operation.name);
    object.member("tags") += "[\"" + operation.group + "\"]";
    object.text("summary", route.summary.empty() ? to_label(operation.name) : route.summary);
    auto& rights = object.member("x-rights");
    append_json_string(rights, key_names(route.keys));
    if (!route.entity.empty()) object.text("x-entity", route.entity);
    if (route.keys.opens(key::anyone)) object.member("security") += "[]";
    auto& parameters = object.member("parameters");
    parameters += '[';
    write_parameters(parameters, operation);
    parameters += ']';
    write_request(object, route);
    write_answers(object, route);
}

std::string lower(std::string text) {
    for (auto& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
}

void write_paths(JsonObject& root, Registry const& registry) {
    std::map<std::string, std::vector<Operation>> by_path;
    for (auto& operation : operations_of(registry)) by_path[operation.route->pattern].push_back(std::move(operation));
    JsonObject paths(root.member("paths"));
    for (auto const& [path, operations] : by_path) {
        JsonObject methods(paths.member(path));
        for (auto const& operation : operations) {
            write_operation(methods.member(lower(operation.route->method)), operation);
        }
    }
}

}  // namespace

std::string openapi(Registry const& registry) {
    std::string out;
    {
        JsonObject root(out);
        root.text("openapi", "3.1.0");
        root.member("info") += R"({"title":"Farflung","version":"1"})";
        root.member("security") += R"([{"token":[]},{"session":[]}])";
        write_paths(root, registry);
        JsonObject components(root.member("components"));
        components.member("securitySchemes") +=
            R"({"token":{"type":"http","scheme":"bearer"},)"
            R"("session":{"type":"apiKey","in":"cookie","name":"farflung_session"}})";
        write_schemas(components, registry);
    }
    return out;
}

}  // namespace farflung::http
