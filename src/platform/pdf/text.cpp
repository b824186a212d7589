#include "platform/pdf/text.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <utility>

namespace farflung::pdf {

namespace {

constexpr auto* reader = "/usr/bin/pdftotext";
constexpr auto most_time = std::chrono::seconds(5);
constexpr rlim_t most_seconds = 5;
constexpr rlim_t most_memory = rlim_t{512} * 1024 * 1024;
constexpr std::size_t most_text = std::size_t{1024} * 1024;

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor(Descriptor const&) = delete;
    ~Descriptor() { close(); }
    void close() {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }

  private:
    int number_;
};

/// The bytes as a file that is in memory alone.
Descriptor file_of(std::string_view bytes) {
    Descriptor file(memfd_create("pdf", MFD_CLOEXEC));
    while (file.is_open() && !bytes.empty()) {
        auto const written = ::write(file.number(), bytes.data(), bytes.size());
        if (written <= 0) return Descriptor(-1);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (file.is_open()) lseek(file.number(), 0, SEEK_SET);
    return file;
}

/// A process that ends with this, whatever it does.
class Child {
  public:
    /// It has the two descriptors as its own input and output, and no other: not those of our database and callers.
    Child(int input, int output) {
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
        std::array<std::string, 9> words{"pdftotext", "-q", "-l", "20", "-enc", "UTF-8", "-nopgbrk", "-", "-"};
        std::array<char*, words.size() + 1> arguments{};
        for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
        std::array<char*, 1> environment{};
        if (posix_spawn(&id_, reader, &actions, nullptr, arguments.data(), environment.data()) != 0) id_ = -1;
        posix_spawn_file_actions_destroy(&actions);
        if (is_running()) bound();
    }
    Child(Child const&) = delete;
    ~Child() {
        if (!is_running()) return;
        kill(id_, SIGKILL);
        waitpid(id_, nullptr, 0);
    }
    bool is_running() const { return id_ > 0; }

  private:
    /// Beside the time that we wait: what the kernel takes from a process that wants more.
    void bound() const {
        rlimit const memory{most_memory, most_memory};
        rlimit const time{most_seconds, most_seconds};
        rlimit const nothing{0, 0};
        prlimit(id_, RLIMIT_AS, &memory, nullptr);
        prlimit(id_, RLIMIT_CPU, &time, nullptr);
        prlimit(id_, RLIMIT_FSIZE, &nothing, nullptr);
        prlimit(id_, RLIMIT_CORE, &nothing, nullptr);
    }

    pid_t id_ = -1;
};

/// All that comes until the other side is closed; nothing when that takes too long.
std::optional<std::string> read_all(int from) {
    auto const end = std::chrono::steady_clock::now() + most_time;
    std::string text;
    std::array<char, 65'536> part;
    while (text.size() < most_text) {
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        pollfd waiting{.fd = from, .events = POLLIN, .revents = 0};
        if (left.count() <= 0 || poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return std::nullopt;
        auto const count = ::read(from, part.data(), part.size());
        if (count < 0) return std::nullopt;
        if (count == 0) return text;
        text.append(part.data(), static_cast<std::size_t>(count));
    }
    text.resize(most_text);
    return text;
}

}  // namespace

std::optional<std::string> read_text(std::string_view pdf) {
    auto const input = file_of(pdf);
    std::array<int, 2> ends{-1, -1};
    if (!input.is_open() || pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
    Descriptor const from(ends[0]);
    Descriptor into(ends[1]);
    Child const child(input.number(), into.number());
    into.close();
    if (!child.is_running()) return std::nullopt;
    return read_all(from.number());
}

bool can_read_text() { return access(reader, X_OK) == 0; }

}  // namespace farflung::pdf
