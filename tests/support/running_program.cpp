#include "running_program.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace farflung::test {

namespace {

using Variables = std::vector<std::pair<std::string, std::string>>;

struct Started {
    pid_t process = -1;
    int output = -1;
};

Started start(std::vector<std::string> arguments, Variables const& variables) {
    arguments.insert(arguments.begin(), program_under_test());
    std::vector<char*> words;
    for (auto& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    auto const process = fork();
    if (process == 0) {
        for (auto const& [name, value] : variables) setenv(name.c_str(), value.c_str(), 1);
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        execv(words.front(), words.data());
        _exit(127);
    }
    close(ends[1]);
    return {process, ends[0]};
}

std::string read_all(int from) {
    std::string text;
    std::array<char, 4096> part{};
    for (auto count = read(from, part.data(), part.size()); count > 0; count = read(from, part.data(), part.size())) {
        text.append(part.data(), static_cast<std::size_t>(count));
    }
    return text;
}

int wait_for(pid_t process) {
    int status = 0;
    waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

std::string program_under_test() {
    auto const* const program = std::getenv("FARFLUNG_BIN");
    return program == nullptr ? "" : program;
}

Outcome run_program(std::vector<std::string> const& arguments, Variables const& variables) {
    auto const started = start(arguments, variables);
    Outcome outcome;
    outcome.output = read_all(started.output);
    close(started.output);
    outcome.status = wait_for(started.process);
    return outcome;
}

RunningProgram::RunningProgram(std::vector<std::string> arguments, Variables const& variables) {
    arguments.insert(arguments.end(), {"serve", "--listen", "127.0.0.1:0"});
    auto with_quiet_log = variables;
    with_quiet_log.emplace_back("FARFLUNG_LOG_LEVEL", "off");
    auto const started = start(std::move(arguments), with_quiet_log);
    process_ = started.process;
    output_ = started.output;
    for (char c = 0; read(output_, &c, 1) == 1 && c != '\n';) greeting_ += c;
    auto const address = greeting_.find("http://");
    if (address != std::string::npos) host_ = greeting_.substr(address + 7);
}

RunningProgram::~RunningProgram() {
    if (process_ > 0) stop(SIGKILL);
    close(output_);
}

int RunningProgram::stop(int signal) {
    kill(process_, signal);
    return wait();
}

int RunningProgram::wait() { return wait_for(std::exchange(process_, -1)); }

std::string RunningProgram::ask(std::string const& request) const {
    auto const line = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(host_.substr(host_.find(':') + 1))));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string answer;
    if (connect(line, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
        send(line, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size())) {
        answer = read_all(line);
    }
    close(line);
    return answer;
}

std::string RunningProgram::get(std::string const& path) const {
    return ask("GET " + path + " HTTP/1.1\r\nHost: " + host_ + "\r\nConnection: close\r\n\r\n");
}

}  // namespace farflung::test
