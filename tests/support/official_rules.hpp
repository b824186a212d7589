#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace farflung::test {

/// XML documents by name.
using Documents = std::map<std::string, std::string>;
/// The ids of the fatal rules that each document breaks; one that is absent breaks none.
using BrokenRules = std::map<std::string, std::set<std::string>>;

/// The public test data beside the checkout, or nothing where it is not.
std::optional<std::filesystem::path> oracles(std::string const& folder);

/// Why official rules cannot be run here, in words; empty when they can.
std::string why_no_schematron();

/// Runs a compiled Schematron over all documents in one Java machine.
BrokenRules run_schematron(std::filesystem::path const& stylesheet, Documents const& documents);

/// What a command of the machine says, on both of its outputs.
std::string output_of(std::string const& command);

/// What xmllint says of those that a schema does not take; empty when it takes all.
std::string run_schema(std::filesystem::path const& schema, Documents const& documents);

}  // namespace farflung::test
