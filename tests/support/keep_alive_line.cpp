#include "keep_alive_line.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace farflung::test {

namespace {

int number_in(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// The server writes its fields in one spelling, so no case is folded here.
std::optional<std::size_t> length_of_body(std::string_view head) {
    constexpr std::string_view name = "\r\nContent-Length: ";
    auto const at = head.find(name);
    if (at == std::string_view::npos) return std::nullopt;
    return static_cast<std::size_t>(number_in(head.substr(at + name.size())));
}

}  // namespace

void KeepAliveLine::hang_up() {
    if (socket_ >= 0) close(socket_);
    socket_ = -1;
}

bool KeepAliveLine::is_open() {
    if (socket_ >= 0) return true;
    socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port =
        htons(static_cast<std::uint16_t>(number_in(std::string_view(host_).substr(host_.find(':') + 1))));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval const patience{.tv_sec = 30, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    int const at_once = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return true;
    hang_up();
    return false;
}

void KeepAliveLine::send_all(std::string_view bytes) const {
    while (!bytes.empty()) {
        auto const sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool KeepAliveLine::read_more(std::string& to) const {
    std::array<char, 16384> part;
    auto const count = recv(socket_, part.data(), part.size(), 0);
    if (count <= 0) return false;
    to.append(part.data(), static_cast<std::size_t>(count));
    return true;
}

std::string KeepAliveLine::text_of(Question const& question) const {
    std::string text(question.method);
    text.append(" ").append(question.path).append(" HTTP/1.1\r\nHost: ").append(host_).append("\r\n");
    for (auto const& [name, value] : question.headers) text.append(name).append(": ").append(value).append("\r\n");
    if (question.method != "GET") {
        text.append("Content-Type: ").append(question.type).append("\r\nContent-Length: ");
        text.append(std::to_string(question.body.size())).append("\r\n");
    }
    return text.append("\r\n").append(question.body);
}

std::optional<LineReply> KeepAliveLine::ask(Question const& question) { return ask_raw(text_of(question)); }

std::optional<LineReply> KeepAliveLine::ask_raw(std::string_view request) {
    if (!is_open()) return std::nullopt;
    std::string text;
    auto end = std::string::npos;
    // What the server said before it closed is an answer too, so a failed send is not looked at.
    send_all(request);
    bool alive = true;
    while (alive && (end = text.find("\r\n\r\n")) == std::string::npos) alive = read_more(text);
    if (end == std::string::npos) {
        hang_up();
        return std::nullopt;
    }
    LineReply reply{.status = number_in(std::string_view(text).substr(9)), .head = text.substr(0, end + 2), .body = {}};
    reply.body = text.substr(end + 4);
    auto const wanted = length_of_body(reply.head).value_or(0);
    while (alive && reply.body.size() < wanted) alive = read_more(reply.body);
    bool const is_whole = reply.body.size() >= wanted;
    if (!is_whole || reply.head.find("\r\nConnection: close") != std::string::npos) hang_up();
    return is_whole ? std::optional(std::move(reply)) : std::nullopt;
}

std::string text_member(std::string_view json, std::string_view name) {
    auto const key = "\"" + std::string(name) + "\":\"";
    auto const at = json.find(key);
    if (at == std::string_view::npos) return {};
    auto const begin = at + key.size();
    return std::string(json.substr(begin, json.find('"', begin) - begin));
}

}  // namespace farflung::test
