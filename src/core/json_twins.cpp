#include "core/json_twins.hpp"

#include <algorithm>
#include <vector>

#include "core/json.hpp"

namespace farflung {

namespace {

/// The end of the string that begins before `at`, behind its last quote.
std::size_t end_of_string(std::string_view json, std::size_t at) {
    while (json[at] != '"') at += json[at] == '\\' ? 2U : 1U;
    return at + 1;
}

std::string plain_key(std::string_view quoted) {
    if (quoted.find('\\') == std::string_view::npos) return std::string(quoted.substr(1, quoted.size() - 2));
    return std::string(JsonDocument::parse(quoted)->root().string().value());
}

/// Takes the names behind `begin` away and says which of them stands there twice.
std::optional<std::string> close_object(std::vector<std::string>& names, std::size_t begin) {
    auto const first = names.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(first, names.end());
    auto const twin = std::adjacent_find(first, names.end());
    auto found = twin == names.end() ? std::nullopt : std::optional(*twin);
    names.resize(begin);
    return found;
}

}  // namespace

std::optional<std::string> twin_key(std::string_view json) {
    std::vector<std::string> names;     // of all objects that are open, one after the other
    std::vector<std::size_t> openings;  // where in `names` each of them begins
    for (std::size_t at = 0; at < json.size();) {
        if (json[at] == '"') {
            auto const end = end_of_string(json, at + 1);
            auto const next = json.find_first_not_of(" \t\r\n", end);
            if (next != std::string_view::npos && json[next] == ':')
                names.push_back(plain_key(json.substr(at, end - at)));
            at = end;
            continue;
        }
        if (json[at] == '{') openings.push_back(names.size());
        if (json[at] == '}') {
            if (auto twin = close_object(names, openings.back())) return twin;
            openings.pop_back();
        }
        ++at;
    }
    return std::nullopt;
}

}  // namespace farflung
