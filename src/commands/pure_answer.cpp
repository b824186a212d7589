#include "commands/pure_answer.hpp"

#include <algorithm>

#include "core/json_twins.hpp"
#include "core/text.hpp"

namespace farflung {

PureAnswer no(std::string_view reason) {
    PureAnswer answer{.json = {}, .good = false};
    write_object(answer, [&](JsonObject& object) {
        object.flag("valid", false);
        object.text("reason", reason);
    });
    return answer;
}

PureAnswer no(Problems const& problems) {
    PureAnswer answer{.json = {}, .good = false};
    write_object(answer, [&](JsonObject& object) {
        object.flag("valid", false);
        auto& list = object.member("problems");
        list += '[';
        for (auto const& problem : problems.all()) {
            if (list.back() != '[') list += ',';
            JsonObject one(list);
            one.text("path", problem.path);
            one.text("code", problem.code);
        }
        list += ']';
    });
    return answer;
}

std::optional<JsonDocument> parse_question(std::string_view input, std::string& reason) {
    auto document = JsonDocument::parse(input, &reason);
    auto const twin = document ? twin_key(input) : std::nullopt;
    if (!twin) return document;
    reason = "\"" + *twin + "\" stands twice in the same object";
    return std::nullopt;
}

PureAnswer answer_lines(std::string_view input, PureAnswer (*answer_one)(std::string_view line)) {
    auto rest = trim(input);
    if (rest.find('\n') == std::string_view::npos || JsonDocument::parse(rest)) return answer_one(rest);
    PureAnswer all;
    while (!rest.empty()) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (trim(line).empty()) continue;
        auto const answer = answer_one(trim(line));
        all.json += (all.json.empty() ? "" : "\n") + answer.json;
        all.good = all.good && answer.good;
    }
    return all;
}

}  // namespace farflung
