#pragma once

#include "platform/module.hpp"

namespace farflung::talent {

Module talent();

}  // namespace farflung::talent
