#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>

namespace farflung {

/// What a bookkeeping program of others said about a book.
struct Said {
    int status = 0;
    std::string text;
};
Said run(std::string const& command);
bool is_installed(std::string const& program);

/// Code of an account and currency, and what stands there; where nothing stands is left out.
using Balances = std::map<std::pair<std::string, std::string>, std::string>;
void put(Balances& balances, std::string const& code, std::string const& currency, std::string amount);

/// Reads a journal strictly, with its balances asserted. Of several books in it each has its name before its accounts;
/// a book alone has none.
std::map<std::string, Balances> hledger_balances(std::filesystem::path const& journal);

}  // namespace farflung
