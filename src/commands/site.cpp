#include "commands/site.hpp"

#include <spdlog/spdlog.h>

#include "commands/reference_page.hpp"
#include "platform/http/assets.hpp"
#include "platform/http/cookies.hpp"

namespace farflung {

namespace {

constexpr auto html = "text/html; charset=utf-8";
constexpr auto plain = "text/plain; charset=utf-8";

http::Response text_answer(int status, std::string type, std::string text) {
    http::Response response;
    response.status = status;
    response.headers.add("Content-Type", type);
    response.headers.add("Cache-Control", "no-store");
    http::add_security_headers(response.headers, type);
    response.body = std::move(text);
    return response;
}

http::Response asset_answer(http::Request const& request, http::Asset const& asset) {
    auto response = http::serve_asset(request, asset);
    http::add_security_headers(response.headers, asset.type);
    return response;
}

/// A page of the web UI has no dot in its last part; a missing file must not answer with HTML.
bool may_be_a_page(std::string_view path) {
    auto const last = path.substr(path.find_last_of('/') + 1);
    return last.find('.') == std::string_view::npos;
}

bool is_for_dispatcher(std::string_view path) { return path.starts_with("/api/") || path.starts_with("/p/"); }

}  // namespace

void Site::handle(http::Request request, http::Respond respond) {
    auto const& path = request.path;
    if (is_for_dispatcher(path)) return parts_.dispatcher.handle(std::move(request), std::move(respond));
    bool const reads = request.method == "GET" || request.method == "HEAD";
    if (reads && path == "/healthz") return respond(text_answer(200, plain, "alive\n"));
    if (reads && path == "/readyz") return respond(ready());
    if (reads && path == "/metrics") {
        return respond(text_answer(200, "text/plain; version=0.0.4; charset=utf-8", parts_.metrics()));
    }
    if (reads && path == "/docs") return respond(text_answer(200, html, reference_page(parts_.registry)));
    if (reads && path == "/docs.css") return respond(text_answer(200, "text/css", std::string(reference_style())));
    if (reads) {
        if (auto const* asset = http::find_asset(path)) return respond(asset_answer(request, *asset));
        if (may_be_a_page(path)) return respond(page(request));
    }
    parts_.dispatcher.handle(std::move(request), std::move(respond));
}

http::Response Site::ready() const {
    if (is_draining_) return text_answer(503, plain, "draining\n");
    try {
        parts_.database.read([](db::Connection& connection) {
            connection.confine_to(std::nullopt);
            connection.query("select 1 from workspaces limit 1", {}, [](db::Row const&) {});
        });
    } catch (std::exception const& failed) {
        spdlog::error("readyz: {}", failed.what());
        return text_answer(503, plain, "the database does not answer\n");
    }
    return text_answer(200, plain, "ready\n");
}

http::Response Site::page(http::Request const& request) const {
    if (auto const* index = http::find_asset("/index.html")) return asset_answer(request, *index);
    return text_answer(200, plain, "Farflung serves its API here. This program was built without the web pages.\n");
}

std::string metrics_text(http::ServerMetrics const& metrics, std::size_t followers) {
    std::string text;
    auto const add = [&](std::string_view name, std::string_view kind, std::uint64_t value) {
        text.append("# TYPE farflung_").append(name).append(" ").append(kind).append("\nfarflung_").append(name);
        text.append(" ").append(std::to_string(value)).append("\n");
    };
    add("connections_open", "gauge", metrics.connections_open);
    add("queue_depth", "gauge", metrics.queue_depth);
    add("stream_followers", "gauge", followers);
    add("connections_total", "counter", metrics.connections);
    add("requests_shed_total", "counter", metrics.shed);
    add("requests_timed_out_total", "counter", metrics.timed_out);
    add("bytes_in_total", "counter", metrics.bytes_in);
    add("bytes_out_total", "counter", metrics.bytes_out);
    text += "# TYPE farflung_answers_total counter\n";
    for (std::size_t kind = 1; kind < metrics.answers.size(); ++kind) {
        text.append("farflung_answers_total{class=\"").append(std::to_string(kind)).append("xx\"} ");
        text.append(std::to_string(metrics.answers[kind])).append("\n");
    }
    text += "# TYPE farflung_answer_seconds histogram\n";
    std::uint64_t below = 0;
    for (std::size_t step = 0; step < metrics.latency.size(); ++step) {
        below += metrics.latency[step];
        bool const last = step + 1 == metrics.latency.size();
        auto const bound = last ? std::string("+Inf") : std::to_string(static_cast<double>(1ULL << step) / 1e6);
        text.append("farflung_answer_seconds_bucket{le=\"").append(bound).append("\"} ");
        text.append(std::to_string(below)).append("\n");
    }
    text.append("farflung_answer_seconds_count ").append(std::to_string(below)).append("\n");
    return text;
}

}  // namespace farflung
