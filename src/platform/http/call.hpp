#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/refusal.hpp"
#include "platform/list_request.hpp"

namespace farflung::http {

/// What a handler may ask of the request beyond its typed arguments: the query, and a body that is not JSON.
struct Query {
    std::vector<std::pair<std::string, std::string>> values;

    std::optional<std::string> get(std::string_view name) const;
    /// Paging, sort, search and filters; refuses a parameter with a broken form.
    ListRequest to_list_request() const;
};

/// Decodes `a=1&b=2`; refuses more than 100 parameters and broken escapes.
Query parse_query(std::string_view text);

/// A body taken as it is: an upload, a mail, a form.
struct Body {
    std::string type;
    std::string bytes;
    std::string filename;   // from the request's Content-Disposition, or empty
    std::string signature;  // of a payment provider over the bytes, or empty
};

/// Who asks, from where: for commands that record it as evidence, such as an acceptance.
struct Caller {
    std::string peer;
    std::string user_agent;
    std::string secret{};  // the session's own, so that it can end itself
};

/// An answer that is not JSON.
struct Document {
    std::string type;
    std::string bytes;
    std::string filename;      // offered as a download when set
    bool inline_view = false;  // only for kinds that cannot run script: PDF, PNG, JPEG
    int status = 200;
};

/// A page written by the server, for those without a login; `to` turns it into a 303 redirect instead.
struct Html {
    std::string text;
    std::string to{};
    int status = 200;
};

/// An answer with cookies, such as a sign-in.
struct SetCookie {
    std::string name;
    std::string value;
    long max_age_s = 0;
};

struct Answer {
    int status = 200;
    std::string type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

/// One matched request with its path parameters, decoded.
struct Call {
    std::vector<std::string> path;
    Query query;
    Body body;
    Caller caller;
    std::string accept;
    std::string if_match;
    bool dry_run = false;
};

}  // namespace farflung::http
