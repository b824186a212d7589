#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "support/served_company.hpp"

namespace farflung::test {

/// What an acknowledged write must have left behind.
struct Trace {
    std::string path;
    std::string contains;
};

/// What the workers of one company work on.
struct Work {
    std::string customer;
    std::string task;
};

/// Somebody who does a bit of everything, again and again: adds a party, drafts an invoice, issues it, takes the
/// payment, takes in a mail, keeps a file and writes down time. What was not acknowledged when the server died is sent
/// again to the next one.
class MixedWorker {
  public:
    enum class Step { party, draft, issue, payment, mail, file, time };
    static constexpr int steps = 7;

    /// Begins with the step of its number, so that several workers do different things at once.
    MixedWorker(int number, Work work);

    /// Until the server goes away.
    void work(ServedCompany const& company);
    /// How many writes of that kind were acknowledged.
    int done(Step step) const { return done_.at(static_cast<std::size_t>(step)); }

    std::vector<Trace> traces;
    std::vector<std::string> refused;

  private:
    /// A request that changes something, with the key that makes it happen once however often it is sent.
    struct Write {
        std::string path;
        std::string body;
        std::string key;
        std::string type = "application/json";
    };

    Write next();
    void take(LineReply const& reply);
    void expect_member(std::string const& path, std::string_view name, std::string const& value);

    int number_;
    Work work_;
    Step step_;
    std::array<int, steps> done_{};
    int written_ = 0;
    std::string invoice_;
    std::optional<Write> pending_;
};

}  // namespace farflung::test
