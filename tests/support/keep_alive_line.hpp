#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace farflung::test {

struct LineReply {
    int status = 0;
    std::string head;
    std::string body;
};

/// One client's connection, kept open from request to request and opened again after it was closed.
class KeepAliveLine {
  public:
    /// `host` is an address and a port, such as 127.0.0.1:8080.
    explicit KeepAliveLine(std::string host) : host_(std::move(host)) {}
    ~KeepAliveLine() { hang_up(); }
    KeepAliveLine(KeepAliveLine&& other) noexcept
        : host_(std::move(other.host_)), socket_(std::exchange(other.socket_, -1)) {}
    KeepAliveLine& operator=(KeepAliveLine const&) = delete;

    struct Question {
        std::string_view method;
        std::string_view path;
        std::string_view body = {};
        std::vector<std::pair<std::string, std::string>> headers = {};
        std::string_view type = "application/json";
    };
    /// The whole answer; nothing when the server went away before its last byte, whatever it has done by then.
    std::optional<LineReply> ask(Question const& question);
    /// The same with a request that is already written out.
    std::optional<LineReply> ask_raw(std::string_view request);
    std::string text_of(Question const& question) const;
    void hang_up();

  private:
    bool is_open();
    void send_all(std::string_view bytes) const;
    bool read_more(std::string& to) const;

    std::string host_;
    int socket_ = -1;
};

/// The first text member of that name in a JSON answer; empty when it has none.
std::string text_member(std::string_view json, std::string_view name);

}  // namespace farflung::test
