#pragma once

#include <optional>

#include "commands/pure.hpp"
#include "core/json_read.hpp"
#include "core/json_write.hpp"

/// How the pure functions read their input and write their answers.
namespace farflung {

/// The object closes itself at the end of this call, before the answer is handed on.
template <class Write>
void write_object(PureAnswer& answer, Write const& write) {
    JsonObject object(answer.json);
    write(object);
}

PureAnswer no(std::string_view reason);
PureAnswer no(Problems const& problems);

/// What an input holds when it is JSON that can be read in one way only; else `reason` says what is wrong with it.
std::optional<JsonDocument> parse_question(std::string_view input, std::string& reason);

/// Reads a described question out of JSON; the answer says what is wrong with it.
template <Described Q>
std::optional<PureAnswer> read_question(std::string_view input, Q& question) {
    std::string reason;
    auto const document = parse_question(input, reason);
    if (!document) return no(reason);
    Problems problems;
    read_json(document->root(), question, problems, {});
    if (!problems.empty()) return no(problems);
    return std::nullopt;
}

/// Answers each line of an input of several lines, one line each, unless all of it is one JSON value. It is good when
/// every answer is.
PureAnswer answer_lines(std::string_view input, PureAnswer (*answer_one)(std::string_view line));

}  // namespace farflung
