#include "platform/http/target.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "platform/http/bad_request.hpp"

namespace farflung::http {

namespace {

int hex_digit(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    throw BadRequest(400, "http.bad_target");
}

char decode_escape(std::string_view escape) {
    if (escape.size() < 3) throw BadRequest(400, "http.bad_target");
    auto const byte = static_cast<unsigned char>(hex_digit(escape[1]) * 16 + hex_digit(escape[2]));
    // A decoded slash would change which segments there are after they were checked.
    if (byte == '/' || byte == '\\' || byte < 0x20 || byte == 0x7f) throw BadRequest(400, "http.bad_target");
    return static_cast<char>(byte);
}

std::string decode(std::string_view encoded) {
    std::string decoded;
    decoded.reserve(encoded.size());
    for (auto at = encoded.begin(); at != encoded.end();) {
        if (*at == '%') {
            decoded += decode_escape(std::string_view(at, encoded.end()));
            at += 3;
        } else {
            decoded += *at++;
        }
    }
    return decoded;
}

void check_segments(std::string_view path) {
    // "//host" is another site's address to a browser that is redirected there.
    if (path.starts_with("//")) throw BadRequest(400, "http.bad_target");
    while (!path.empty()) {
        path.remove_prefix(1);
        auto const segment = path.substr(0, path.find('/'));
        if (segment == "." || segment == "..") throw BadRequest(400, "http.bad_target");
        path.remove_prefix(segment.size());
    }
}

std::string_view take_authority(std::string_view& target) {
    auto const colon = target.find("://");
    auto const scheme = target.substr(0, colon);
    auto const is_web = same_token(scheme, "http") || same_token(scheme, "https");
    if (colon == std::string_view::npos || !is_web) throw BadRequest(400, "http.bad_target");
    target.remove_prefix(colon + 3);
    auto const authority = target.substr(0, target.find_first_of("/?"));
    if (authority.empty()) throw BadRequest(400, "http.bad_target");
    target.remove_prefix(authority.size());
    return authority;
}

}  // namespace

Target parse_target(std::string_view method, std::string_view target) {
    auto const is_visible = [](char letter) { return letter > 0x20 && letter < 0x7f && letter != '#'; };
    if (target.empty() || !std::ranges::all_of(target, is_visible)) throw BadRequest(400, "http.bad_target");
    if (target == "*" && method == "OPTIONS") return {{}, "*", {}};
    Target parsed;
    if (target.front() != '/') parsed.authority = take_authority(target);
    auto const mark = target.find('?');
    auto const path = target.substr(0, mark);
    if (mark != std::string_view::npos) parsed.query = target.substr(mark + 1);
    parsed.path = path.empty() ? "/" : decode(path);
    if (parsed.path.find('\\') != std::string::npos) throw BadRequest(400, "http.bad_target");
    check_segments(parsed.path);
    if (!is_valid_utf8(parsed.path)) throw BadRequest(400, "http.bad_target");
    return parsed;
}

}  // namespace farflung::http
