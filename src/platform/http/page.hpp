#pragma once

#include <string>
#include <string_view>

#include "platform/http/call.hpp"

namespace farflung {
class Unit;
}

namespace farflung::http {

/// Text made safe to stand in HTML, in an element or in a quoted attribute.
std::string html_text(std::string_view text);

/// A page for those who only read, accept, pay or answer: written by the server, complete without script, calm on a
/// phone and on paper. `body` is HTML whose every value went through html_text.
struct PublicPage {
    std::string title;
    std::string company;  // whose page it is
    std::string language = "en";
    bool right_to_left = false;
    std::string body;
    int status = 200;
};
Html to_html(PublicPage const& page);

/// The one stylesheet of all public pages.
Document page_style(Unit const& unit);

}  // namespace farflung::http
