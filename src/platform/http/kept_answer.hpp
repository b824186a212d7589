#pragma once

#include <optional>
#include <string>

#include "platform/http/call.hpp"
#include "platform/http/message.hpp"
#include "platform/unit.hpp"

namespace farflung::http {

/// The answer that a request with the same Idempotency-Key was given before.
struct KeptAnswer {
    std::string request_hash;
    Answer answer;
};

/// Method, path, query and body together.
std::string request_hash(Request const& request);
std::optional<KeptAnswer> find_kept_answer(Unit const& unit, std::string_view key, Instant not_before);
/// Stored in the transaction of the effect, so that both are there or neither.
void keep_answer(Unit& unit, std::string_view key, std::string const& request_hash, Answer const& answer);

}  // namespace farflung::http
