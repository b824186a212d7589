#pragma once

#include <string_view>

#include "platform/pdf/cairo.hpp"

namespace farflung::pdf {

/// A PNG as Cairo draws it; nothing when it cannot be read.
Surface read_picture(std::string_view png);

}  // namespace farflung::pdf
