#include "platform/mailer/smtp.hpp"

#include <algorithm>
#include <string_view>

#include "platform/fetch/curl_handle.hpp"

namespace farflung::mailer {

namespace {

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* data) {
    auto& rest = *static_cast<std::string_view*>(data);
    auto const taken = rest.copy(buffer, size * count);
    rest.remove_prefix(taken);
    return taken;
}

/// Keeps the server's last line that says something: its answer to the mail, not to the farewell.
std::size_t hear(char* line, std::size_t size, std::size_t count, void* data) {
    std::string_view text(line, size * count);
    while (!text.empty() && (text.back() == '\r' || text.back() == '\n')) text.remove_suffix(1);
    if (!text.empty() && !text.starts_with("221")) *static_cast<std::string*>(data) = text.substr(0, 500);
    return size * count;
}

void set_security(CURL* curl, SmtpSettings const& settings) {
    bool const needs_tls = settings.require_tls || !settings.password.empty();
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(needs_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    if (settings.user.empty()) return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.c_str());
}

Delivery delivery_of(CURLcode result, std::string reply) {
    if (result == CURLE_OK) return {Delivery::Outcome::sent, std::move(reply)};
    // A reply of 5yz is a refusal for good; anything else may pass.
    bool const for_good = reply.starts_with('5') && result != CURLE_LOGIN_DENIED;
    if (reply.empty() || !(reply.starts_with('4') || reply.starts_with('5'))) reply = curl_easy_strerror(result);
    return {for_good ? Delivery::Outcome::failed : Delivery::Outcome::try_again, std::move(reply)};
}

}  // namespace

Delivery send(SmtpSettings const& settings, MailMessage const& mail, Instant sent_at) {
    if (settings.url.empty()) return {Delivery::Outcome::kept, {}};
    auto const mime = to_mime(mail, sent_at);
    std::string_view rest(mime);
    std::string reply;
    auto const from = "<" + mail.from + ">";
    fetch::Owned<curl_slist> const to(curl_slist_append(nullptr, ("<" + mail.to + ">").c_str()));
    auto const curl = fetch::new_transfer();
    curl_easy_setopt(curl.get(), CURLOPT_URL, settings.url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, give);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, &rest);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, hear);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &reply);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, settings.timeout_s);
    curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, std::min(settings.timeout_s, 15L));
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    set_security(curl.get(), settings);
    auto const result = curl_easy_perform(curl.get());
    return delivery_of(result, std::move(reply));
}

}  // namespace farflung::mailer
