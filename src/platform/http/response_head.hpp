#pragma once

#include <cstddef>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.hpp"

namespace farflung::http {

/// How an answer is framed; the server's business, never the handler's.
struct Framing {
    std::optional<std::size_t> length;  // none: chunked, or until the connection closes
    bool is_chunked = false;
    bool keeps_alive = true;
    bool is_1_1 = true;
    std::string_view date;
};

/// The bytes that go out as the body of an answer that is no stream.
std::string_view body_of(Response const& response);

/// Whether the answer can be written at all: a name or value with a line break in it would let whoever chose it write
/// further fields or a whole second answer.
bool is_clean(Response const& response);

/// The status line and all fields with the empty line. Leaves out what the handler has no say in: framing, the date,
/// and what software this is.
std::string write_head(Response const& response, Framing const& framing);

/// An RFC 9110 date.
std::string http_date(std::time_t now);

}  // namespace farflung::http
