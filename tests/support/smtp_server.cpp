#include "smtp_server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace farflung::test {

namespace {

constexpr auto program = "/usr/sbin/exim4";
constexpr auto patience = std::chrono::seconds(30);

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// A listening socket on any free port.
int listen_somewhere(int& port) {
    auto const listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = loopback(0);
    socklen_t size = sizeof address;
    bool const listens = ::bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                         ::listen(listener, 16) == 0 &&
                         ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    if (!listens) throw std::runtime_error("no free port");
    port = ntohs(address.sin_port);
    return listener;
}

/// Hands each caller to a process of the mail server, as inetd does. Runs in a child of a process that may have
/// threads, so it makes system calls only.
[[noreturn]] void serve_forever(int listener, char const* settings, int log) {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    ::signal(SIGCHLD, SIG_IGN);
    for (;;) {
        auto const caller = ::accept(listener, nullptr, nullptr);
        if (caller < 0) continue;
        if (::fork() == 0) {
            ::signal(SIGCHLD, SIG_DFL);
            ::dup2(caller, STDIN_FILENO);
            ::dup2(caller, STDOUT_FILENO);
            ::dup2(log, STDERR_FILENO);
            ::execl(program, program, "-C", settings, "-odf", "-bs", static_cast<char*>(nullptr));
            ::_exit(127);
        }
        ::close(caller);
    }
}

void wait_until(std::function<bool()> const& is_so, char const* what) {
    auto const end = std::chrono::steady_clock::now() + patience;
    while (!is_so()) {
        if (std::chrono::steady_clock::now() > end) throw std::runtime_error(what);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

}  // namespace

std::string SmtpServer::why_not() {
    if (!std::filesystem::exists(program)) return "Debian's exim4-daemon-light is not installed";
    return ::geteuid() == 0 ? "" : "Exim takes settings that are not the machine's own from root alone";
}

/// With settings that are not the machine's own, Exim gives up the right to change users and delivers as itself.
void SmtpServer::write_settings() const {
    auto const folder = folder_.path().string();
    std::ofstream file(folder_.path() / "exim.conf");
    file << "spool_directory = " << folder << "/spool\nlog_file_path = " << folder
         << "/log/%s\npid_file_path = " << folder
         << "/exim.pid\nprimary_hostname = mail.test\nkeep_environment =\ntls_advertise_hosts =\nhost_lookup "
            "=\nacl_smtp_rcpt = recipient\n"
         << "acl_smtp_data = content\nnever_users =\n"
         << "deliver_drop_privilege = true\n"
         << "begin acl\nrecipient:\n  deny local_parts = nobody\n    message = there is nobody of this name\n"
         << "  defer local_parts = busy\n    message = try later\n  accept\ncontent:\n  accept\n"
         << "begin routers\nall:\n  driver = accept\n  transport = folder\n"
         << "begin transports\nfolder:\n  driver = appendfile\n  maildir_format\n  directory = " << folder
         << "/mail\n  create_directory\n";
}

SmtpServer::SmtpServer() {
    namespace fs = std::filesystem;
    for (auto const* name : {"spool", "log", "mail"}) fs::create_directory(folder_.path() / name);
    // Exim leaves root behind before it writes.
    for (auto const& path :
         {folder_.path(), folder_.path() / "spool", folder_.path() / "log", folder_.path() / "mail"}) {
        fs::permissions(path, fs::perms::all);
    }
    write_settings();
    auto const settings = (folder_.path() / "exim.conf").string();
    auto const log = ::open((folder_.path() / "out").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    auto const listener = listen_somewhere(port_);
    server_ = ::fork();
    if (server_ == 0) serve_forever(listener, settings.c_str(), log);
    ::close(listener);
    ::close(log);
    if (server_ < 0) throw std::runtime_error("cannot fork");
}

SmtpServer::~SmtpServer() {
    ::kill(server_, SIGTERM);
    ::waitpid(server_, nullptr, 0);
}

std::vector<std::string> SmtpServer::wait_for_mails(std::size_t count) const {
    auto const arrived = folder_.path() / "mail" / "new";
    std::vector<std::string> mails;
    wait_until(
        [&] {
            mails.clear();
            if (!std::filesystem::exists(arrived)) return count == 0;
            for (auto const& entry : std::filesystem::directory_iterator(arrived)) {
                std::ifstream file(entry.path(), std::ios::binary);
                mails.emplace_back((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
            }
            return mails.size() >= count;
        },
        "the mails do not arrive");
    return mails;
}

}  // namespace farflung::test
