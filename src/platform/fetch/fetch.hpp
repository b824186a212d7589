#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

/// The one way out by HTTP. Every address comes from the settings: what people type is never one, nor a part of one
/// that names a server.
namespace farflung::fetch {

/// Services outside that the settings name; what is empty is never asked.
struct Services {
    std::string rates_url;
    std::string vies_url;
};

/// What one answer may cost.
struct Limits {
    std::size_t bytes = std::size_t{5} * 1024 * 1024;
    long connect_timeout_ms = 5'000;
    long timeout_ms = 15'000;  // for all of it
};

struct Answer {
    int status = 0;
    std::string body;
};

/// No answer, or none that may be taken. Names the server and what was wrong; what follows the server in an address may
/// be personal, and what the other end wrote may be anything, so neither is said.
struct Failed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Whether `get` would ask it: http or https, a host, and no name or password before it.
bool is_address(std::string const& url);

/// Asks an address once and waits. No redirect is followed, to wherever it points; a certificate must be good; a proxy
/// that the environment names is not used. Throws Failed for these, for an answer longer or later than the limits
/// allow, and for an address that is none. Any other status is an answer.
Answer get(std::string const& url, Limits const& limits = {});

}  // namespace farflung::fetch
