#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace farflung::fuzz {

inline std::string_view view_of(std::uint8_t const* data, std::size_t size) {
    return {reinterpret_cast<char const*>(data), size};
}

/// What is false here is a finding: the fuzzer keeps the input.
inline void holds(bool fact, char const* said) {
    if (fact) return;
    std::fprintf(stderr, "does not hold: %s\n", said);
    std::abort();
}

/// Reads a bank's file and what it promises of it.
void read_statement_file(std::string_view bytes);

/// Reads an electronic invoice, checks it by every set of rules, and writes it again.
void read_e_invoice(std::string_view bytes);

}  // namespace farflung::fuzz
