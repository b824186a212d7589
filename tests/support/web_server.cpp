#include "web_server.hpp"

#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace farflung::test {

namespace {

struct Port {
    int socket;
    unsigned short number;
};

/// A port of ours that nobody listens at yet.
Port take_port() {
    int const taken = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(taken, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::getsockname(taken, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        throw std::system_error(errno, std::generic_category(), "a port for a test");
    }
    return {taken, ntohs(address.sin_port)};
}

struct EndOpenSsl {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    void operator()(SSL* line) const { SSL_free(line); }
};
template <class T>
using Owned = std::unique_ptr<T, EndOpenSsl>;

/// Good for an hour and for localhost, and vouched for by nobody.
Owned<SSL_CTX> context_with_own_certificate() {
    Owned<EVP_PKEY> const key(EVP_EC_gen("P-256"));
    Owned<X509> const certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    auto* const name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<unsigned char const*>("localhost"), -1, -1,
                               0);
    X509_set_issuer_name(certificate.get(), name);
    X509_set_pubkey(certificate.get(), key.get());
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    Owned<SSL_CTX> context(SSL_CTX_new(TLS_server_method()));
    SSL_CTX_use_certificate(context.get(), certificate.get());
    SSL_CTX_use_PrivateKey(context.get(), key.get());
    return context;
}

/// Says a plain answer to whoever takes the certificate.
void serve_one(int socket) {
    int const caller = ::accept(socket, nullptr, nullptr);
    if (caller < 0) return;
    auto const context = context_with_own_certificate();
    Owned<SSL> const line(SSL_new(context.get()));
    SSL_set_fd(line.get(), caller);
    constexpr std::string_view answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi";
    if (SSL_accept(line.get()) == 1) SSL_write(line.get(), answer.data(), static_cast<int>(answer.size()));
    ::close(caller);
}

}  // namespace

WebServer::WebServer() {
    auto const port = take_port();
    socket_ = port.socket;
    port_ = port.number;
}

WebServer::~WebServer() {
    if (!server_) {
        ::close(socket_);
        return;
    }
    {
        std::lock_guard const lock(mutex_);
        kept_waiting_.clear();
    }
    server_->drain();
    thread_.join();
}

void WebServer::start() {
    if (::listen(socket_, SOMAXCONN) != 0) throw std::system_error(errno, std::generic_category(), "listen");
    server_ = std::make_unique<http::Server>(
        http::ServerSettings{.inherited_socket = socket_},
        [this](http::Request const& request, http::Respond const& respond) { handle(request, respond); });
    thread_ = std::thread([this] { server_->run(); });
}

void WebServer::answer(std::string const& path, std::string const& body, int status) {
    std::lock_guard const lock(mutex_);
    answers_[path] = http::Response{.status = status, .headers = {}, .body = body};
}

void WebServer::point_elsewhere(std::string const& path, std::string const& location) {
    http::Response away{.status = 302, .headers = {}, .body = {}};
    away.headers.set("Location", location);
    std::lock_guard const lock(mutex_);
    answers_[path] = away;
}

void WebServer::keep_silent_at(std::string const& path) {
    std::lock_guard const lock(mutex_);
    answers_[path].reset();
}

std::vector<std::string> WebServer::asked() {
    std::lock_guard const lock(mutex_);
    return asked_;
}

void WebServer::handle(http::Request const& request, http::Respond const& respond) {
    std::lock_guard const lock(mutex_);
    auto const target = request.query.empty() ? request.path : request.path + '?' + request.query;
    asked_.push_back(target);
    auto const found = answers_.find(target);
    if (found == answers_.end())
        respond({.status = 404, .headers = {}, .body = {}});
    else if (!found->second)
        kept_waiting_.push_back(respond);
    else
        respond(*found->second);
}

SelfSignedServer::SelfSignedServer() {
    auto const port = take_port();
    socket_ = port.socket;
    port_ = port.number;
    ::listen(socket_, 1);
    thread_ = std::thread([listening = socket_] { serve_one(listening); });
}

SelfSignedServer::~SelfSignedServer() {
    // Wakes the thread when nobody called.
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
}

}  // namespace farflung::test
