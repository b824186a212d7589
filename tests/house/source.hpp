#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace farflung::house {

/// One file of the project; `path` is relative to its root, with slashes.
struct Source {
    std::string path;
    std::string text;

    bool is_under(std::string_view folder) const { return path.starts_with(folder); }
    bool is_cpp() const { return path.ends_with(".cpp") || path.ends_with(".hpp"); }
    /// Tests and what only they use.
    bool is_test() const {
        return path.ends_with("_test.cpp") || is_under("tests/") || text.find("#include <gtest/") != std::string::npos;
    }
    /// `billing` of `src/billing/invoice.cpp`; empty for main.cpp and outside src.
    std::string_view area() const;
    /// `invoice` of `src/billing/invoice.cpp`.
    std::string_view stem() const;
};

/// A string literal as the compiler joins it from neighbours, and whether a `+` stands beside it.
struct Literal {
    int line = 0;
    std::string text;
    bool is_concatenated = false;
};

/// A C++ source taken apart, so that a rule about code is not fooled by prose and the other way round. In `code`,
/// comments are blank and literals are empty; lines keep their numbers.
struct Parts {
    std::string code;
    std::string comments;
    std::vector<Literal> literals;
};
Parts take_apart(std::string_view text);

std::vector<std::string_view> lines(std::string_view text);

/// Every text file that the house rules read, from the project's root.
std::vector<Source> read_sources(std::string const& root);

}  // namespace farflung::house
