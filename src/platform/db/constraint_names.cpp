#include "platform/db/constraint_names.hpp"

#include <cctype>
#include <optional>

#include "platform/db/sql_text.hpp"

namespace farflung::db {

namespace {

std::string unquoted(std::string_view word) {
    if (word.size() >= 2 && (word.front() == '"' || word.front() == '`' || word.front() == '[')) {
        word = word.substr(1, word.size() - 2);
    }
    return std::string(word);
}

/// The names in the parentheses that begin at `at`, which comes to stand behind them.
std::vector<std::string> listed(std::vector<Token> const& tokens, std::size_t& at) {
    std::vector<std::string> names;
    if (at >= tokens.size() || tokens[at].text != "(") return names;
    for (++at; at < tokens.size() && tokens[at].text != ")"; ++at) {
        if (tokens[at].kind == TokenKind::word || tokens[at].kind == TokenKind::quoted) {
            names.push_back(unquoted(tokens[at].text));
        }
    }
    return names;
}

}  // namespace

UniqueColumns read_unique_columns(std::string_view named) {
    UniqueColumns found;
    while (!named.empty()) {
        auto const comma = named.find(", ");
        auto const part = named.substr(0, comma);
        auto const dot = part.find('.');
        if (dot == std::string_view::npos) break;
        found.table = part.substr(0, dot);
        found.columns.emplace_back(part.substr(dot + 1));
        if (comma == std::string_view::npos) break;
        named.remove_prefix(comma + 2);
    }
    return found;
}

std::string declared_name(std::string_view create_table, UniqueColumns const& unique) {
    auto const tokens = significant_tokens(create_table);
    std::string column;  // the first word of each definition, for a constraint written beside its column
    int depth = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (tokens[at].text == "(") ++depth;
        if (tokens[at].text == ")") --depth;
        bool const begins = depth == 1 && (tokens[at].text == "(" || tokens[at].text == ",");
        if (begins && at + 1 < tokens.size()) column = unquoted(tokens[at + 1].text);
        if (!is_word(tokens[at], "constraint") || at + 2 >= tokens.size()) continue;
        auto const name = unquoted(tokens[at + 1].text);
        bool const is_primary = is_word(tokens[at + 2], "primary");
        if (!is_primary && !is_word(tokens[at + 2], "unique")) continue;
        auto list = at + (is_primary ? 4U : 3U);
        auto columns = listed(tokens, list);
        if (columns.empty()) columns.push_back(column);
        if (columns == unique.columns) return name;
    }
    return {};
}

std::string default_name(UniqueColumns const& unique, std::string_view ending) {
    auto name = unique.table;
    for (auto const& column : unique.columns) name += "_" + column;
    return name + "_" + std::string(ending);
}

}  // namespace farflung::db
