#pragma once

#include <gtest/gtest.h>

#include "bank/statement.hpp"

namespace farflung::bank {

// How tests read a bank's file.

inline Currency const eur = *Currency::parse("EUR");

/// The one statement that the text holds.
inline Statement read_one(std::string const& text, StatementHints const& hints = {}) {
    auto const file = read_statements(text, hints);
    EXPECT_TRUE(file.refused.empty()) << file.refused.front().code << ' ' << file.refused.front().found;
    EXPECT_EQ(file.statements.size(), 1U);
    return file.statements.empty() ? Statement{} : file.statements.front();
}

/// Line, element, code and what stands there, of the one thing that is wrong.
inline std::string problem_of(std::string const& text, StatementHints const& hints = {}) {
    auto const file = read_statements(text, hints);
    EXPECT_TRUE(file.statements.empty());
    if (file.refused.size() != 1) return std::to_string(file.refused.size()) + " problems";
    auto const& problem = file.refused.front();
    return std::to_string(problem.line) + '|' + problem.element + '|' + problem.code + '|' + problem.found;
}

}  // namespace farflung::bank
