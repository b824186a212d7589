#pragma once

#include <cairo.h>

#include <memory>
#include <string>

namespace farflung::pdf {

template <auto destroy>
struct Destroy {
    template <class T>
    void operator()(T* thing) const {
        destroy(thing);
    }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroy<cairo_surface_destroy>>;
using Pen = std::unique_ptr<cairo_t, Destroy<cairo_destroy>>;

/// What Cairo writes to: `bytes` is a std::string.
inline cairo_status_t append_bytes(void* bytes, unsigned char const* data, unsigned int length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<char const*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace farflung::pdf
