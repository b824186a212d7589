#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace farflung::http {

/// Header fields in order; names compare without case.
class Headers {
  public:
    void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
    /// The first value, or an empty view.
    std::string_view get(std::string_view name) const;
    bool has(std::string_view name) const;
    std::vector<std::pair<std::string, std::string>> const& all() const { return fields_; }

  private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

/// A whole request, already within the limits. `path` is decoded once and never contains "..", NUL or a backslash.
struct Request {
    std::string method;
    std::string path;
    std::string query;  // still encoded, without the question mark
    Headers headers;
    std::string body;
    std::string peer;  // address of the other end
    std::string id;    // request id, in every log line and problem
};

/// An open server-sent stream. Safe to use from any thread.
class Stream {
  public:
    virtual ~Stream() = default;
    /// Queues bytes; returns false when the other end is gone or too slow (then it is closed).
    virtual bool send(std::string chunk) = 0;
    virtual void close() = 0;
};

struct Response {
    int status = 200;
    Headers headers;
    std::string body;
    std::shared_ptr<std::string const> shared_body;  // used instead of body when set (assets, files)
    /// When set, the answer stays open and is fed through the stream; body is ignored.
    std::function<void(std::shared_ptr<Stream>)> on_stream;
};

/// Answers one request, at once or later and from any thread, exactly once.
using Respond = std::function<void(Response)>;
using Handler = std::function<void(Request, Respond)>;

}  // namespace farflung::http
