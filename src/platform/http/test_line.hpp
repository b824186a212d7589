#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "platform/http/server.hpp"

namespace farflung::http {

/// A running server for a test; drains at the end of its life.
class TestServer {
  public:
    TestServer(ServerSettings settings, Handler handler)
        : server_(std::make_unique<Server>(at_any_port(std::move(settings)), std::move(handler))),
          thread_([this] { server_->run(); }) {}
    ~TestServer() { stop(); }

    void stop() {
        if (server_) server_->drain();
        wait();
    }
    void wait() {
        if (thread_.joinable()) thread_.join();
    }
    Server& operator*() { return *server_; }
    Server* operator->() { return server_.get(); }
    /// Stops and destroys the server, while the test goes on.
    void destroy() {
        stop();
        server_.reset();
    }

  private:
    static ServerSettings at_any_port(ServerSettings settings) {
        settings.port = 0;
        settings.limits.linger_timeout = std::chrono::milliseconds(500);
        if (settings.limits.drain_idle_timeout == Limits().drain_idle_timeout)
            settings.limits.drain_idle_timeout = std::chrono::milliseconds(20);
        return settings;
    }

    std::unique_ptr<Server> server_;
    std::thread thread_;
};

/// A plain socket to a server: sends bytes as they are and reads what comes.
class Line {
  public:
    explicit Line(Server const& server) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(server.port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        timeval const patience{.tv_sec = 20, .tv_usec = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::system_error(errno, std::generic_category(), "connect");
    }
    Line(Line&& other) noexcept : socket_(std::exchange(other.socket_, -1)), read_(std::move(other.read_)) {}
    ~Line() { hang_up(); }

    /// False when the other end does not take it any more.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent < 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    void hang_up() {
        if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    }

    /// All that comes until the other end closes.
    std::string read_all() {
        while (read_more()) {
        }
        return std::exchange(read_, {});
    }

    /// Up to and with the mark, or what came before the end.
    std::string read_until(std::string_view mark) {
        while (read_.find(mark) == std::string::npos)
            if (!read_more()) return std::exchange(read_, {});
        return take(read_.find(mark) + mark.size());
    }

    /// The next answer with its body, which has a length.
    std::string read_answer() {
        auto answer = read_until("\r\n\r\n");
        auto const field = answer.find("Content-Length: ");
        if (field == std::string::npos) return answer;
        auto const length = std::stoul(answer.substr(field + 16));
        while (read_.size() < length)
            if (!read_more()) break;
        return answer + take(std::min<std::size_t>(length, read_.size()));
    }

  private:
    std::string take(std::size_t size) {
        auto taken = read_.substr(0, size);
        read_.erase(0, size);
        return taken;
    }

    bool read_more() {
        std::array<char, 16384> bytes{};
        auto const size = ::recv(socket_, bytes.data(), bytes.size(), 0);
        if (size <= 0) return false;
        read_.append(bytes.data(), static_cast<std::size_t>(size));
        return true;
    }

    int socket_;
    std::string read_;
};

inline int status_of(std::string_view answer) {
    return answer.size() < 12 ? 0 : std::stoi(std::string(answer.substr(9, 3)));
}

inline std::string body_of_answer(std::string const& answer) { return answer.substr(answer.find("\r\n\r\n") + 4); }

inline Response say(std::string body) {
    Response response;
    response.headers.add("Content-Type", "text/plain");
    response.body = std::move(body);
    return response;
}

/// Answers with what it understood.
inline void echo(Request request, Respond const& respond) {
    respond(say(request.method + " " + request.path + " " + request.query + " " + request.body));
}

}  // namespace farflung::http
