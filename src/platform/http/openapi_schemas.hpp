#pragma once

#include <string>
#include <string_view>

#include "core/json.hpp"
#include "platform/registry.hpp"

namespace farflung::http {

/// The JSON schema of one field's value.
std::string schema_of(FieldFacts const& field);

/// `{"$ref":"#/components/schemas/Party"}`
std::string reference_to(std::string_view type_name);

/// What a request may hold of a described type: `PartyInput`, or `PartyChanges` where all of it may be left out.
std::string input_name(std::string_view type, bool changes);

/// Every type that requests and answers hold, under `schemas`.
void write_schemas(JsonObject& components, Registry const& registry);

}  // namespace farflung::http
