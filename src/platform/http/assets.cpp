#include "platform/http/assets.hpp"

#include <algorithm>
#include <string>

#include "platform/http/compress.hpp"

namespace farflung::http {

namespace {

struct Form {
    std::string_view bytes;
    std::string_view encoding;
};

Form best_form(Asset const& asset, std::string_view accept_encoding) {
    if (!asset.brotli.empty() && accepts_encoding(accept_encoding, "br")) return {asset.brotli, "br"};
    if (!asset.gzip.empty() && accepts_encoding(accept_encoding, "gzip")) return {asset.gzip, "gzip"};
    return {asset.identity, {}};
}

/// Each encoding is a representation of its own, so each has its own strong tag.
std::string tag_of(Asset const& asset, Form const& form) {
    auto tag = "\"" + std::string(asset.etag);
    if (!form.encoding.empty()) tag.append("-").append(form.encoding);
    return tag + "\"";
}

/// Entity tags of ours hold no comma, so a search does; a weak prefix before it does not matter here.
bool has_already(Request const& request, std::string_view tag) {
    auto const known = request.headers.get("If-None-Match");
    return known == "*" || known.find(tag) != std::string_view::npos;
}

}  // namespace

Asset const* find_asset(std::string_view path) {
    auto const all = assets();
    auto const found = std::ranges::lower_bound(all, path, {}, &Asset::path);
    return found != all.end() && found->path == path ? &*found : nullptr;
}

Response serve_asset(Request const& request, Asset const& asset) {
    auto const form = best_form(asset, request.headers.get("Accept-Encoding"));
    auto const tag = tag_of(asset, form);
    Response response;
    response.headers.add("ETag", tag);
    response.headers.add("Cache-Control", asset.immutable ? "public, max-age=31536000, immutable" : "no-cache");
    response.headers.add("Vary", "Accept-Encoding");
    if (has_already(request, tag)) {
        response.status = 304;
        return response;
    }
    response.headers.add("Content-Type", std::string(asset.type));
    if (!form.encoding.empty()) response.headers.add("Content-Encoding", std::string(form.encoding));
    response.static_body = form.bytes;
    return response;
}

}  // namespace farflung::http
