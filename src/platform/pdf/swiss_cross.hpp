#pragma once

#include <cairo.h>

#include <string>

namespace farflung::pdf {

/// The Swiss cross in the middle of a code that begins at `x`, `y` and is `size` wide, with the white border that keeps
/// it off the squares: 7 mm of 46 mm, as the guidelines of the QR-bill have it.
void draw_swiss_cross(cairo_t* pen, double x, double y, double size);

/// The same within an SVG whose code begins at `start` in both directions.
std::string swiss_cross_svg(double start, double size);

}  // namespace farflung::pdf
