#pragma once

#include <string>
#include <vector>

#include "platform/registry.hpp"

namespace farflung::http {

/// One route as clients know it: `invoices.issue`, with the names of its path parameters.
struct Operation {
    Route const* route = nullptr;
    std::string group;
    std::string name;
    std::vector<std::string> parameters;
};

/// Every route of the table, named. `POST /invoices/{id}/issue` is `invoices.issue`; the plain ones are list, show,
/// create, update and remove; where a GET and a POST share a path, the POST is `add_…`.
std::vector<Operation> operations_of(Registry const& registry);

/// Every described type that a request or an answer of the API can hold, and every entity, by name. Throws when two
/// different ones share a name.
std::vector<TypeFacts const*> types_of(Registry const& registry);

/// Every enumeration that a field of these types can hold, once.
std::vector<FieldFacts const*> choices_of(std::vector<TypeFacts const*> const& types);

/// `work_package` as people read it: Work package.
std::string to_label(std::string_view name);
/// `work_package` as clients name a type: WorkPackage.
std::string to_type_name(std::string_view name);

}  // namespace farflung::http
