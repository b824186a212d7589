#pragma once

#include <string>
#include <vector>

namespace farflung::pdf {

/// The dark and light squares of a QR code (ISO/IEC 18004), row by row.
struct QrCode {
    int size{};  // squares a side
    std::vector<bool> dark;

    bool at(int x, int y) const {
        return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x)];
    }
};

/// What stands in the middle of a code, over squares that error correction gives back.
enum class QrMark { none, swiss_cross };

/// With error correction M, as EPC069-12 and the Swiss QR-bill ask for. Throws when the text is more than a code can
/// hold.
QrCode make_qr_code(std::string const& text, QrMark mark = QrMark::none);

/// The code as a picture within an HTML page, drawn in one path, with its quiet zone.
std::string qr_svg(std::string const& text, QrMark mark = QrMark::none);

/// The code as a PNG, six pixels a square, with the quiet zone of four squares around it.
std::string qr_png(std::string const& text, QrMark mark = QrMark::none);

}  // namespace farflung::pdf
