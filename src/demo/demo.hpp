#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "platform/db/database.hpp"
#include "platform/registry.hpp"

namespace farflung::demo {

/// How much happens in the year.
struct Size {
    int customers = 64;
    int partners = 25;
    int deals = 126;
    int projects = 46;
    int tickets = 150;
    int hours_per_task = 5;
};
/// S, M or L; refuses any other name with std::invalid_argument.
Size size_named(std::string const& name);

struct Request {
    std::string name = "Tidewrack Pty Ltd";
    Size size;
    std::uint64_t seed = 1;
    Date until;                 // the last day of the year
    std::int64_t invoices = 0;  // issued by bulk over the two years before
    std::string password_hash;  // of everyone in the team; none can sign in by password without it
};

/// A made company with a bearer token for each role that outside judges ask for.
struct Made {
    WorkspaceId workspace;
    std::string name;
    std::map<std::string, std::string> tokens;
};

/// One year of a company, made through the real routes by its own people, with a clock that moves. The same request on
/// an empty database makes the same data.
Made make_year(db::Database& database, Registry const& registry, World& real, Request const& request);

}  // namespace farflung::demo
