#pragma once

#include <set>
#include <string>
#include <string_view>

#include "bank/bank.hpp"

namespace farflung::bank {

/// What keeps a document in one run at a time: a table whose key is the document.
struct Claims {
    std::string_view table;
    std::string_view column;
    std::string_view refusal;  // for one that another run has
};

/// Refuses, with the document's number, when another run has it; of two at once one wins.
void claim(Unit& unit, Claims const& claims, Uuid const& document, Uuid const& run, std::string const& number);
void free_claim(Unit& unit, Claims const& claims, Uuid const& document);
void free_claims_of(Unit& unit, Claims const& claims, Uuid const& run);
std::optional<Uuid> claimed_by(Unit const& unit, Claims const& claims, Uuid const& document);
std::set<Uuid> all_claimed(Unit const& unit, Claims const& claims);

/// `PAY-2026-0007`: which is also the message's id in the bank's file.
std::string next_run_number(Unit& unit, std::string const& series, Date on);

}  // namespace farflung::bank
