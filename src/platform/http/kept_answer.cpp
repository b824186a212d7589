#include "platform/http/kept_answer.hpp"

#include "core/hash.hpp"

namespace farflung::http {

std::string request_hash(Request const& request) {
    auto const digest = sha256(request.method + ' ' + request.path + '?' + request.query + '\n' + request.body);
    return {digest.begin(), digest.end()};
}

std::optional<KeptAnswer> find_kept_answer(Unit const& unit, std::string_view key, Instant not_before) {
    std::optional<KeptAnswer> kept;
    unit.query(
        "select request_hash, status, headers, body from idempotency_keys where workspace_id = :workspace"
        " and account_id = :account and idempotency_key = :key and created_at >= :not_before",
        {{"key", key}, {"not_before", not_before}}, [&](db::Row const& row) {
            auto& found = kept.emplace();
            found.request_hash = std::string(row.bytes(0));
            found.answer.status = static_cast<int>(row.integer(1));
            auto const headers = JsonDocument::parse(row.text(2));
            found.answer.type = {};
            if (headers) {
                headers->root().each_member([&](std::string_view name, Json value) {
                    auto text = std::string(value.string().value_or(""));
                    if (name == "Content-Type")
                        found.answer.type = text;
                    else
                        found.answer.headers.emplace_back(name, text);
                });
            }
            found.answer.body = std::string(row.text(3));
        });
    return kept;
}

void keep_answer(Unit& unit, std::string_view key, std::string const& request_hash, Answer const& answer) {
    std::string headers;
    {
        JsonObject object(headers);
        object.text("Content-Type", answer.type);
        for (auto const& [name, value] : answer.headers) object.text(name, value);
    }
    // A key older than its life gives way to the new request.
    unit.execute(
        "insert into idempotency_keys (workspace_id, account_id, idempotency_key, request_hash, status, headers, body,"
        " created_at) values (:workspace, :account, :key, :hash, :status, :headers, :body, :now)"
        " on conflict (workspace_id, account_id, idempotency_key) do update set request_hash = excluded.request_hash,"
        " status = excluded.status, headers = excluded.headers, body = excluded.body, created_at = excluded.created_at",
        {{"key", key},
         {"hash", db::Bytes{request_hash}},
         {"status", answer.status},
         {"headers", headers},
         {"body", answer.body},
         {"now", unit.now()}});
}

}  // namespace farflung::http
