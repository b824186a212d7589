#pragma once

#include <exception>
#include <string_view>

#include "platform/http/message.hpp"

namespace farflung::http {

/// The bytes on the line are no request that we answer: said once with this status, then the connection closes.
struct BadRequest : std::exception {
    BadRequest(int status_, char const* code_) : status(status_), code(code_) {}
    char const* what() const noexcept override { return code; }

    int status;
    char const* code;
};

/// An answer of the server itself, as an RFC 9457 problem.
Response plain_problem(int status, std::string_view code);

}  // namespace farflung::http
