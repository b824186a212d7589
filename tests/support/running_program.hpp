#pragma once

#include <sys/types.h>

#include <string>
#include <utility>
#include <vector>

namespace farflung::test {

/// What a finished command said.
struct Outcome {
    int status = -1;  // its exit status, or 128 and the signal that ended it
    std::string output;
};

/// The built program, as FARFLUNG_BIN names it; empty when it does not.
std::string program_under_test();

/// Runs a command of the program to its end, with these variables besides the environment.
Outcome run_program(std::vector<std::string> const& arguments,
                    std::vector<std::pair<std::string, std::string>> const& variables = {});

/// A server of its own on a free port, stopped at the end.
class RunningProgram {
  public:
    RunningProgram(std::vector<std::string> arguments,
                   std::vector<std::pair<std::string, std::string>> const& variables = {});
    ~RunningProgram();
    RunningProgram(RunningProgram const&) = delete;
    RunningProgram& operator=(RunningProgram const&) = delete;

    /// The line that it printed when it was ready.
    std::string const& greeting() const { return greeting_; }
    std::string const& host() const { return host_; }  // with its port
    /// Sends one whole request and returns all that comes back until the server closes.
    std::string ask(std::string const& request) const;
    std::string get(std::string const& path) const;
    /// Sends a signal and waits for the end; the exit status, or 128 and the signal that ended it.
    int stop(int signal);
    /// Waits until it ends by itself; the same answer.
    int wait();

  private:
    pid_t process_ = -1;
    int output_ = -1;
    std::string greeting_;
    std::string host_;
};

}  // namespace farflung::test
