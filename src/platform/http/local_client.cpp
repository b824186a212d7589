#include "platform/http/local_client.hpp"

#include <charconv>
#include <future>

#include "core/json.hpp"

namespace farflung::http {

namespace {

std::optional<Json> child(Json const& json, std::string_view name) {
    if (json.kind() != Json::Kind::array) return json.find(name);
    std::size_t index = 0;
    std::from_chars(name.data(), name.data() + name.size(), index);
    return index < json.size() ? std::optional(json.at(index)) : std::nullopt;
}

std::optional<Json> descend(Json json, std::string_view path) {
    while (!path.empty()) {
        auto const end = std::min(path.find('/'), path.size());
        auto const next = child(json, path.substr(0, end));
        if (!next) return std::nullopt;
        json = *next;
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return json;
}

}  // namespace

std::string LocalReply::at(std::string_view path) const {
    auto const document = JsonDocument::parse(body);
    auto const found = document ? descend(document->root(), path) : std::nullopt;
    if (!found) return {};
    auto const text = found->string();
    return text ? std::string(*text) : found->text();
}

std::size_t LocalReply::size_at(std::string_view path) const {
    auto const document = JsonDocument::parse(body);
    auto const found = document ? descend(document->root(), path) : std::nullopt;
    return found ? found->size() : 0;
}

LocalReply LocalClient::ask(std::string const& token, LocalRequest const& asked) {
    Request request;
    request.method = asked.method;
    auto const question = std::min(asked.path.find('?'), asked.path.size());
    request.path = asked.path.substr(0, question);
    if (!request.path.starts_with("/api/") && !request.path.starts_with("/p/")) request.path = "/api/v1" + request.path;
    if (question < asked.path.size()) request.query = asked.path.substr(question + 1);
    request.body = asked.body;
    request.peer = "192.0.2.1";
    request.id = "local";
    if (!asked.body.empty() && !asked.headers.contains("Content-Type")) {
        request.headers.add("Content-Type", "application/json");
    }
    for (auto const& [name, value] : asked.headers) request.headers.add(name, value);
    if (!token.empty()) request.headers.add("Authorization", "Bearer " + token);
    std::promise<LocalReply> promise;
    auto answered = promise.get_future();
    dispatcher_.handle(std::move(request), [&](Response response) {
        LocalReply reply{response.status, response.shared_body ? *response.shared_body : response.body, {}};
        for (auto const& [name, value] : response.headers.all()) reply.headers[name] = value;
        promise.set_value(std::move(reply));
    });
    return answered.get();
}

}  // namespace farflung::http
