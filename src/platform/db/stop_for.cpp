#include <cstdio>
#include <cstdlib>

#include "platform/db/drivers.hpp"

namespace farflung::db {

namespace {
constexpr int software_failed = 70;  // EX_SOFTWARE: a supervisor starts the program again
}

void stop_for(Settings const& settings, std::string_view reason) {
    if (settings.on_fatal) return settings.on_fatal(reason);
    std::fprintf(stderr, "farflung stops: the database can no longer be trusted to keep what it is given: %.*s\n",
                 static_cast<int>(reason.size()), reason.data());
    std::fflush(stderr);
    std::_Exit(software_failed);
}

}  // namespace farflung::db
