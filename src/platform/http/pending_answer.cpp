#include "platform/http/pending_answer.hpp"

#include <utility>

#include "platform/http/bad_request.hpp"
#include "platform/http/compress.hpp"
#include "platform/http/connection.hpp"
#include "platform/http/response_head.hpp"

namespace farflung::http {

PendingAnswer::PendingAnswer(std::shared_ptr<IoThread> io, std::weak_ptr<Connection> connection, Wishes wishes)
    : io_(std::move(io)), connection_(std::move(connection)), wishes_(wishes) {}

PendingAnswer::~PendingAnswer() { give(plain_problem(500, "http.not_answered")); }

void PendingAnswer::give(Response response) {
    if (is_given_.exchange(true)) return;
    if (!is_clean(response)) response = plain_problem(500, "http.unclean_answer");
    if (response.on_stream && !wishes_.is_head) return give_stream(std::move(response));
    if (wishes_.accepts_gzip) compress_json(response);
    io_->post([connection = connection_, response = std::move(response)]() mutable {
        if (auto const living = connection.lock()) living->take_answer(std::move(response), nullptr);
    });
}

void PendingAnswer::give_stream(Response response) {
    auto const start = std::exchange(response.on_stream, nullptr);
    auto const stream = std::make_shared<LiveStream>(io_, connection_, wishes_.stream_backlog_bytes);
    auto const was_posted = io_->post([connection = connection_, response = std::move(response), stream]() mutable {
        if (auto const living = connection.lock()) return living->take_answer(std::move(response), std::move(stream));
        stream->lose();
    });
    if (!was_posted) stream->lose();
    try {
        start(stream);
    } catch (...) {
        stream->close();
        throw;
    }
}

}  // namespace farflung::http
