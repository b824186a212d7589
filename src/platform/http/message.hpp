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
    /// Replaces every field of that name by one.
    void set(std::string name, std::string value);
    void remove(std::string_view name);
    /// The first value, or an empty view.
    std::string_view get(std::string_view name) const;
    bool has(std::string_view name) const;
    std::vector<std::pair<std::string, std::string>> const& all() const { return fields_; }

  private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

/// Compares as HTTP compares field names and tokens: ASCII letters without case.
bool same_token(std::string_view left, std::string_view right);

/// A whole request, already within the limits. `path` is decoded once, is valid UTF-8, starts with one slash and has
/// no "." or ".." segment, no control character and no backslash. HEAD arrives as GET: the server drops the body.
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
    std::shared_ptr<std::string const> shared_body;  // used instead of body when set (files)
    std::string_view static_body =
        {};  // used instead of both when set: bytes that live as long as the program (assets)
    /// When set, the answer stays open and is fed through the stream; body is ignored. Called on the thread that
    /// responds, with text/event-stream as the type unless the headers say otherwise; never called for HEAD.
    std::function<void(std::shared_ptr<Stream>)> on_stream;
};

/// Answers one request, at once or later and from any thread. The first call counts, later ones are ignored; when
/// every copy is gone without a call the server answers 500. Safe after the connection or the server is gone.
using Respond = std::function<void(Response)>;
using Handler = std::function<void(Request, Respond)>;

}  // namespace farflung::http
