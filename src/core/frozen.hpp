#pragma once

#include <string>
#include <utility>

#include "core/json_read.hpp"
#include "core/json_stored.hpp"
#include "core/json_write.hpp"

namespace farflung {

/// What a document keeps of something else as it was on its day, or nothing yet. It is kept as the JSON that it is
/// stored and sent as, and read only when somebody looks inside: a page of documents hands it on as it is.
template <Described T>
class Frozen {
    static_assert(reads_the_same_for_all<T>(), "the one text is sent to every reader");

  public:
    Frozen() = default;
    Frozen(T value) : text_(to_json(value)), value_(std::move(value)) {}  // NOLINT(google-explicit-constructor)
    /// From the database: a text of an older version is completed first.
    static Frozen from_stored(std::string_view text) {
        Frozen frozen;
        if (StoredText stored(text); skip_stored<T>(stored) && stored.is_done()) {
            frozen.text_ = text;
            return frozen;
        }
        return Frozen(parsed(text));
    }

    bool has_value() const { return !text_.empty(); }
    explicit operator bool() const { return has_value(); }
    T const& operator*() const {
        if (!value_) value_ = parsed(text_);
        return *value_;
    }
    T const* operator->() const { return &**this; }
    T value_or(T other) const { return has_value() ? **this : std::move(other); }
    /// As JSON; empty when there is nothing.
    std::string const& text() const { return text_; }

  private:
    static T parsed(std::string_view text) {
        T value{};
        if (StoredText stored(text); read_stored(stored, value) && stored.is_done()) return value;
        value = T{};
        Problems problems;
        if (auto const document = JsonDocument::parse(text))
            read_json(document->root(), value, problems, {}, Reading::stored);
        return value;
    }

    std::string text_;
    mutable std::optional<T> value_;
};

template <class T>
struct is_optional<Frozen<T>> : std::true_type {
    using element = T;
};

template <Described T>
void write_json(std::string& out, Frozen<T> const& frozen, Reader = Reader::team) {
    out += frozen ? std::string_view(frozen.text()) : "null";
}

template <Described T>
bool read_json(Json json, Frozen<T>& out, Problems& problems, std::string const& path,
               Reading reading = Reading::create) {
    std::optional<T> value;
    if (!read_json(json, value, problems, path, reading)) return false;
    out = value ? Frozen<T>(*std::move(value)) : Frozen<T>();
    return true;
}

}  // namespace farflung
