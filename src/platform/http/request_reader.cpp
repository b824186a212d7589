#include "platform/http/request_reader.hpp"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include "platform/http/bad_request.hpp"
#include "platform/http/target.hpp"

namespace farflung::http {

namespace beast = boost::beast;

namespace {

// A chunk's size line, its extensions and all trailers: nothing that we use needs more.
constexpr std::size_t chunk_line_bytes = 4 * 1024;

}  // namespace

/// Beast's parser frames the body; its callbacks fill the request without a copy in between.
class RequestReader::Parser : public beast::http::basic_parser<true> {
  public:
    explicit Parser(RequestReader& reader) : reader_(&reader) {}

    std::string target;

  private:
    using Error = beast::error_code;
    using Text = beast::string_view;

    void on_request_impl(beast::http::verb, Text method, Text to, int version, Error&) override {
        reader_->request_.method.assign(method.data(), method.size());
        target.assign(to.data(), to.size());
        reader_->is_1_1_ = version == 11;
    }
    void on_response_impl(int, Text, int, Error&) override {}
    void on_field_impl(beast::http::field, Text name, Text value, Error&) override {
        // Trailers come here too. They are dropped: a field that was not in the head passed no check.
        if (is_header_done()) return;
        reader_->request_.headers.add({name.data(), name.size()}, {value.data(), value.size()});
    }
    void on_header_impl(Error&) override {}
    void on_body_init_impl(boost::optional<std::uint64_t> const&, Error&) override {}
    std::size_t on_body_impl(Text body, Error&) override {
        reader_->request_.body.append(body.data(), body.size());
        return body.size();
    }
    void on_chunk_header_impl(std::uint64_t, Text, Error&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, Text body, Error& error) override {
        return on_body_impl(body, error);
    }
    void on_finish_impl(Error&) override {}

    RequestReader* reader_;
};

namespace {

void refuse_if(beast::error_code const& error) {
    if (!error || error == beast::http::error::need_more) return;
    if (error == beast::http::error::body_limit) throw BadRequest(413, "http.body_too_large");
    throw BadRequest(400, "http.bad_framing");
}

}  // namespace

RequestReader::RequestReader(Limits const& limits, std::vector<std::string> const& hosts)
    : limits_(&limits), hosts_(&hosts), scanner_(limits) {}

RequestReader::~RequestReader() = default;

std::size_t RequestReader::take(std::string_view bytes) {
    std::size_t taken = 0;
    // RFC 9112 2.2: an empty line before a request is a leftover of the one before it.
    if (!has_begun_)
        while (bytes.substr(taken).starts_with("\r\n")) taken += 2;
    if (!has_head()) taken += take_head(bytes.substr(taken));
    if (has_head() && !is_done()) taken += take_body(bytes.substr(taken));
    return taken;
}

std::size_t RequestReader::take_head(std::string_view bytes) {
    if (bytes.empty() || bytes == "\r") return 0;
    has_begun_ = true;
    auto const size = scanner_.scan(bytes);
    if (size == 0) return 0;
    auto const head = bytes.substr(0, size);
    check_head(head, *limits_);
    auto parser = std::make_unique<Parser>(*this);
    parser->eager(true);
    parser->header_limit(static_cast<std::uint32_t>(head.size() + 1));
    parser->body_limit(limits_->body_bytes);
    beast::error_code error;
    auto const taken = parser->put(boost::asio::const_buffer(head.data(), head.size()), error);
    refuse_if(error);
    if (taken != head.size() || !parser->is_header_done()) throw BadRequest(400, "http.bad_framing");
    finish_head(parser->target);
    parser_ = std::move(parser);
    return size;
}

void RequestReader::finish_head(std::string target) {
    auto parsed = parse_target(request_.method, target);
    check_host(parsed.authority);
    request_.path = std::move(parsed.path);
    request_.query = std::move(parsed.query);
    is_head_request_ = request_.method == "HEAD";
    if (is_head_request_) request_.method = "GET";
}

void RequestReader::check_host(std::string_view authority) {
    auto const host = request_.headers.get("Host");
    if (!authority.empty() && !same_token(authority, host)) throw BadRequest(400, "http.bad_host");
    auto const is_ours = [&](std::string const& own) { return same_token(own, host); };
    if (!hosts_->empty() && std::ranges::none_of(*hosts_, is_ours)) throw BadRequest(421, "http.host_unknown");
}

std::size_t RequestReader::take_body(std::string_view bytes) {
    std::size_t taken = 0;
    beast::error_code error;
    while (taken < bytes.size() && !is_done() && error != beast::http::error::need_more) {
        auto const rest = bytes.substr(taken);
        taken += parser_->put(boost::asio::const_buffer(rest.data(), rest.size()), error);
        refuse_if(error);
    }
    if (!is_done() && bytes.size() - taken > chunk_line_bytes) throw BadRequest(400, "http.bad_framing");
    return taken;
}

bool RequestReader::is_done() const { return parser_ && parser_->is_done(); }

bool RequestReader::keeps_alive() const { return parser_ && parser_->keep_alive(); }

bool RequestReader::expects_continue() const {
    return has_head() && !is_done() && is_1_1_ && request_.headers.has("Expect");
}

}  // namespace farflung::http
