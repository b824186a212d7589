#pragma once

#include "platform/module.hpp"

namespace farflung::people {

Module people();

}  // namespace farflung::people
