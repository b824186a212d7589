#pragma once

#include "platform/module.hpp"

namespace farflung::crm {

Module crm();

}  // namespace farflung::crm
