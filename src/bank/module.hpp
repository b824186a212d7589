#pragma once

#include "platform/module.hpp"

namespace farflung::bank {

Module bank();

}  // namespace farflung::bank
