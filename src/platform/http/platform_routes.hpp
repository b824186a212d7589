#pragma once

#include "platform/module.hpp"

namespace farflung::http {

/// What every module shares: search over all records, the change stream, and the sentences of common refusals.
Module platform();

}  // namespace farflung::http
