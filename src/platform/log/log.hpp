#pragma once

#include <string>

namespace farflung {

/// One line per event on standard error, as `time level key=value …`; throws for an unknown level.
void start_log(std::string const& level);

}  // namespace farflung
