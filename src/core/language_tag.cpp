#include "core/language_tag.hpp"

#include <algorithm>
#include <cstddef>

namespace farflung {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter_or_digit(char c) { return is_letter(c) || is_digit(c); }

bool has_form(std::string_view part, bool (*of)(char), std::size_t least, std::size_t most) {
    return part.size() >= least && part.size() <= most && std::ranges::all_of(part, of);
}

bool is_variant(std::string_view part) {
    return has_form(part, is_letter_or_digit, 5, 8) ||
           (has_form(part, is_letter_or_digit, 4, 4) && is_digit(part.front()));
}

/// The parts of a tag, one after the other.
class Parts {
  public:
    explicit Parts(std::string_view tag) : rest_(tag) { next(); }

    bool is_done() const { return is_done_; }
    std::string_view now() const { return now_; }
    void next() {
        is_done_ = is_last_;
        auto const dash = std::min(rest_.find('-'), rest_.size());
        now_ = rest_.substr(0, dash);
        is_last_ = dash == rest_.size();
        rest_.remove_prefix(is_last_ ? dash : dash + 1);
    }
    bool take(bool (*of)(char), std::size_t least, std::size_t most) {
        bool const good = !is_done_ && has_form(now_, of, least, most);
        if (good) next();
        return good;
    }

  private:
    std::string_view rest_;
    std::string_view now_;
    bool is_last_ = false;
    bool is_done_ = false;
};

/// After a single letter or digit at least one part of it follows; after `x`, what people agreed among themselves.
bool take_extensions(Parts& parts) {
    while (!parts.is_done() && has_form(parts.now(), is_letter_or_digit, 1, 1)) {
        bool const is_private = parts.now() == "x" || parts.now() == "X";
        parts.next();
        std::size_t const least = is_private ? 1 : 2;
        if (!parts.take(is_letter_or_digit, least, 8)) return false;
        while (parts.take(is_letter_or_digit, least, 8)) {
        }
        if (is_private) break;
    }
    return true;
}

}  // namespace

bool is_language_tag(std::string_view tag) {
    Parts parts(tag);
    bool const is_short = has_form(parts.now(), is_letter, 2, 3);
    if (!parts.take(is_letter, 2, 8)) return false;
    // Three more letters name one of a family of languages, such as zh-yue.
    for (int more = 0; is_short && more < 3 && parts.take(is_letter, 3, 3); ++more) {
    }
    parts.take(is_letter, 4, 4);
    if (!parts.take(is_letter, 2, 2)) parts.take(is_digit, 3, 3);
    while (!parts.is_done() && is_variant(parts.now())) parts.next();
    return take_extensions(parts) && parts.is_done();
}

}  // namespace farflung
