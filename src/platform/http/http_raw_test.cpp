#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "platform/http/test_line.hpp"

namespace farflung::http {
namespace {

namespace json = boost::json;

std::filesystem::path cases_path() {
    auto const* const chosen = std::getenv("FARFLUNG_ORACLES");
    auto const folder = chosen ? std::filesystem::path(chosen) : std::filesystem::path("../shared/oracles");
    return folder / "http1-raw" / "cases.json";
}

std::string from_utf8_to_latin1(std::string_view text) {
    std::string latin1;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0xc2 && at + 1 < text.size())
            latin1 += static_cast<char>((byte & 3) << 6 | (static_cast<unsigned char>(text[++at]) & 0x3f));
        else
            latin1 += text[at];
    }
    return latin1;
}

std::string request_of(json::object const& raw) {
    if (raw.at("request_latin1").is_string()) return from_utf8_to_latin1(raw.at("request_latin1").as_string());
    auto const many = std::string(65536, 'a');
    if (raw.at("build").as_string().starts_with("X header"))
        return "GET / HTTP/1.1\r\nHost: a\r\nX: " + many + "\r\nConnection: close\r\n\r\n";
    return "GET /" + many + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
}

bool is_wanted(int status, std::string_view want) {
    if (want.starts_with("4xx")) return status >= 400 && status < 500;
    return want.find(std::to_string(status)) != std::string_view::npos;
}

ServerSettings for_host_a() {
    ServerSettings settings;
    settings.hosts = {"a"};
    return settings;
}

TEST(HttpRaw, every_published_case_is_answered_as_it_says_and_the_line_closed) {
    std::ifstream file(cases_path());
    if (!file) GTEST_SKIP() << "no " << cases_path();
    std::ostringstream text;
    text << file.rdbuf();
    auto const cases = json::parse(text.str()).as_array();
    EXPECT_GE(cases.size(), 22U);
    TestServer server(for_host_a(), echo);
    for (auto const& raw : cases) {
        Line line(*server);
        line.send(request_of(raw.as_object()));
        auto const answer = line.read_all();
        auto const status = answer.starts_with("HTTP/1.1 ") ? status_of(answer) : 0;
        EXPECT_TRUE(is_wanted(status, raw.at("want").as_string()))
            << raw.at("name") << " wants " << raw.at("want") << " and got " << answer;
        EXPECT_EQ(answer.find("HTTP/1.1", 9), std::string::npos) << "a second answer to " << raw.at("name");
    }
}

struct RawCase {
    char const* name;
    std::string request;
    int status;
};

std::string head(std::string_view fields) { return "POST / HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n"; }

std::vector<RawCase> own_cases() {
    return {
        {"bare LF at once, without waiting for more", "GET / HTTP/1.1\nHost: a\n", 400},
        {"obs-fold", head("X: a\r\n b\r\n"), 400},
        {"empty name", head(": a\r\n"), 400},
        {"no colon", head("X\r\n"), 400},
        {"DEL in value",
         head("X: a\x7f"
              "b\r\n"),
         400},
        {"the same length twice", head("Content-Length: 1\r\nContent-Length: 1\r\n") + "a", 400},
        {"a list of lengths", head("Content-Length: 1, 1\r\n") + "a", 400},
        {"an empty length", head("Content-Length:\r\n"), 400},
        {"chunked twice", head("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
        {"chunked, then something", head("Transfer-Encoding: chunked, gzip\r\n"), 501},
        {"chunked in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"negative chunk", head("Transfer-Encoding: chunked\r\n") + "-1\r\n\r\n", 400},
        {"chunk size with a bare LF", head("Transfer-Encoding: chunked\r\n") + "1\na\r\n0\r\n\r\n", 400},
        {"chunk extension without end", head("Transfer-Encoding: chunked\r\n") + "1;" + std::string(9000, 'a'), 400},
        {"two authorizations", head("Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"), 400},
        {"unknown expectation", head("Expect: tea\r\n"), 417},
        {"HTTP/2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505},
        {"HTTP/0.9", "GET /\r\n", 400},
        {"TLS hello", std::string("\x16\x03\x01\x02\x00", 5), 400},
        {"blank in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"tab instead of a blank", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"another host", "GET / HTTP/1.1\r\nHost: b\r\n\r\n", 421},
        {"our host with another port", "GET / HTTP/1.1\r\nHost: a:81\r\n\r\n", 421},
        {"host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
        {"empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
        {"target of another host", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"CONNECT", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"scheme alone", "GET http HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"file scheme", "GET file:///etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"encoded dots", "GET /%2e%2e/etc HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"encoded slash", "GET /a%2fb HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"backslash", "GET /a\\b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"encoded backslash", "GET /a%5cb HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"encoded line break", "GET /a%0d%0aX:b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"broken escape", "GET /a%4 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"escape of no digits", "GET /a%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"overlong UTF-8", "GET /a%c0%af HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"half a code point", "GET /a%e2%82 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"raw UTF-8", "GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"two slashes", "GET //evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    };
}

TEST(HttpRaw, what_parsers_read_differently_is_refused_and_the_line_closed) {
    TestServer server(for_host_a(), echo);
    for (auto const& raw : own_cases()) {
        Line line(*server);
        line.send(raw.request);
        auto const answer = line.read_all();
        EXPECT_EQ(status_of(answer), raw.status) << raw.name << " got " << answer;
        EXPECT_NE(answer.find("Connection: close\r\n"), std::string::npos) << raw.name;
    }
}

TEST(HttpRaw, a_request_hidden_in_the_body_of_a_refused_one_is_never_answered) {
    TestServer server(for_host_a(), echo);
    Line line(*server);
    line.send(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n");
    auto const answer = line.read_all();
    EXPECT_EQ(status_of(answer), 400);
    EXPECT_EQ(answer.find("hidden"), std::string::npos);
}

TEST(HttpRaw, the_same_bytes_one_by_one_are_the_same_request) {
    TestServer server(for_host_a(), echo);
    Line line(*server);
    std::string const request =
        "\r\nPOST /caf%C3%A9?x=%2e HTTP/1.1\r\nhost: A\r\nTransfer-Encoding: Chunked\r\n\r\n"
        "3;note=1\r\nabc\r\n2\r\nde\r\n0\r\nHost: b\r\n\r\n";
    for (auto const byte : request) line.send({&byte, 1});
    EXPECT_EQ(body_of_answer(line.read_answer()), "POST /caf\xc3\xa9 x=%2e abcde");
}

TEST(HttpRaw, a_trailer_does_not_become_a_field) {
    TestServer server(for_host_a(), [](Request request, Respond const& respond) {
        respond(say(request.headers.has("X-Late") ? "taken" : "dropped"));
    });
    Line line(*server);
    line.send(head("Transfer-Encoding: chunked\r\n") + "1\r\na\r\n0\r\nX-Late: 1\r\n\r\n");
    EXPECT_EQ(body_of_answer(line.read_answer()), "dropped");
}

}  // namespace
}  // namespace farflung::http
