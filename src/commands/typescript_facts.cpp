#include "commands/typescript_facts.hpp"

#include "core/json.hpp"
#include "platform/http/operations.hpp"

namespace farflung {

namespace {

constexpr auto head = R"(
export type FieldType =
  | 'flag' | 'integer' | 'text' | 'date' | 'instant' | 'decimal' | 'currency' | 'id' | 'amount' | 'choice'
  | 'object' | 'list';
export interface FieldFacts {
  type: FieldType;
  label: string;
  help: string;
  required: boolean;
  read_only: boolean;
  /** May be given when creating, never changed afterwards. */
  fixed: boolean;
  nullable: boolean;
  searchable: boolean;
  max_length?: number;
  min?: number;
  max?: number;
  options?: readonly string[];
  /** The entity whose record this id names. */
  references?: string;
  /** What a list holds. */
  of?: FieldType;
  /** The fields of an object, or of a list's objects. */
  fields?: { readonly [name: string]: FieldFacts };
}
export interface EntityFacts {
  name: string;
  /** Under /api/v1; empty when it has no list of its own. */
  path: string;
  label: string;
  /** The field that people call a record by; empty when there is none. */
  title: string;
  fields: { readonly [name: string]: FieldFacts };
}
)";

std::string_view name_of_kind(Kind kind) {
    switch (kind) {
        case Kind::flag:
            return "flag";
        case Kind::integer:
            return "integer";
        case Kind::date:
            return "date";
        case Kind::instant:
            return "instant";
        case Kind::decimal:
            return "decimal";
        case Kind::currency:
            return "currency";
        case Kind::id:
            return "id";
        case Kind::amount:
            return "amount";
        case Kind::choice:
            return "choice";
        case Kind::object:
            return "object";
        case Kind::list:
            return "list";
        case Kind::text:
            break;
    }
    return "text";
}

void write_fields(std::string& out, TypeFacts const& type);

void write_options(std::string& out, FieldFacts const& field) {
    out += '[';
    for (auto const& choice : field.choices) {
        if (out.back() != '[') out += ',';
        append_json_string(out, choice);
    }
    out += ']';
}

void write_field(std::string& out, FieldFacts const& field) {
    auto const& rules = field.rules;
    JsonObject object(out);
    object.text("type", name_of_kind(field.kind));
    object.text("label", rules.label.empty() ? http::to_label(field.name) : rules.label);
    object.text("help", rules.help);
    object.flag("required", rules.required);
    object.flag("read_only", rules.read_only);
    object.flag("fixed", rules.fixed || rules.key);
    object.flag("nullable", field.optional);
    object.flag("searchable", rules.searchable);
    if (field.kind == Kind::text) object.number("max_length", rules.max_length == 0 ? 200 : rules.max_length);
    if (rules.min) object.number("min", *rules.min);
    if (rules.max) object.number("max", *rules.max);
    if (!field.choices.empty()) write_options(object.member("options"), field);
    if (!rules.references.empty()) object.text("references", rules.references);
    if (field.kind == Kind::list) object.text("of", name_of_kind(field.element));
    if (field.nested != nullptr) write_fields(object.member("fields"), *field.nested);
}

void write_fields(std::string& out, TypeFacts const& type) {
    JsonObject fields(out);
    for (auto const& field : type.fields) {
        if (!field.rules.secret) write_field(fields.member(field.name), field);
    }
}

std::string_view title_of(TypeFacts const& type) {
    for (auto const& field : type.fields) {
        if (field.rules.title) return field.name;
    }
    return {};
}

/// One line per entity would be unreadable in a comparison; one line per field is not.
void write_entity(std::string& out, EntityEntry const& entity) {
    out.append("  ").append(entity.name).append(": {\n    name: '").append(entity.name).append("',\n    path: '");
    out.append(entity.path).append("',\n    label: ");
    append_json_string(out, http::to_label(entity.name));
    out.append(",\n    title: '").append(title_of(*entity.type)).append("',\n    fields: {\n");
    for (auto const& field : entity.type->fields) {
        if (field.rules.secret) continue;
        out.append("      ").append(field.name).append(": ");
        write_field(out, field);
        out += ",\n";
    }
    out += "    },\n  },\n";
}

}  // namespace

void write_entity_facts(std::string& out, Registry const& registry) {
    out += head;
    out += "export const entities = {\n";
    for (auto const* entity : registry.entities()) write_entity(out, *entity);
    out +=
        "} as const satisfies { [name: string]: EntityFacts };\n"
        "export type EntityName = keyof typeof entities;\n"
        "export function facts_of(name: EntityName): EntityFacts {\n  return entities[name];\n}\n\n";
}

}  // namespace farflung
