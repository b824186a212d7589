#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "database_under_test.hpp"

namespace farflung::test {

/// A real mail server, Debian's Exim, on a loopback port with a folder of its own. It takes mail for anybody, but there
/// is no `nobody`, and `busy` is to be tried later. It ends with this object, and also when this process dies.
class SmtpServer {
  public:
    /// Why it cannot run here, for a test that is skipped; empty when it can.
    static std::string why_not();

    SmtpServer();
    SmtpServer(SmtpServer const&) = delete;
    SmtpServer& operator=(SmtpServer const&) = delete;
    ~SmtpServer();

    std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
    /// The mails that arrived, as they arrived; waits until there are this many.
    std::vector<std::string> wait_for_mails(std::size_t count) const;

  private:
    void write_settings() const;

    TemporaryFolder folder_;
    int port_ = 0;
    pid_t server_ = -1;
};

}  // namespace farflung::test
