#pragma once

#include <string_view>

namespace farflung::pdf {

/// The ICC profile of sRGB, from icc-profiles-free, put into the program when it is built.
std::string_view srgb_profile();

}  // namespace farflung::pdf
