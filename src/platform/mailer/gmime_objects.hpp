#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <mutex>
#include <string>

namespace farflung::mailer {

struct Unref {
    template <class T>
    void operator()(T* object) const {
        g_object_unref(object);
    }
};

/// A reference to one of GMime's objects, given back at the end.
template <class T>
using Owned = std::unique_ptr<T, Unref>;

/// GMime starts at the first mail, not with the program.
inline void start_gmime() {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

/// The object written out, with the line ends that mail has.
inline std::string text_of(GMimeObject* object) {
    Owned<GMimeStream> const stream(g_mime_stream_mem_new());
    Owned<GMimeStream> const filtered(g_mime_stream_filter_new(stream.get()));
    Owned<GMimeFilter> const line_ends(g_mime_filter_unix2dos_new(FALSE));
    // The functions take the C types that these objects derive from.
    g_mime_stream_filter_add(reinterpret_cast<GMimeStreamFilter*>(filtered.get()), line_ends.get());
    GMimeFormatOptions* const format = g_mime_format_options_new();
    g_mime_object_write_to_stream(object, format, filtered.get());
    g_mime_format_options_free(format);
    g_mime_stream_flush(filtered.get());
    auto const* const bytes = g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem*>(stream.get()));
    return {reinterpret_cast<char const*>(bytes->data), bytes->len};
}

}  // namespace farflung::mailer
