#include "platform/blobs/store.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>

#include "core/hash.hpp"

namespace farflung::blobs {

namespace {

[[noreturn]] void fail(char const* what) { throw std::system_error(errno, std::generic_category(), what); }

/// A descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

  private:
    int number_;
};

void flush_folder(std::filesystem::path const& folder) {
    Descriptor const opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.number() < 0 || ::fsync(opened.number()) != 0) fail("a blob's folder is not flushed");
}

void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) fail("a blob is not written");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// A temporary file that goes when it was not renamed.
class Draft {
  public:
    explicit Draft(std::filesystem::path const& folder) : name_((folder / "put-XXXXXX").string()) {
        descriptor_ = ::mkostemp(name_.data(), O_CLOEXEC);
        if (descriptor_ < 0) fail("a blob is not begun");
    }
    Draft(Draft const&) = delete;
    Draft& operator=(Draft const&) = delete;
    ~Draft() {
        ::close(descriptor_);
        if (!name_.empty()) ::unlink(name_.c_str());
    }
    void fill(std::string_view bytes) const {
        write_all(descriptor_, bytes);
        if (::fsync(descriptor_) != 0) fail("a blob is not flushed");
    }
    void become(std::filesystem::path const& path) {
        if (::rename(name_.c_str(), path.c_str()) != 0) fail("a blob is not named");
        name_.clear();
    }

  private:
    std::string name_;
    int descriptor_ = -1;
};

bool is_hash(std::string_view text) {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::filesystem::path Store::path_of(std::string_view sha256) const {
    return folder_ / std::string(sha256.substr(0, 2)) / std::string(sha256.substr(2));
}

std::string Store::put(std::string_view bytes) {
    auto name = sha256_hex(bytes);
    auto const path = path_of(name);
    std::filesystem::create_directories(path.parent_path());
    // A damaged file of that name is written anew.
    if (!get(name)) {
        Draft draft(path.parent_path());
        draft.fill(bytes);
        draft.become(path);
    }
    // Also of a blob that was there: whoever put it may have been stopped before the folders were flushed.
    try {
        flush_folder(path.parent_path());
        flush_folder(folder_);
        flush_folder(std::filesystem::absolute(folder_).parent_path());
    } catch (std::system_error const&) {
        // What the disk refused to keep must not look kept when it is put again.
        ::unlink(path.c_str());
        throw;
    }
    return name;
}

std::optional<std::string> Store::get(std::string_view sha256) const {
    // Only a hash names a file, so no name leads out of the folder.
    if (!is_hash(sha256)) return std::nullopt;
    std::ifstream file(path_of(sha256), std::ios::binary);
    if (!file) return std::nullopt;
    std::ostringstream read;
    read << file.rdbuf();
    auto bytes = std::move(read).str();
    if (sha256_hex(bytes) != sha256) return std::nullopt;
    return bytes;
}

bool Store::has(std::string_view sha256) const { return is_hash(sha256) && std::filesystem::exists(path_of(sha256)); }

}  // namespace farflung::blobs
