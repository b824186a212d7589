#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <string_view>

namespace farflung::testing {

/// Chance whose seed is printed, so that a failure can be had again with FARFLUNG_SEED.
inline std::mt19937_64 seeded_chance() {
    auto const* given = std::getenv("FARFLUNG_SEED");
    std::uint64_t const seed = given != nullptr ? std::stoull(given) : std::random_device{}();
    std::cout << "FARFLUNG_SEED=" << seed << '\n';
    return std::mt19937_64{seed};
}

inline std::int64_t between(std::mt19937_64& chance, std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>{low, high}(chance);
}

/// The text of a file of outside samples, which are read where they lie; none when they are not there.
inline std::optional<std::string> oracle(std::string_view path) {
    auto const* given = std::getenv("FARFLUNG_ORACLES");
    std::filesystem::path const folder = given != nullptr ? given : "../shared/oracles";
    std::ifstream file(folder / path, std::ios::binary);
    if (!file) return std::nullopt;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace farflung::testing
