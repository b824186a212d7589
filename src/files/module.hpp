#pragma once

#include "platform/module.hpp"

namespace farflung::files {

/// Files of any record, each with the audience that may see it.
Module files();

}  // namespace farflung::files
