#include "helpdesk/threading.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"

namespace farflung::helpdesk {

namespace {

constexpr std::array<std::string_view, 10> reply_words{"re", "aw",  "sv", "antw", "ynt",
                                                       "r",  "odp", "vs", "ref",  "ateb"};
constexpr std::array<std::string_view, 9> forward_words{"fwd", "fw", "wg", "tr", "rv", "vl", "doorst", "i", "enc"};

std::string small_letters(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

/// The word before the first colon, such as `re` of `RE[2]: …`; empty when the subject does not begin so.
std::string prefix_of(std::string_view subject) {
    auto const colon = subject.find(':');
    if (colon == std::string_view::npos || colon > 10) return {};
    auto word = small_letters(trim(subject.substr(0, colon)));
    if (auto const bracket = word.find('['); bracket != std::string::npos) word.resize(bracket);
    bool const known = std::ranges::find(reply_words, word) != reply_words.end() ||
                       std::ranges::find(forward_words, word) != forward_words.end();
    return known ? word : std::string();
}

bool is_quotation_head(std::string_view line) {
    auto const text = trim(line);
    if (text.starts_with("-----Original Message") || text.starts_with("________________")) return true;
    // "On Monday, Maria wrote:" in the languages of our customers; at most a long line.
    if (!text.ends_with(':') || text.size() > 200) return false;
    constexpr std::array<std::string_view, 12> verbs{
        " wrote:",     "schrieb:",  " a écrit :", " a écrit:", " escribió:",     " scrisse:",
        "ha scritto:", " schreef:", " skrev:",    " napisał:", " ysgrifennodd:", "写道:"};
    return std::ranges::any_of(verbs, [&](std::string_view verb) { return text.ends_with(verb); });
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// The first line of the quotation that runs to the end, or the number of lines.
std::size_t quotation_start(std::vector<std::string_view> const& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_quotation_head(lines[i])) return i;
        // A head that a mail program broke over two lines.
        bool const begins = lines[i].starts_with("On ") || lines[i].starts_with("Am ") || lines[i].starts_with("Le ");
        if (begins && i + 1 < lines.size() && is_quotation_head(lines[i + 1])) return i;
    }
    auto start = lines.size();
    while (start > 0 && (lines[start - 1].starts_with('>') || trim(lines[start - 1]).empty())) --start;
    bool const quotes = std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(start), lines.end(),
                                    [](std::string_view line) { return line.starts_with('>'); });
    return quotes ? start : lines.size();
}

}  // namespace

std::vector<std::string> ancestors(std::string const& in_reply_to, std::vector<std::string> const& references) {
    std::vector<std::string> found;
    auto const add = [&](std::string const& id) {
        if (!id.empty() && std::ranges::find(found, id) == found.end()) found.push_back(id);
    };
    add(in_reply_to);
    for (auto id = references.rbegin(); id != references.rend(); ++id) add(*id);
    return found;
}

bool is_forward(std::string_view subject) {
    return std::ranges::find(forward_words, prefix_of(trim(subject))) != forward_words.end();
}

std::optional<std::string> ticket_number_in(std::string_view subject) {
    for (auto at = subject.find("[T-"); at != std::string_view::npos; at = subject.find("[T-", at + 1)) {
        auto const digits = subject.substr(at + 3);
        auto const end = digits.find_first_not_of("0123456789");
        if (end != std::string_view::npos && end > 0 && end < 16 && digits[end] == ']') {
            return "T-" + std::string(digits.substr(0, end));
        }
    }
    return std::nullopt;
}

std::string_view without_prefixes(std::string_view subject) {
    subject = trim(subject);
    while (!prefix_of(subject).empty()) subject = trim(subject.substr(subject.find(':') + 1));
    return subject;
}

SplitText split_reply(std::string const& text) {
    auto const lines = lines_of(text);
    auto const start = quotation_start(lines);
    if (start == lines.size()) return {std::string(trim(text)), {}};
    auto const at = static_cast<std::size_t>(lines[start].data() - text.data());
    auto own = std::string(trim(std::string_view(text).substr(0, at)));
    // Somebody who answers between or below the quoted lines wrote no text above them: nothing is hidden then.
    if (own.empty()) return {std::string(trim(text)), {}};
    return {std::move(own), text.substr(at)};
}

}  // namespace farflung::helpdesk
