#include "platform/db/sql_text.hpp"

#include <algorithm>

namespace farflung::db {

namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

template <class Belongs>
std::size_t span_of(std::string_view text, std::size_t from, Belongs belongs) {
    while (from < text.size() && belongs(text[from])) ++from;
    return from;
}

/// Behind the closing mark; a doubled mark stands for itself.
std::size_t behind_quoted(std::string_view text, char mark) {
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] != mark) continue;
        if (at + 1 < text.size() && text[at + 1] == mark) {
            ++at;
        } else {
            return at + 1;
        }
    }
    return text.size();
}

std::size_t behind(std::string_view text, std::string_view ending, std::size_t from) {
    auto const found = text.find(ending, from);
    return found == std::string_view::npos ? text.size() : found + ending.size();
}

/// PostgreSQL's $$…$$ or $tag$…$tag$; 0 when this is none.
std::size_t dollar_quoted(std::string_view text) {
    auto const end = span_of(text, 1, [](char c) { return is_letter(c) || is_digit(c); });
    if (end >= text.size() || text[end] != '$' || (end > 1 && is_digit(text[1]))) return 0;
    return behind(text, text.substr(0, end + 1), end + 1);
}

Token first_token(std::string_view text) {
    auto const first = text[0];
    auto const second = text.size() > 1 ? text[1] : '\0';
    auto const take = [&](TokenKind kind, std::size_t size) { return Token{kind, text.substr(0, size)}; };
    auto const in_word = [](char c) { return is_letter(c) || is_digit(c) || c == '$'; };
    if (is_space(first)) return take(TokenKind::space, span_of(text, 1, is_space));
    if (first == '-' && second == '-') return take(TokenKind::comment, behind(text, "\n", 2));
    if (first == '/' && second == '*') return take(TokenKind::comment, behind(text, "*/", 2));
    if (first == '\'') return take(TokenKind::literal, behind_quoted(text, '\''));
    if (first == '"' || first == '`') return take(TokenKind::quoted, behind_quoted(text, first));
    if (first == '$') {
        if (auto const size = dollar_quoted(text); size > 0) return take(TokenKind::literal, size);
    }
    if (first == ':' && second == ':') return take(TokenKind::sign, 2);
    if (first == ':' && is_letter(second)) return take(TokenKind::parameter, span_of(text, 1, in_word));
    if (is_letter(first)) return take(TokenKind::word, span_of(text, 1, in_word));
    if (is_digit(first)) {
        return take(TokenKind::number,
                    span_of(text, 1, [](char c) { return is_digit(c) || is_letter(c) || c == '.'; }));
    }
    return take(TokenKind::sign, 1);
}

}  // namespace

std::vector<Token> tokens_of(std::string_view sql) {
    std::vector<Token> tokens;
    while (!sql.empty()) {
        tokens.push_back(first_token(sql));
        sql.remove_prefix(tokens.back().text.size());
    }
    return tokens;
}

std::vector<Token> significant_tokens(std::string_view sql) {
    auto tokens = tokens_of(sql);
    std::erase_if(
        tokens, [](Token const& token) { return token.kind == TokenKind::space || token.kind == TokenKind::comment; });
    return tokens;
}

bool is_word(Token const& token, std::string_view lower_case_word) {
    return token.kind == TokenKind::word &&
           std::ranges::equal(token.text, lower_case_word, [](char a, char b) { return lower(a) == b; });
}

}  // namespace farflung::db
