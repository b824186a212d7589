#include "files/file.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"

namespace farflung::files {

namespace {

struct Signature {
    std::string_view bytes;
    std::size_t offset;
    std::string_view type;
};
using namespace std::string_view_literals;
constexpr std::array<Signature, 8> signatures{{{"\x89PNG\r\n\x1a\n"sv, 0, "image/png"},
                                               {"\xFF\xD8\xFF"sv, 0, "image/jpeg"},
                                               {"GIF87a"sv, 0, "image/gif"},
                                               {"GIF89a"sv, 0, "image/gif"},
                                               {"WEBP"sv, 8, "image/webp"},
                                               {"%PDF-"sv, 0, "application/pdf"},
                                               {"PK\x03\x04"sv, 0, "application/zip"},
                                               {"\x1F\x8B"sv, 0, "application/gzip"}}};

bool lets_customer(Audience audience) { return audience == Audience::team_customer || audience == Audience::everyone; }
bool lets_partner(Audience audience) { return audience == Audience::team_partner || audience == Audience::everyone; }

}  // namespace

std::string sniffed_type(std::string_view head) {
    for (auto const& [bytes, offset, type] : signatures) {
        if (offset == 8 && !head.starts_with("RIFF")) continue;
        if (head.size() >= offset && head.substr(offset).starts_with(bytes)) return std::string(type);
    }
    return "application/octet-stream";
}

bool may_show_inline(std::string_view type) {
    constexpr std::array<std::string_view, 5> harmless{"image/png", "image/jpeg", "image/gif", "image/webp",
                                                       "application/pdf"};
    return std::ranges::find(harmless, type) != harmless.end();
}

std::string plain_name(std::string_view name) {
    auto const slash = name.find_last_of("/\\");
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    std::string out;
    for (char c : name) {
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
    }
    while (out.starts_with('.')) out.erase(0, 1);
    if (!is_valid_utf8(out)) out.clear();
    // A limit of 200 code points, and whole ones.
    while (code_points(out) > 200) {
        do out.pop_back();
        while (!is_valid_utf8(out));
    }
    out = std::string(trim(out));
    return out.empty() ? "file" : out;
}

bool is_within(Audience inner, Audience outer) {
    return (!lets_customer(inner) || lets_customer(outer)) && (!lets_partner(inner) || lets_partner(outer));
}

}  // namespace farflung::files
