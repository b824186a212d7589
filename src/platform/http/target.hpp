#pragma once

#include <string>
#include <string_view>

namespace farflung::http {

/// A request target taken apart.
struct Target {
    std::string_view authority;  // of the absolute form; empty otherwise
    std::string path;            // decoded once
    std::string query;           // still encoded
};

/// Refuses (BadRequest) what no honest client sends: a fragment, "." and ".." segments, an encoded slash, backslash or
/// control character, broken escapes, and bytes that are not UTF-8.
Target parse_target(std::string_view method, std::string_view target);

}  // namespace farflung::http
