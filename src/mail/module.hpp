#pragma once

#include "platform/module.hpp"

namespace farflung::mail {

/// The outbox: every mail that we write, and what became of it.
Module mail();

}  // namespace farflung::mail
