#include "platform/http/compress.hpp"

#include <zlib.h>

#include <new>
#include <optional>

#include "core/refusal.hpp"

namespace farflung::http {

namespace {

constexpr std::size_t smallest_compressed = 1400;

std::string_view without_blanks(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string_view take_until(std::string_view& rest, char mark) {
    auto const part = rest.substr(0, rest.find(mark));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    return without_blanks(part);
}

/// Any weight but zero means yes; how much the client likes it does not matter to us.
bool is_zero_weight(std::string_view parameter) {
    if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) return false;
    parameter.remove_prefix(2);
    return !parameter.empty() && parameter.find_first_not_of("0.") == std::string_view::npos;
}

bool is_json(std::string_view type) {
    auto const name = take_until(type, ';');
    return name == "application/json" || name.ends_with("+json");
}

void deflate_all(z_stream& stream, std::string_view bytes, std::string& compressed) {
    // zlib's interface predates const; it does not write to its input.
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<Bytef const*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(compressed.data());
    stream.avail_out = static_cast<uInt>(compressed.size());
    auto const result = deflate(&stream, Z_FINISH);
    auto const size = static_cast<std::size_t>(stream.total_out);
    deflateEnd(&stream);
    ensure(result == Z_STREAM_END, "deflateBound is large enough");
    compressed.resize(size);
}

}  // namespace

bool accepts_encoding(std::string_view accept_encoding, std::string_view coding) {
    std::optional<bool> any;
    while (!accept_encoding.empty()) {
        auto item = take_until(accept_encoding, ',');
        auto const name = take_until(item, ';');
        auto const is_wanted = !is_zero_weight(without_blanks(item));
        if (same_token(name, coding)) return is_wanted;
        if (name == "*") any = is_wanted;
    }
    return any.value_or(false);
}

std::string gzip(std::string_view bytes) {
    z_stream stream{};
    // A window of 16 KiB, with a gzip header (+16).
    auto const opened = deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 14 + 16, 8, Z_DEFAULT_STRATEGY);
    if (opened == Z_MEM_ERROR) throw std::bad_alloc();
    ensure(opened == Z_OK, "zlib takes its own constants");
    std::string compressed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    deflate_all(stream, bytes, compressed);
    return compressed;
}

void compress_json(Response& response) {
    if (response.on_stream || response.shared_body || !response.static_body.empty()) return;
    if (response.body.size() < smallest_compressed || !is_json(response.headers.get("Content-Type"))) return;
    if (response.headers.has("Content-Encoding")) return;
    if (response.headers.get("Cache-Control").find("no-transform") != std::string_view::npos) return;
    response.body = gzip(response.body);
    response.headers.add("Content-Encoding", "gzip");
    response.headers.add("Vary", "Accept-Encoding");
    auto const etag = std::string(response.headers.get("ETag"));
    if (etag.starts_with('"')) response.headers.set("ETag", "W/" + etag);
}

}  // namespace farflung::http
