#pragma once

#include <string>

#include "core/date.hpp"

namespace farflung::people {

/// Refuses `sign_in.too_many` after ten tries a minute for one address from one place. Kept in memory: a restart
/// forgives, and no table grows with the guesses of strangers.
void refuse_too_many_attempts(std::string const& who, Instant now);

}  // namespace farflung::people
