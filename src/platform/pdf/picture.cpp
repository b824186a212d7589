#include "platform/pdf/picture.hpp"

#include <algorithm>

namespace farflung::pdf {

namespace {

cairo_status_t take_bytes(void* rest, unsigned char* to, unsigned int length) {
    auto& bytes = *static_cast<std::string_view*>(rest);
    if (length > bytes.size()) return CAIRO_STATUS_READ_ERROR;
    std::copy_n(bytes.begin(), length, to);
    bytes.remove_prefix(length);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Surface read_picture(std::string_view png) {
    Surface picture(cairo_image_surface_create_from_png_stream(take_bytes, &png));
    if (cairo_surface_status(picture.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
    return picture;
}

}  // namespace farflung::pdf
