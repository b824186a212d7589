#include "platform/pdf/qr_code.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

#include "platform/pdf/cairo.hpp"
#include "platform/pdf/swiss_cross.hpp"

namespace farflung::pdf {

namespace {

constexpr int quiet_zone = 4;
constexpr int scale = 6;
/// Smaller codes from version 7 on have a pattern in the middle by which readers find the squares; versions 14 to 20
/// have none there, so that a mark covers nothing but what error correction gives back. As dense as that is well within
/// the guidelines of the QR-bill, which end at version 25.
constexpr int least_version_with_mark = 14;

}  // namespace

QrCode make_qr_code(std::string const& text, QrMark mark) {
    auto const least_version = mark == QrMark::none ? 0 : least_version_with_mark;
    std::unique_ptr<QRcode, Destroy<QRcode_free>> const made(
        QRcode_encodeString8bit(text.c_str(), least_version, QR_ECLEVEL_M));
    if (!made) throw std::runtime_error("this is more than a QR code holds");
    QrCode code{.size = made->width, .dark = {}};
    auto const squares = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    code.dark.reserve(squares);
    for (std::size_t i = 0; i < squares; ++i) code.dark.push_back((made->data[i] & 1U) != 0);
    return code;
}

std::string qr_svg(std::string const& text, QrMark mark) {
    auto const code = make_qr_code(text, mark);
    auto const side = std::to_string(code.size + 2 * quiet_zone);
    std::string path;
    for (int y = 0; y < code.size; ++y) {
        for (int x = 0; x < code.size; ++x) {
            if (!code.at(x, y)) continue;
            path += 'M' + std::to_string(x + quiet_zone) + ' ' + std::to_string(y + quiet_zone) + "h1v1h-1z";
        }
    }
    return "<svg class=\"qr\" role=\"img\" aria-hidden=\"true\" viewBox=\"0 0 " + side + ' ' + side +
           "\"><path fill=\"#fff\" d=\"M0 0h" + side + 'v' + side + "H0z\"/><path d=\"" + path + "\"/>" +
           (mark == QrMark::swiss_cross ? swiss_cross_svg(quiet_zone, code.size) : "") + "</svg>";
}

std::string qr_png(std::string const& text, QrMark mark) {
    auto const code = make_qr_code(text, mark);
    auto const side = (code.size + 2 * quiet_zone) * scale;
    Surface const surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side));
    Pen const pen(cairo_create(surface.get()));
    cairo_set_source_rgb(pen.get(), 1, 1, 1);
    cairo_paint(pen.get());
    cairo_set_source_rgb(pen.get(), 0, 0, 0);
    for (int y = 0; y < code.size; ++y) {
        for (int x = 0; x < code.size; ++x) {
            if (code.at(x, y)) {
                cairo_rectangle(pen.get(), (x + quiet_zone) * scale, (y + quiet_zone) * scale, scale, scale);
            }
        }
    }
    cairo_fill(pen.get());
    if (mark == QrMark::swiss_cross)
        draw_swiss_cross(pen.get(), quiet_zone * scale, quiet_zone * scale, code.size * scale);
    std::string png;
    if (cairo_surface_write_to_png_stream(surface.get(), append_bytes, &png) != CAIRO_STATUS_SUCCESS) {
        throw std::runtime_error("the QR code was not written");
    }
    return png;
}

}  // namespace farflung::pdf
