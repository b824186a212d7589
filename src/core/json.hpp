#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace farflung {

struct JsonLimits {
    std::size_t depth = 64;
};

/// A parsed value inside its document; a view that must not outlive it.
class Json {
  public:
    enum class Kind { null, boolean, number, string, array, object };

    Json() = default;
    Kind kind() const;
    bool is_null() const { return kind() == Kind::null; }
    std::optional<bool> boolean() const;
    /// Whole numbers within 64 bits only; 1.0 and 1e400 are not whole numbers here.
    std::optional<std::int64_t> integer() const;
    std::optional<std::string_view> string() const;
    std::size_t size() const;
    Json at(std::size_t index) const;
    /// A member by name, or nothing.
    std::optional<Json> find(std::string_view name) const;
    void each_member(std::function<void(std::string_view, Json)> const& visit) const;
    /// The value written out again, compact.
    std::string text() const;

  private:
    friend class JsonDocument;
    explicit Json(void const* value) : value_(value) {}
    void const* value_ = nullptr;
};

/// Text read as RFC 8259 says: strict UTF-8, no comments, nothing after the value, bounded depth.
class JsonDocument {
  public:
    /// Nothing when the text is not JSON; `reason` says why in a few words.
    static std::optional<JsonDocument> parse(std::string_view text, std::string* reason = nullptr,
                                             JsonLimits limits = {});
    JsonDocument(JsonDocument&&) noexcept;
    JsonDocument& operator=(JsonDocument&&) noexcept;
    ~JsonDocument();
    Json root() const;

  private:
    struct Parsed;
    explicit JsonDocument(std::unique_ptr<Parsed> parsed);
    std::unique_ptr<Parsed> parsed_;
};

/// Appends a string with quotes and escapes.
void append_json_string(std::string& out, std::string_view text);
void append_integer(std::string& out, std::int64_t number);

/// Writes an object member by member; closes itself.
class JsonObject {
  public:
    explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }
    ~JsonObject() { out_ += '}'; }
    JsonObject(JsonObject const&) = delete;
    JsonObject& operator=(JsonObject const&) = delete;
    /// Starts a member; the caller appends its value.
    std::string& member(std::string_view name);
    /// The same by a key that is already written as `,"name":`.
    std::string& next(std::string_view key) { return out_.append(std::exchange(first_, false) ? key.substr(1) : key); }
    void text(std::string_view name, std::string_view value) { append_json_string(member(name), value); }
    void number(std::string_view name, std::int64_t value) { append_integer(member(name), value); }
    void flag(std::string_view name, bool value) { member(name) += value ? "true" : "false"; }

  private:
    std::string& out_;
    bool first_ = true;
};

}  // namespace farflung
