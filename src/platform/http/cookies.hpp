#pragma once

#include <string>
#include <string_view>

#include "platform/http/call.hpp"
#include "platform/http/message.hpp"

namespace farflung::http {

inline constexpr std::string_view session_cookie = "farflung_session";

/// The value of one cookie, or an empty text.
std::string cookie(std::string_view header, std::string_view name);
/// HttpOnly and SameSite=Lax (links in mails must arrive signed in); Secure unless the base URL is plain HTTP.
std::string set_cookie(SetCookie const& cookie, bool secure);
/// The first language that a browser asks for, as a plain tag.
std::string language_of(std::string_view accept_language);
/// The file name of a Content-Disposition without any folder, or an empty text.
std::string filename_of(std::string_view content_disposition);
/// CSP, nosniff, referrer, framing and permissions: the same for every answer (RELIABILITY C3).
void add_security_headers(Headers& headers, std::string_view type);

}  // namespace farflung::http
