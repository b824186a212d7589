#pragma once

#include "platform/module.hpp"

namespace farflung::billing {

Module billing();

}  // namespace farflung::billing
