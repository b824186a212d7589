#pragma once

#include "platform/module.hpp"

namespace farflung::projects {

Module projects();

}  // namespace farflung::projects
