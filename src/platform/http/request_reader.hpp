#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/limits.hpp"
#include "platform/http/message.hpp"
#include "platform/http/request_head.hpp"

namespace farflung::http {

/// Makes one request out of bytes. Knows nothing of sockets; throws BadRequest as soon as it must be refused.
class RequestReader {
  public:
    /// Both must outlive the reader.
    RequestReader(Limits const& limits, std::vector<std::string> const& hosts);
    ~RequestReader();

    /// Takes what it can from the bytes that are not taken yet, and returns how many those were. The head is taken at
    /// once; what follows a whole request is left for the next one.
    std::size_t take(std::string_view bytes);

    bool has_begun() const { return has_begun_; }
    bool has_head() const { return parser_ != nullptr; }
    bool is_done() const;
    bool is_head_request() const { return is_head_request_; }
    /// The client waits to be told to send the body.
    bool expects_continue() const;
    bool keeps_alive() const;
    bool is_1_1() const { return is_1_1_; }
    std::size_t body_size() const { return request_.body.size(); }
    /// The request itself, once it is done.
    Request release() { return std::move(request_); }

  private:
    class Parser;
    std::size_t take_head(std::string_view bytes);
    std::size_t take_body(std::string_view bytes);
    void check_host(std::string_view authority);
    void finish_head(std::string target);

    Limits const* limits_;
    std::vector<std::string> const* hosts_;
    HeadScanner scanner_;
    Request request_;
    std::unique_ptr<Parser> parser_;
    bool has_begun_ = false;
    bool is_head_request_ = false;
    bool is_1_1_ = true;
};

}  // namespace farflung::http
