#include "platform/fetch/fetch.hpp"

#include <array>

#include "platform/fetch/curl_handle.hpp"

namespace farflung::fetch {

namespace {

constexpr auto protocols = "http,https";

struct Body {
    std::string bytes;
    std::size_t most;
    bool is_too_long = false;
};

/// Taking less than was given ends the transfer.
std::size_t take(char* bytes, std::size_t size, std::size_t count, void* data) {
    auto& body = *static_cast<Body*>(data);
    body.is_too_long = size * count > body.most - body.bytes.size();
    if (body.is_too_long) return 0;
    body.bytes.append(bytes, size * count);
    return size * count;
}

std::string part_of(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
    return Owned<char>(text).get();
}

std::string server_of(std::string const& url) {
    Owned<CURLU> const parsed(curl_url());
    curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0);
    return part_of(parsed.get(), CURLUPART_HOST);
}

void set_what_is_asked(CURL* curl, std::string const& url, Body& body) {
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "Farflung");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
}

void set_limits(CURL* curl, Limits const& limits) {
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, protocols);
    // The server that answers is the one that the settings name: another may stand inside our own network.
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, limits.connect_timeout_ms);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, limits.timeout_ms);
    // Signals would reach threads that know nothing of this transfer.
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
}

}  // namespace

bool is_address(std::string const& url) {
    Owned<CURLU> const parsed(curl_url());
    if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK) return false;
    auto const scheme = part_of(parsed.get(), CURLUPART_SCHEME);
    return (scheme == "http" || scheme == "https") && !part_of(parsed.get(), CURLUPART_HOST).empty();
}

Answer get(std::string const& url, Limits const& limits) {
    if (!is_address(url)) throw Failed("this is no address of a server on the web");
    auto const server = server_of(url);
    Body body{.bytes = {}, .most = limits.bytes};
    std::array<char, CURL_ERROR_SIZE> reason{};
    auto const curl = new_transfer();
    set_what_is_asked(curl.get(), url, body);
    set_limits(curl.get(), limits);
    curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, reason.data());
    auto const result = curl_easy_perform(curl.get());
    if (body.is_too_long) throw Failed(server + " answers with more than " + std::to_string(limits.bytes) + " bytes");
    if (result != CURLE_OK) {
        throw Failed(server + ": " + (reason.front() != 0 ? reason.data() : curl_easy_strerror(result)));
    }
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status >= 300 && status < 400) {
        throw Failed(server + " answers " + std::to_string(status) + " and points elsewhere, where nobody goes");
    }
    return {static_cast<int>(status), std::move(body.bytes)};
}

}  // namespace farflung::fetch
