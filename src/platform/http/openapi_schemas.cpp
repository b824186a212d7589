#include "platform/http/openapi_schemas.hpp"

#include "platform/http/operations.hpp"

namespace farflung::http {

namespace {

enum class Use { answer, listed, create, change };

std::string base_schema(Kind kind, std::string_view type_name) {
    switch (kind) {
        case Kind::flag:
            return R"("type":"boolean")";
        case Kind::integer:
            return R"("type":"integer")";
        case Kind::date:
            return R"("type":"string","format":"date")";
        case Kind::instant:
            return R"("type":"string","format":"date-time")";
        case Kind::decimal:
            return R"("type":"string","pattern":"^-?[0-9]+(\\.[0-9]+)?$")";
        case Kind::currency:
            return R"("type":"string","pattern":"^[A-Z]{3}$")";
        case Kind::id:
            return R"("type":"string","format":"uuid")";
        case Kind::amount:
            return R"("$ref":"#/components/schemas/Amount")";
        case Kind::choice:
        case Kind::object:
            return R"("$ref":"#/components/schemas/)" + to_type_name(type_name) + '"';
        case Kind::list:
        case Kind::text:
            break;
    }
    return R"("type":"string")";
}

void add_limits(std::string& schema, FieldFacts const& field) {
    auto const& rules = field.rules;
    if (field.kind == Kind::text) {
        schema += R"(,"maxLength":)" + std::to_string(rules.max_length == 0 ? 200 : rules.max_length);
    }
    if (field.kind == Kind::integer && rules.min) schema += R"(,"minimum":)" + std::to_string(*rules.min);
    if (field.kind == Kind::integer && rules.max) schema += R"(,"maximum":)" + std::to_string(*rules.max);
}

bool is_in(FieldFacts const& field, Use use) {
    if (field.rules.secret) return false;
    if (use == Use::answer || use == Use::listed) return true;
    bool const closed = field.rules.read_only || (use == Use::change && (field.rules.fixed || field.rules.key));
    return !closed;
}

bool is_required(FieldFacts const& field, Use use) {
    if (use == Use::answer) return !field.rules.team_only;
    if (use == Use::listed) return field.rules.key || field.name == "version";
    return use == Use::create && field.rules.required;
}

void write_type(std::string& out, TypeFacts const& type, Use use) {
    JsonObject object(out);
    object.text("type", "object");
    if (use == Use::create || use == Use::change) object.flag("additionalProperties", false);
    std::string required;
    {
        JsonObject properties(object.member("properties"));
        for (auto const& field : type.fields) {
            if (!is_in(field, use)) continue;
            properties.member(field.name) += schema_of(field);
            if (!is_required(field, use)) continue;
            required += required.empty() ? "" : ",";
            append_json_string(required, field.name);
        }
    }
    if (!required.empty()) object.member("required") += '[' + required + ']';
}

void write_choice(std::string& out, FieldFacts const& field) {
    JsonObject object(out);
    object.text("type", "string");
    auto& names = object.member("enum");
    names += '[';
    for (auto const& choice : field.choices) {
        if (names.back() != '[') names += ',';
        append_json_string(names, choice);
    }
    names += ']';
}

constexpr auto amount_schema =
    R"({"type":"object","required":["amount","currency"],"properties":{"amount":{"type":"string",)"
    R"("pattern":"^-?[0-9]+(\\.[0-9]+)?$"},"currency":{"type":"string","pattern":"^[A-Z]{3}$"}}})";
constexpr auto names_schema = R"({"type":"object","additionalProperties":{"type":"string"}})";
constexpr auto problem_schema =
    R"({"type":"object","required":["status","code"],"properties":{"type":{"type":"string"},"title":{"type":"string"},)"
    R"("status":{"type":"integer"},"code":{"type":"string"},"detail":{"type":"string"},"request_id":{"type":"string"},)"
    R"("problems":{"type":"array","items":{"type":"object","properties":{"path":{"type":"string"},)"
    R"("code":{"type":"string"},"detail":{"type":"string"}}}}}})";

}  // namespace

std::string reference_to(std::string_view type_name) {
    return R"({"$ref":"#/components/schemas/)" + std::string(type_name) + "\"}";
}

std::string input_name(std::string_view type, bool changes) {
    return to_type_name(type) + (changes ? "Changes" : "Input");
}

std::string schema_of(FieldFacts const& field) {
    std::string schema;
    if (field.kind == Kind::list) {
        schema = R"("type":"array","items":{)" + base_schema(field.element, field.type_name) + '}';
    } else {
        schema = base_schema(field.kind, field.type_name);
    }
    add_limits(schema, field);
    if (field.optional) return R"({"anyOf":[{)" + schema + R"(},{"type":"null"}]})";
    if (!field.rules.label.empty()) {
        schema += R"(,"title":)";
        append_json_string(schema, field.rules.label);
    }
    if (!field.rules.help.empty()) {
        schema += R"(,"description":)";
        append_json_string(schema, field.rules.help);
    }
    return '{' + schema + '}';
}

void write_schemas(JsonObject& components, Registry const& registry) {
    auto const types = types_of(registry);
    JsonObject schemas(components.member("schemas"));
    schemas.member("Amount") += amount_schema;
    schemas.member("Names") += names_schema;
    schemas.member("Problem") += problem_schema;
    for (auto const* choice : choices_of(types)) {
        write_choice(schemas.member(to_type_name(choice->type_name)), *choice);
    }
    for (auto const* type : types) {
        write_type(schemas.member(to_type_name(type->name)), *type, Use::answer);
        if (!type->table.empty() && type->owner.empty())
            write_type(schemas.member(to_type_name(type->name) + "Listed"), *type, Use::listed);
        write_type(schemas.member(input_name(type->name, false)), *type, Use::create);
        write_type(schemas.member(input_name(type->name, true)), *type, Use::change);
    }
}

}  // namespace farflung::http
