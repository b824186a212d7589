#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace farflung::db {

enum class TokenKind { space, comment, word, number, literal, quoted, parameter, sign };

/// A piece of SQL text; all pieces one after another are the text again.
struct Token {
    TokenKind kind;
    std::string_view text;
};

std::vector<Token> tokens_of(std::string_view sql);
/// Without white space and comments.
std::vector<Token> significant_tokens(std::string_view sql);
/// Compares without regard to case; `lower_case_word` is written in lower case.
bool is_word(Token const& token, std::string_view lower_case_word);

}  // namespace farflung::db
