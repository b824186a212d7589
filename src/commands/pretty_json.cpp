#include "commands/pretty_json.hpp"

namespace farflung {

namespace {

/// Where a string that begins at `start` ends, behind its closing quote.
std::size_t end_of_string(std::string_view text, std::size_t start) {
    auto at = start + 1;
    while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2U : 1U;
    return at + 1;
}

}  // namespace

std::string pretty_json(std::string_view compact) {
    std::string out;
    std::size_t depth = 0;
    auto const new_line = [&] { out.append("\n").append(depth * 2, ' '); };
    for (std::size_t at = 0; at < compact.size();) {
        char const c = compact[at];
        if (c == '"') {
            auto const end = end_of_string(compact, at);
            out.append(compact.substr(at, end - at));
            at = end;
            continue;
        }
        bool const opens = c == '{' || c == '[';
        bool const closes = c == '}' || c == ']';
        if (closes) {
            --depth;
            if (compact[at - 1] != '{' && compact[at - 1] != '[') new_line();
        }
        out += c;
        if (opens) ++depth;
        bool const is_empty = opens && at + 1 < compact.size() && (compact[at + 1] == '}' || compact[at + 1] == ']');
        if ((opens && !is_empty) || c == ',') new_line();
        if (c == ':') out += ' ';
        ++at;
    }
    return out + '\n';
}

}  // namespace farflung
