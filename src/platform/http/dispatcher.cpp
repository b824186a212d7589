#include "platform/http/dispatcher.hpp"

#include <spdlog/spdlog.h>

#include "core/hash.hpp"
#include "platform/auth/credentials.hpp"
#include "platform/http/cookies.hpp"
#include "platform/http/kept_answer.hpp"

namespace farflung::http {

namespace {

/// Thrown to roll back a dry run after it has decided.
struct DryRun {};

Body body_of(Request& request) {
    Body body;
    auto type = std::string(request.headers.get("Content-Type"));
    auto const semicolon = type.find(';');
    if (semicolon != std::string::npos && !type.starts_with("multipart/")) type.resize(semicolon);
    while (!type.empty() && type.back() == ' ') type.pop_back();
    body.type = std::move(type);
    body.bytes = std::move(request.body);
    body.filename = filename_of(request.headers.get("Content-Disposition"));
    body.signature = std::string(request.headers.get("Stripe-Signature"));
    if (body.signature.empty()) body.signature = std::string(request.headers.get("Farflung-Signature"));
    return body;
}

Call call_of(Request& request, std::vector<std::string> path) {
    Call call;
    call.path = std::move(path);
    call.query = parse_query(request.query);
    call.caller = {request.peer, std::string(request.headers.get("User-Agent")).substr(0, 200),
                   cookie(request.headers.get("Cookie"), session_cookie)};
    call.accept = std::string(request.headers.get("Accept"));
    call.if_match = std::string(request.headers.get("If-Match"));
    call.dry_run = call.query.get("dry_run") == "true";
    call.body = body_of(request);
    return call;
}

/// Typed routes read their own parameters and lists refuse unknown filters; this is for the others. Public pages are
/// opened by links to which mailers add theirs.
void refuse_useless_parameters(Route const& route, Query const& query) {
    bool const reads_them = route.takes_query || route.is_stream || (route.method == "GET" && route.request != nullptr);
    if (reads_them || !route.pattern.starts_with("/api/v1/")) return;
    Problems problems;
    refuse_unknown_parameters(query, nullptr, problems);
    problems.refuse_if_any();
}

/// The path without what opens a public page: whoever reads the log must not be able to.
std::string path_for_log(std::string const& path) {
    if (!path.starts_with("/p/")) return path;
    auto const kind = path.find('/', 3);
    if (kind == std::string::npos) return path;
    auto const rest = std::min(path.find('/', kind + 1), path.size());
    return path.substr(0, kind + 1) + "…" + path.substr(rest);
}

bool is_safe(std::string_view method) { return method == "GET" || method == "HEAD"; }

}  // namespace

/// One request on its way through.
struct Dispatcher::Task {
    Request request;
    Respond respond;
    Route const* route = nullptr;
    Call call;
    Route::Run run;                               // typed arguments, ready
    std::function<Route::Run(Unit const&)> look;  // for slow routes
    std::exception_ptr bad_input;                 // told only to whom the route is open
    Actor actor;
    CredentialKind credential = CredentialKind::session;
    std::string secret;
    std::string language = "en";
    std::string body_hash;
    Answer answer;
    bool from_before = false;
};

Dispatcher::Dispatcher(db::Database& database, Registry const& registry, World& world, DispatcherSettings settings)
    : database_(database),
      registry_(registry),
      world_(world),
      settings_(std::move(settings)),
      table_(registry.routes()),
      problems_{registry, world} {}

void Dispatcher::handle(Request request, Respond respond) {
    auto task = std::make_shared<Task>();
    task->request = std::move(request);
    task->respond = std::move(respond);
    task->language = language_of(task->request.headers.get("Accept-Language"));
    try {
        auto match = table_.find(task->request.method == "HEAD" ? "GET" : task->request.method, task->request.path);
        if (match.route == nullptr) {
            auto answer =
                problems_.plain(match.path_exists ? 405 : 404, match.path_exists ? "method_not_allowed" : "not_found",
                                task->language, task->request.id);
            if (match.path_exists) answer.headers.emplace_back("Allow", match.allowed);
            return finish(*task, std::move(answer));
        }
        task->route = match.route;
        if (task->request.body.size() > task->route->body_limit) {
            return finish(*task, problems_.plain(413, "body.too_large", task->language, task->request.id));
        }
        if (task->route->writes) task->body_hash = request_hash(task->request);
        try {
            task->call = call_of(task->request, std::move(match.path));
            refuse_useless_parameters(*task->route, task->call.query);
            if (task->route->prepare_after)
                task->look = task->route->prepare_after(task->call);
            else if (task->route->prepare)
                task->run = task->route->prepare(task->call);
        } catch (...) {
            task->bad_input = std::current_exception();
        }
        if (task->route->is_stream) return open_stream(task);
        return task->route->writes ? write(task) : read(task);
    } catch (...) {
        fail(*task, std::current_exception());
    }
}

void Dispatcher::identify(Task& task, db::Connection& connection) const {
    auto const bearer = task.request.headers.get("Authorization");
    connection.confine_to(std::nullopt);
    std::optional<Actor> actor;
    if (bearer.starts_with("Bearer ")) {
        task.credential = CredentialKind::token;
        task.secret = std::string(bearer.substr(7));
        actor = actor_of(connection, task.credential, task.secret, world_.now());
        if (!actor) throw Refusal(No::unauthenticated, "token.unknown");
    } else {
        task.credential = CredentialKind::session;
        task.secret = cookie(task.request.headers.get("Cookie"), session_cookie);
        if (!task.secret.empty()) actor = actor_of(connection, task.credential, task.secret, world_.now());
        if (actor && !is_safe(task.request.method)) check_origin(task);
    }
    task.actor = actor.value_or(Actor{});
    if (actor) {
        task.language = actor->language;
    } else {
        task.actor.language = task.language;
    }
    if (task.actor.keys.opens(task.route->keys)) return;
    throw actor ? Refusal(No::forbidden, "forbidden") : Refusal(No::unauthenticated, "sign_in_first");
}

/// A cookie is sent by the browser for whoever asks, so a change by cookie must come from our own pages.
void Dispatcher::check_origin(Task const& task) const {
    auto const origin = task.request.headers.get("Origin");
    auto const site = task.request.headers.get("Sec-Fetch-Site");
    bool const own = origin.empty() ? site == "same-origin" : origin == settings_.base_url;
    if (!own) throw Refusal(No::forbidden, "cross_site");
}

void Dispatcher::read(std::shared_ptr<Task> task) {
    try {
        database_.read([&](db::Connection& connection) {
            identify(*task, connection);
            if (task->bad_input) std::rethrow_exception(task->bad_input);
            Unit unit(connection, registry_, world_, task->actor, {task->request.id, task->request.peer});
            task->answer = task->run(unit);
        });
        finish(*task, std::move(task->answer));
    } catch (...) {
        fail(*task, std::current_exception());
    }
}

void Dispatcher::write(std::shared_ptr<Task> task) {
    if (task->look) {
        database_.read([&](db::Connection& connection) {
            identify(*task, connection);
            Unit unit(connection, registry_, world_, task->actor, {task->request.id, task->request.peer});
            task->run = task->look(unit);
        });
    }
    auto work = [this, task](db::Connection& connection) {
        identify(*task, connection);
        if (task->bad_input) std::rethrow_exception(task->bad_input);
        Unit unit(connection, registry_, world_, task->actor, {task->request.id, task->request.peer});
        if (answer_as_before(*task, unit)) return;
        task->answer = task->run(unit);
        if (task->call.dry_run) throw DryRun{};
        keep_answer(*task, unit);
    };
    database_.write(work, [this, task](std::exception_ptr error) {
        if (!error) {
            // The answer comes last: whoever has it may end this dispatcher at once, as the demo and the tests do.
            if (settings_.on_write) settings_.on_write();
            return finish(*task, std::move(task->answer));
        }
        try {
            std::rethrow_exception(error);
        } catch (DryRun const&) {
            finish(*task, std::move(task->answer));
        } catch (...) {
            fail(*task, std::current_exception());
        }
    });
}

void Dispatcher::open_stream(std::shared_ptr<Task> task) {
    database_.read([&](db::Connection& connection) { identify(*task, connection); });
    if (streams_ == nullptr) throw std::logic_error("a stream route has an opener");
    Response response;
    response.headers.add("Content-Type", "text/event-stream");
    response.headers.add("Cache-Control", "no-store");
    auto last = std::string(task->request.headers.get("Last-Event-ID"));
    if (last.empty()) last = task->call.query.get("after").value_or("");
    response.on_stream = [this, task, last](std::shared_ptr<Stream> stream) {
        streams_->open({task->actor, task->credential, task->secret, last}, std::move(stream));
    };
    task->respond(std::move(response));
}

/// What stands for a request in the database. A body with a password could be guessed from its plain hash, so the
/// caller's own secret, which is not kept either, goes into it.
std::string Dispatcher::hash_to_keep(Task const& task) {
    if (!task.route->is_confidential) return task.body_hash;
    auto const digest = sha256(task.secret + task.body_hash);
    return {digest.begin(), digest.end()};
}

bool Dispatcher::answer_as_before(Task& task, Unit& unit) const {
    auto const key = task.request.headers.get("Idempotency-Key");
    if (key.empty() || task.actor.account.is_nil()) return false;
    if (key.size() > 200) throw Refusal(No::invalid, "idempotency_key.too_long");
    auto kept = find_kept_answer(unit, key, unit.now().plus_ms(-settings_.idempotency_keys_live_ms));
    if (!kept) return false;
    if (kept->request_hash != hash_to_keep(task)) throw Refusal(No::invalid, "idempotency_key.reused");
    task.answer = std::move(kept->answer);
    task.answer.headers.emplace_back("Idempotent-Replay", "true");
    task.from_before = true;
    return true;
}

void Dispatcher::keep_answer(Task const& task, Unit& unit) const {
    auto const key = task.request.headers.get("Idempotency-Key");
    if (key.empty() || task.actor.account.is_nil() || task.from_before) return;
    auto const& answer = task.route->is_confidential
                             ? problems_.plain(409, "answered_once", task.language, task.request.id)
                             : task.answer;
    farflung::http::keep_answer(unit, key, hash_to_keep(task), answer);
}

void Dispatcher::finish(Task& task, Answer answer) const {
    Response response;
    response.status = answer.status;
    if (!answer.type.empty()) response.headers.add("Content-Type", answer.type);
    bool caching = false;
    for (auto& [name, value] : answer.headers) {
        caching = caching || name == "Cache-Control";
        response.headers.add(std::move(name), std::move(value));
    }
    if (!caching) response.headers.add("Cache-Control", "no-store");
    response.headers.add("X-Request-Id", task.request.id);
    add_security_headers(response.headers, answer.type);
    response.body = std::move(answer.body);
    if (spdlog::should_log(spdlog::level::info)) log(task, response.status);
    task.respond(std::move(response));
}

void Dispatcher::log(Task const& task, int status) {
    spdlog::info("request={} method={} path={} status={} account={}", task.request.id, task.request.method,
                 path_for_log(task.request.path), status,
                 task.actor.account.is_nil() ? "-" : task.actor.account.text());
}

void Dispatcher::fail(Task& task, std::exception_ptr error) const {
    finish(task, problems_.answer(error, task.language, task.request.id));
}

}  // namespace farflung::http
