#include "platform/pdf/swiss_cross.hpp"

#include <array>
#include <sstream>

namespace farflung::pdf {

namespace {

struct Box {
    double x;
    double y;
    double width;
    double height;
    bool is_white;
};

/// White, black and the two bars, in shares of the side of the symbol.
std::array<Box, 4> boxes(double start_x, double start_y, double code) {
    constexpr double share = 7.0 / 46.0;
    constexpr double border = 0.072;
    constexpr double bar = 0.167;
    constexpr double length = 0.556;
    auto const side = code * share;
    auto const x = start_x + (code - side) / 2;
    auto const y = start_y + (code - side) / 2;
    auto const box = [&](double wide, double tall, bool is_white) {
        return Box{x + side * (1 - wide) / 2, y + side * (1 - tall) / 2, side * wide, side * tall, is_white};
    };
    return {box(1, 1, true), box(1 - 2 * border, 1 - 2 * border, false), box(bar, length, true),
            box(length, bar, true)};
}

}  // namespace

void draw_swiss_cross(cairo_t* pen, double x, double y, double size) {
    for (auto const& box : boxes(x, y, size)) {
        auto const shade = box.is_white ? 1.0 : 0.0;
        cairo_set_source_rgb(pen, shade, shade, shade);
        cairo_rectangle(pen, box.x, box.y, box.width, box.height);
        cairo_fill(pen);
    }
}

std::string swiss_cross_svg(double start, double size) {
    std::ostringstream svg;
    svg.imbue(std::locale::classic());
    for (auto const& box : boxes(start, start, size)) {
        svg << "<path" << (box.is_white ? " fill=\"#fff\"" : "") << " d=\"M" << box.x << ' ' << box.y << 'h'
            << box.width << 'v' << box.height << "h-" << box.width << "z\"/>";
    }
    return svg.str();
}

}  // namespace farflung::pdf
