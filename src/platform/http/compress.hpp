#pragma once

#include <string>
#include <string_view>

#include "platform/http/message.hpp"

namespace farflung::http {

/// Whether an Accept-Encoding field lets us use this coding, `*` and `q=0` included.
bool accepts_encoding(std::string_view accept_encoding, std::string_view coding);

/// RFC 1952, quick rather than small.
std::string gzip(std::string_view bytes);

/// Compresses JSON that does not fit one packet. Leaves alone what is encoded already, what says `no-transform`, and
/// all other types. A strong ETag becomes weak, as it no longer names these bytes.
void compress_json(Response& response);

}  // namespace farflung::http
