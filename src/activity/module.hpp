#pragma once

#include "platform/module.hpp"

namespace farflung::activity {

/// The feed of what happened, and the trail of who changed what from where.
Module activity();

}  // namespace farflung::activity
