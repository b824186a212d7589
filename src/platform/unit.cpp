#include "platform/unit.hpp"

#include "core/hash.hpp"
#include "core/zone.hpp"
#include "platform/db/dialect.hpp"
#include "platform/registry.hpp"

namespace farflung {

Unit::Unit(db::Connection& connection, Registry const& registry, World& world, Actor actor, Origin origin)
    : connection_(connection),
      registry_(registry),
      world_(world),
      actor_(std::move(actor)),
      origin_(std::move(origin)),
      now_(world.now()) {
    if (!actor_.workspace.is_nil()) connection_.confine_to(actor_.workspace.value.view());
}

Unit Unit::as(Actor actor) { return Unit(connection_, registry_, world_, std::move(actor), origin_); }

Date Unit::today() const { return local_date(now_, actor_.zone); }
Date Unit::today(std::string_view zone) const { return local_date(now_, zone); }

Uuid Unit::new_uuid() const {
    std::array<std::uint8_t, 10> chance{};
    world_.fill_with_chance(chance.data(), chance.size());
    return make_uuid7(now_.ms, chance);
}

std::string Unit::new_secret() const {
    std::string chance(32, '\0');
    std::array<std::uint8_t, 32> bytes{};
    world_.fill_with_chance(bytes.data(), bytes.size());
    std::copy(bytes.begin(), bytes.end(), chance.begin());
    return base64url_encode(chance);
}

std::string Unit::new_code() const {
    static constexpr std::string_view letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    std::array<std::uint8_t, 8> bytes{};
    world_.fill_with_chance(bytes.data(), bytes.size());
    std::string code;
    for (auto const byte : bytes) code += letters[byte % letters.size()];
    return code;
}

void Unit::add_own(std::string_view sql, db::Parameters& out) const {
    // Only what the statement names is bound, and once: databases refuse a parameter that stands nowhere.
    auto const bind_if = [&](std::string_view rest, std::string_view name, auto const& id) {
        if (rest.starts_with(name) && !out.has(name)) db::bind(out, name, id);
    };
    for (auto colon = sql.find(':'); colon != std::string_view::npos; colon = sql.find(':', colon + 1)) {
        auto const rest = sql.substr(colon + 1);
        bind_if(rest, "workspace", actor_.workspace);
        bind_if(rest, "actor_party", actor_.party);
        bind_if(rest, "organisation", actor_.organisation);
        bind_if(rest, "account", actor_.account);
    }
}

void Unit::run(std::string_view sql, db::Parameters& parameters,
               std::function<void(db::Row const&)> const& each) const {
    add_own(sql, parameters);
    connection_.query(sql, parameters.span(), each);
}

std::int64_t Unit::change(std::string_view sql, db::Parameters& parameters) {
    add_own(sql, parameters);
    return connection_.execute(sql, parameters.span());
}

std::int64_t Unit::execute(std::string_view sql, NamedValues values) {
    db::Parameters parameters;
    for (auto const& value : values) value.bind_to(parameters);
    return change(sql, parameters);
}

void Unit::query(std::string_view sql, NamedValues values, std::function<void(db::Row const&)> const& each) const {
    db::Parameters parameters;
    for (auto const& value : values) value.bind_to(parameters);
    run(sql, parameters, each);
}

void Unit::log(std::string_view entity, Uuid const& id, std::int64_t version, std::string_view action,
               std::string data) {
    static std::string const before =
        "insert into activity_log (workspace_id, at, actor_id, actor_kind, actor_name, peer, request_id, entity,"
        " entity_id, version, action, data, written_by) values (:workspace, :at, :actor, :kind, :name, :peer,"
        " :request, :entity, :id, :version, :action, :data, ";
    execute(before + std::string(db::current_transaction(connection_.dialect())) + ")",
            {{"at", now_},
             {"actor", actor_.account},
             {"kind", actor_.kind},
             {"name", actor_.name},
             {"peer", origin_.peer},
             {"request", origin_.request_id},
             {"entity", entity},
             {"id", id},
             {"version", version},
             {"action", action},
             {"data", data}});
}

void Unit::index(std::string_view entity, Uuid const& id, std::string const& title, std::string const& text) {
    execute(
        "insert into search_entries (workspace_id, entity, entity_id, title, folded)"
        " values (:workspace, :entity, :id, :title, :folded)"
        " on conflict (workspace_id, entity, entity_id) do update set title = excluded.title, folded = excluded.folded",
        {{"entity", entity}, {"id", id}, {"title", title}, {"folded", search_key(text)}});
}

void Unit::unindex(std::string_view entity, Uuid const& id) {
    execute("delete from search_entries where workspace_id = :workspace and entity = :entity and entity_id = :id",
            {{"entity", entity}, {"id", id}});
}

void Unit::enqueue_text(std::string_view job, std::string data, Instant not_before, std::string_view period_key) {
    auto const id = new_uuid();
    auto const key = period_key.empty() ? std::string(job) + "/" + id.text() : std::string(period_key);
    execute(
        "insert into jobs (workspace_id, id, job, data, period_key, not_before, created_at, attempts, state)"
        " values (:workspace, :id, :job, :data, :key, :not_before, :now, 0, 'waiting')"
        " on conflict (workspace_id, period_key) do nothing",
        {{"id", id}, {"job", job}, {"data", data}, {"key", key}, {"not_before", not_before}, {"now", now_}});
}

void Unit::enqueue_scheduled(std::string_view job, Date day, std::string_view period_key) {
    std::string data;
    {
        JsonObject object(data);
        object.text("day", day.text());
    }
    enqueue_text(job, data, now_, period_key);
}

void Unit::tell_listeners(std::string_view event, std::string const& data, std::string_view entity, Uuid const& id) {
    for (auto const& listener : registry_.listeners_of(event)) {
        std::string envelope;
        {
            JsonObject object(envelope);
            object.text("entity", entity);
            object.text("id", id.text());
            object.member("event") += data;
        }
        enqueue_text(listener, envelope, now_, {});
    }
}

std::int64_t Unit::next_number(std::string_view series) {
    auto const number = value<std::int64_t>(
        "insert into number_series (workspace_id, series, last) values (:workspace, :series, 1)"
        " on conflict (workspace_id, series) do update set last = number_series.last + 1 returning last",
        {{"series", series}});
    ensure(number.has_value(), "a number series answers with its next number");
    return *number;
}

}  // namespace farflung
