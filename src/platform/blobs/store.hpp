#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace farflung::blobs {

/// Bytes under their SHA-256, in a folder that nothing serves. What is put is durable when `put` returns: written to a
/// temporary file, flushed, renamed, and the folder flushed.
class Store {
  public:
    explicit Store(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Returns the 64 hexadecimal digits that the bytes are found by; the same bytes are kept once.
    std::string put(std::string_view bytes);
    /// Nothing when there is none, or when what lies there no longer has this hash.
    std::optional<std::string> get(std::string_view sha256) const;
    bool has(std::string_view sha256) const;

  private:
    std::filesystem::path path_of(std::string_view sha256) const;

    std::filesystem::path folder_;
};

}  // namespace farflung::blobs
