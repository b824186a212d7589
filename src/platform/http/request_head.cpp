#include "platform/http/request_head.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "platform/http/bad_request.hpp"

namespace farflung::http {

namespace {

// The method, the version, two blanks and the line's end, beside the target.
constexpr std::size_t request_line_slack = 48;

bool is_letter_or_digit(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
}

bool is_token_letter(char letter) {
    return is_letter_or_digit(letter) || std::string_view("!#$%&'*+-.^_`|~").find(letter) != std::string_view::npos;
}

bool is_token(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_token_letter); }

bool is_value_letter(char letter) {
    auto const byte = static_cast<unsigned char>(letter);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
}

std::string_view without_blanks(std::string_view value) {
    auto const begin = value.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return value.substr(begin, value.find_last_not_of(" \t") - begin + 1);
}

std::string_view take_line(std::string_view& head) {
    auto const line = head.substr(0, head.find("\r\n"));
    head.remove_prefix(line.size() + 2);
    return line;
}

void check_version(std::string_view version) {
    if (version == "HTTP/1.1" || version == "HTTP/1.0") return;
    auto const is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    auto const is_other_version = version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) &&
                                  version[6] == '.' && is_digit(version[7]);
    if (is_other_version) throw BadRequest(505, "http.version_not_supported");
    throw BadRequest(400, "http.bad_request_line");
}

/// Returns the version.
std::string_view check_request_line(std::string_view line, Limits const& limits) {
    auto const first = line.find(' ');
    auto const last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) throw BadRequest(400, "http.bad_request_line");
    if (first > 32 || !is_token(line.substr(0, first))) throw BadRequest(400, "http.bad_request_line");
    auto const target = line.substr(first + 1, last - first - 1);
    if (target.size() > limits.target_bytes) throw BadRequest(414, "http.target_too_long");
    if (target.find(' ') != std::string_view::npos) throw BadRequest(400, "http.bad_request_line");
    check_version(line.substr(last + 1));
    return line.substr(last + 1);
}

bool is_host(std::string_view value) {
    auto const is_host_letter = [](char letter) {
        return is_letter_or_digit(letter) || std::string_view(".-_:[]").find(letter) != std::string_view::npos;
    };
    return !value.empty() && std::ranges::all_of(value, is_host_letter);
}

/// The fields that say where a request ends and whom it is for. Twice the same one is refused even when both agree.
class FramingFields {
  public:
    void add(std::string_view name, std::string_view value) {
        for (std::size_t at = 0; at < names.size(); ++at)
            if (same_token(name, names[at])) take(values_[at], value);
    }

    void check(bool is_1_1) const {
        auto const& [host, length, encoding, authorization, type, expect] = values_;
        if (is_1_1 && !host) throw BadRequest(400, "http.host_missing");
        if (host && !is_host(*host)) throw BadRequest(400, "http.bad_host");
        if (length) check_length(*length);
        if (encoding) {
            if (length || !is_1_1) throw BadRequest(400, "http.ambiguous_length");
            if (!same_token(*encoding, "chunked")) throw BadRequest(501, "http.transfer_encoding_unknown");
        }
        if (expect && !same_token(*expect, "100-continue")) throw BadRequest(417, "http.expectation_unknown");
    }

  private:
    static constexpr std::array<std::string_view, 6> names = {"Host",          "Content-Length", "Transfer-Encoding",
                                                              "Authorization", "Content-Type",   "Expect"};

    static void take(std::optional<std::string_view>& slot, std::string_view value) {
        if (slot) throw BadRequest(400, "http.field_twice");
        slot = value;
    }

    static void check_length(std::string_view digits) {
        auto const is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
        std::uint64_t length = 0;
        auto const [end, error] = std::from_chars(digits.begin(), digits.end(), length);
        if (digits.empty() || !std::ranges::all_of(digits, is_digit) || error != std::errc() || end != digits.end())
            throw BadRequest(400, "http.bad_length");
    }

    std::array<std::optional<std::string_view>, names.size()> values_;
};

}  // namespace

std::size_t HeadScanner::scan(std::string_view bytes) {
    if (scanned_ == 0 && !bytes.empty() && !is_token_letter(bytes.front()))
        throw BadRequest(400, "http.bad_request_line");
    while (!is_whole_) {
        auto const newline = bytes.find('\n', scanned_);
        if (newline == std::string_view::npos) break;
        end_line(bytes, newline);
    }
    if (!is_whole_) scanned_ = bytes.size();
    check_sizes(scanned_);
    return is_whole_ ? scanned_ : 0;
}

void HeadScanner::end_line(std::string_view bytes, std::size_t newline) {
    if (newline == 0 || bytes[newline - 1] != '\r') throw BadRequest(400, "http.bare_line_feed");
    is_whole_ = newline - line_begin_ == 1;
    line_begin_ = newline + 1;
    scanned_ = newline + 1;
    if (fields_begin_ != 0) return;
    fields_begin_ = line_begin_;
    // At once: after "GET /" of HTTP/0.9 nothing more would come.
    check_request_line(bytes.substr(0, newline - 1), *limits_);
}

void HeadScanner::check_sizes(std::size_t seen) const {
    auto const line = fields_begin_ == 0 ? seen : fields_begin_;
    if (line > limits_->target_bytes + request_line_slack) throw BadRequest(414, "http.target_too_long");
    if (seen - std::min(seen, line) > limits_->header_bytes) throw BadRequest(431, "http.header_too_large");
}

void check_head(std::string_view head, Limits const& limits) {
    auto const version = check_request_line(take_line(head), limits);
    FramingFields framing;
    std::size_t count = 0;
    for (auto line = take_line(head); !line.empty(); line = take_line(head)) {
        if (++count > limits.header_count) throw BadRequest(431, "http.header_too_large");
        // A line that starts with a blank would continue the one before (obs-fold); an empty or blank-ended name is
        // what proxies disagree about. None of them is a token.
        auto const name = line.substr(0, line.find(':'));
        if (name.size() == line.size() || !is_token(name)) throw BadRequest(400, "http.bad_field");
        auto const value = line.substr(name.size() + 1);
        if (!std::ranges::all_of(value, is_value_letter)) throw BadRequest(400, "http.bad_field");
        framing.add(name, without_blanks(value));
    }
    framing.check(version == "HTTP/1.1");
}

}  // namespace farflung::http
