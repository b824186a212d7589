#include "platform/http/response_head.hpp"

#include <algorithm>
#include <array>
#include <ctime>

#include "platform/http/bad_request.hpp"

namespace farflung::http {

namespace {

struct Reason {
    int status;
    std::string_view words;
};

constexpr std::array reasons = {
    Reason{200, "OK"},
    Reason{201, "Created"},
    Reason{202, "Accepted"},
    Reason{204, "No Content"},
    Reason{206, "Partial Content"},
    Reason{207, "Multi-Status"},
    Reason{301, "Moved Permanently"},
    Reason{302, "Found"},
    Reason{303, "See Other"},
    Reason{304, "Not Modified"},
    Reason{307, "Temporary Redirect"},
    Reason{308, "Permanent Redirect"},
    Reason{400, "Bad Request"},
    Reason{401, "Unauthorized"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{406, "Not Acceptable"},
    Reason{408, "Request Timeout"},
    Reason{409, "Conflict"},
    Reason{410, "Gone"},
    Reason{412, "Precondition Failed"},
    Reason{413, "Content Too Large"},
    Reason{414, "URI Too Long"},
    Reason{415, "Unsupported Media Type"},
    Reason{416, "Range Not Satisfiable"},
    Reason{417, "Expectation Failed"},
    Reason{421, "Misdirected Request"},
    Reason{422, "Unprocessable Content"},
    Reason{428, "Precondition Required"},
    Reason{429, "Too Many Requests"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"},
    Reason{501, "Not Implemented"},
    Reason{503, "Service Unavailable"},
    Reason{504, "Gateway Timeout"},
    Reason{505, "HTTP Version Not Supported"},
};

std::string_view reason_of(int status) {
    auto const found = std::ranges::find(reasons, status, &Reason::status);
    return found == reasons.end() ? std::string_view("Status") : found->words;
}

bool belongs_to_server(std::string_view name) {
    constexpr std::array<std::string_view, 6> own = {
        "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Date", "Server"};
    return std::ranges::any_of(own, [&](std::string_view field) { return same_token(field, name); });
}

bool has_no_length(int status) { return status < 200 || status == 204 || status == 304; }

void add_field(std::string& head, std::string_view name, std::string_view value) {
    head.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string_view body_of(Response const& response) {
    if (!response.static_body.empty()) return response.static_body;
    return response.shared_body ? std::string_view(*response.shared_body) : std::string_view(response.body);
}

bool is_clean(Response const& response) {
    auto const is_name_letter = [](char letter) { return letter > 0x20 && letter < 0x7f && letter != ':'; };
    auto const is_control = [](char letter) {
        auto const byte = static_cast<unsigned char>(letter);
        return (byte < 0x20 && byte != '\t') || byte == 0x7f;
    };
    return response.status >= 200 && response.status <= 599 &&
           std::ranges::all_of(response.headers.all(), [&](auto const& field) {
               return !field.first.empty() && std::ranges::all_of(field.first, is_name_letter) &&
                      std::ranges::none_of(field.second, is_control);
           });
}

std::string write_head(Response const& response, Framing const& framing) {
    std::string head;
    head.reserve(512);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    head.append(reason_of(response.status)).append("\r\n");
    for (auto const& [name, value] : response.headers.all())
        if (!belongs_to_server(name)) add_field(head, name, value);
    add_field(head, "Date", framing.date);
    if (framing.is_chunked) add_field(head, "Transfer-Encoding", "chunked");
    if (framing.length && !has_no_length(response.status))
        add_field(head, "Content-Length", std::to_string(*framing.length));
    if (!framing.keeps_alive) add_field(head, "Connection", "close");
    if (framing.keeps_alive && !framing.is_1_1) add_field(head, "Connection", "keep-alive");
    return head.append("\r\n");
}

std::string http_date(std::time_t now) {
    // Not strftime: its names of days and months follow the process's locale.
    constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                  days.at(static_cast<std::size_t>(utc.tm_wday)), utc.tm_mday,
                  months.at(static_cast<std::size_t>(utc.tm_mon)), utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                  utc.tm_sec);
    return text.data();
}

Response plain_problem(int status, std::string_view code) {
    Response response;
    response.status = status;
    response.headers.add("Content-Type", "application/problem+json");
    response.headers.add("Cache-Control", "no-store");
    response.body.append(R"({"type":"about:blank","title":")").append(reason_of(status));
    response.body.append(R"(","status":)").append(std::to_string(status));
    response.body.append(R"(,"code":")").append(code).append("\"}");
    return response;
}

}  // namespace farflung::http
