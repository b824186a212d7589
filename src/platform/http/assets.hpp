#pragma once

#include <span>
#include <string_view>

#include "platform/http/message.hpp"

namespace farflung::http {

/// A file of the web UI inside the executable, compressed when it was built.
struct Asset {
    std::string_view path;      // "/assets/index-4f2a9c1b.js"
    std::string_view type;      // "text/javascript; charset=utf-8"
    std::string_view etag;      // without quotes; the server adds the encoding
    std::string_view identity;  // its bytes
    std::string_view gzip;      // empty when compressing gains nothing
    std::string_view brotli;    // empty when compressing gains nothing
    bool immutable = false;     // its name carries a hash of its bytes
};

/// Every packed file by path, in order; empty when the program was built without the web UI.
std::span<Asset const> assets();

/// The packed file of that path, or null.
Asset const* find_asset(std::string_view path);

/// The smallest form that the client takes, or 304 when it has it.
Response serve_asset(Request const& request, Asset const& asset);

}  // namespace farflung::http
