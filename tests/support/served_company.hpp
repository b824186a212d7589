#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "support/keep_alive_line.hpp"
#include "support/running_program.hpp"

namespace farflung::test {

/// A small company in the real program, which is stopped and started again on the same data.
class ServedCompany {
  public:
    using Variables = std::vector<std::pair<std::string, std::string>>;

    /// `database` is a PostgreSQL address, or empty for a SQLite file in the company's own folder.
    explicit ServedCompany(std::string const& database, Variables variables = {});
    ~ServedCompany();
    ServedCompany(ServedCompany const&) = delete;
    ServedCompany& operator=(ServedCompany const&) = delete;

    void start();
    /// What its environment holds from the next start on.
    void set_variables(Variables variables) { variables_ = std::move(variables); }
    int stop(int signal);
    /// Waits until it ends by itself, and tells how.
    int wait() { return program_->wait(); }
    RunningProgram& program() { return *program_; }
    std::string const& host() const { return program_->host(); }
    /// The address of its database, for whoever looks at it from outside.
    std::string const& database() const { return data_.at(1); }
    /// `farflung verify` on the data, whether or not the program runs.
    Outcome verify() const;

    /// Headers of the owner's requests, with an Idempotency-Key unless it is empty.
    Variables headers(std::string const& key = {}) const;
    /// Throws what was answered when it is no success.
    std::string post(std::string const& path, std::string const& json) const;
    std::string get(std::string const& path) const;

  private:
    std::string checked(std::optional<LineReply> const& reply, std::string const& what) const;

    std::string folder_;
    std::vector<std::string> data_;
    Variables variables_;
    std::unique_ptr<RunningProgram> program_;
    std::string cookie_;
};

}  // namespace farflung::test
