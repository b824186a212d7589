#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace farflung {

enum class Comparison { equals, not_equals, at_least, at_most, is_empty, is_not_empty, one_of };

struct Filter {
    std::string field;
    Comparison comparison = Comparison::equals;
    std::string value;
};

/// What a list is asked for. Fields are names from the description; nothing else reaches the SQL.
struct ListRequest {
    int limit = 50;  // 1 to 200
    std::string after;
    std::string sort;  // field, or -field; empty: newest first
    std::string search;
    std::vector<Filter> filters;
    bool count = false;
    std::vector<std::string> fields;  // what each item shows; empty: all but its parts, such as an invoice's lines
};

template <class T>
struct Page {
    std::vector<T> items;
    std::string next;  // empty on the last page
    std::optional<std::int64_t> count;
    std::vector<bool> shown;  // by field of T
};

}  // namespace farflung
