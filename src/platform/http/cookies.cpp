#include "platform/http/cookies.hpp"

#include <algorithm>
#include <cctype>

namespace farflung::http {

std::string cookie(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        auto const end = std::min(header.find(';'), header.size());
        auto pair = header.substr(0, end);
        while (pair.starts_with(' ')) pair.remove_prefix(1);
        if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) {
            return std::string(pair.substr(name.size() + 1));
        }
        header.remove_prefix(std::min(end + 1, header.size()));
    }
    return {};
}

std::string set_cookie(SetCookie const& cookie, bool secure) {
    return cookie.name + "=" + cookie.value +
           "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(cookie.max_age_s) + (secure ? "; Secure" : "");
}

std::string language_of(std::string_view accept_language) {
    std::string tag;
    for (char c : accept_language) {
        bool const in_tag = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
        if (!in_tag || tag.size() >= 35) break;
        tag += c;
    }
    return tag.empty() ? "en" : tag;
}

std::string filename_of(std::string_view content_disposition) {
    auto const at = content_disposition.find("filename=\"");
    if (at == std::string_view::npos) return {};
    auto const start = at + 10;
    auto const end = content_disposition.find('"', start);
    if (end == std::string_view::npos) return {};
    auto name = content_disposition.substr(start, end - start);
    auto const slash = name.find_last_of("/\\");
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    return std::string(name.substr(0, 255));
}

void add_security_headers(Headers& headers, std::string_view type) {
    bool const page = type.starts_with("text/html");
    headers.add("Content-Security-Policy",
                page ? "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
                       "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
                       "base-uri 'none'; frame-ancestors 'none'; frame-src 'self'; "
                       "require-trusted-types-for 'script'; trusted-types 'none'"
                     : "default-src 'none'; frame-ancestors 'none'; sandbox");
    headers.add("X-Content-Type-Options", "nosniff");
    headers.add("Referrer-Policy", "same-origin");
    headers.add("X-Frame-Options", "DENY");
    headers.add("Cross-Origin-Opener-Policy", "same-origin");
    headers.add("Cross-Origin-Resource-Policy", "same-origin");
    headers.add("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
}

}  // namespace farflung::http
