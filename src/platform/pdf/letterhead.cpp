#include "platform/pdf/letterhead.hpp"

#include <charconv>
#include <cmath>

#include "platform/pdf/picture.hpp"

namespace farflung::pdf {

namespace {

constexpr std::uint32_t most_pixels_a_side = 2000;

std::optional<double> read_part(std::string_view digits) {
    unsigned value = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value / 255.0;
}

std::uint32_t big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (char const byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

/// What the header says, before anything is unpacked (PNG, 11.2.1 IHDR).
bool has_small_header(std::string_view png) {
    constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
    if (!png.starts_with(signature) || png.size() < 33 || png.substr(12, 4) != "IHDR") return false;
    auto const width = big_endian(png.substr(16, 4));
    auto const height = big_endian(png.substr(20, 4));
    return width > 0 && height > 0 && width <= most_pixels_a_side && height <= most_pixels_a_side;
}

double linear(double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); }

}  // namespace

std::optional<Colour> read_colour(std::string_view text) {
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    auto const red = read_part(text.substr(1, 2));
    auto const green = read_part(text.substr(3, 2));
    auto const blue = read_part(text.substr(5, 2));
    if (!red || !green || !blue) return std::nullopt;
    return Colour{*red, *green, *blue};
}

double contrast_on_paper(Colour const& colour) {
    auto const light = 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
    return 1.05 / (light + 0.05);
}

bool is_seen_on_paper(Colour const& colour) {
    constexpr double least = 3;
    return contrast_on_paper(colour) >= least;
}

bool is_drawable_png(std::string_view bytes) { return has_small_header(bytes) && read_picture(bytes) != nullptr; }

}  // namespace farflung::pdf
