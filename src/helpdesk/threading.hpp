#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace farflung::helpdesk {

/// The ids that a mail answers, nearest first: In-Reply-To, then References from their end.
std::vector<std::string> ancestors(std::string const& in_reply_to, std::vector<std::string> const& references);

/// Whether a mail hands on another one. It starts a ticket of its own: its reader was not part of the old one.
bool is_forward(std::string_view subject);

/// `T-12` of a subject that holds `[T-12]`.
std::optional<std::string> ticket_number_in(std::string_view subject);

/// The subject without `Re:`, `Fwd:` and their kin in the languages that mail programs speak.
std::string_view without_prefixes(std::string_view subject);

/// A person's own words, and what they quoted of earlier mails.
struct SplitText {
    std::string own;
    std::string quoted;
};
SplitText split_reply(std::string const& text);

}  // namespace farflung::helpdesk
