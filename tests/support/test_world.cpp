#include "test_world.hpp"

#include <filesystem>
#include <future>

#include "core/hash.hpp"
#include "modules.hpp"
#include "platform/auth/credentials.hpp"
#include "postgres_cluster.hpp"

namespace farflung::test {

namespace {

constexpr std::int64_t year_ms = 365LL * 24 * 3600 * 1000;

/// Substitutes {name}; plural forms are the catalogue's own tests' business.
std::string filled(std::string_view source, Params const& params) {
    std::string out(source);
    for (auto const& [name, value] : params) {
        auto const mark = "{" + name + "}";
        for (auto at = out.find(mark); at != std::string::npos; at = out.find(mark, at + value.size())) {
            out.replace(at, mark.size(), value);
        }
    }
    return out;
}

Party organisation(std::string name, std::string country, std::string zone, std::string currency) {
    Party party;
    party.name = std::move(name);
    party.address.country = std::move(country);
    party.zone = std::move(zone);
    party.currency = *Currency::parse(currency);
    return party;
}

Party person(std::string name, std::string email, PartyId organisation_id, std::string zone) {
    Party party;
    party.kind = PartyKind::person;
    party.name = std::move(name);
    party.email = std::move(email);
    party.organisation_id = organisation_id;
    party.zone = std::move(zone);
    party.currency = *Currency::parse("AUD");
    return party;
}

std::string hash_of(std::vector<db::Migration> const& migrations) {
    std::string all;
    for (auto const& migration : migrations) all += migration.sql + migration.postgres_sql;
    return sha256_hex(all).substr(0, 12);
}

}  // namespace

void MovableWorld::fill_with_chance(std::uint8_t* bytes, std::size_t count) {
    std::scoped_lock const lock(chance_);
    for (std::size_t i = 0; i < count; ++i) {
        seed_ = seed_ * 6364136223846793005ULL + 1442695040888963407ULL;
        bytes[i] = static_cast<std::uint8_t>(seed_ >> 56);
    }
}

std::string MovableWorld::text(std::string_view, std::string_view source, Params const& params) {
    return filled(source, params);
}

mailer::Delivery MovableWorld::deliver(mailer::MailMessage const& mail) {
    mails_.push_back(mail);
    return delivery_;
}

WorldTest::WorldTest() {
    auto const migrations = all_migrations();
    if (GetParam() == db::Dialect::postgres) {
        settings_.url = fresh_copy("world_" + hash_of(migrations), [&](std::string const& url) {
            db::Settings const model{.url = url};
            db::migrate(*db::open(model), model, migrations);
        });
        database_ = db::open(settings_);
    } else {
        settings_.url = "sqlite:" + (folder_.path() / "world.db").string();
        database_ = db::open(settings_);
        db::migrate(*database_, settings_, migrations);
    }
    registry_ = std::make_unique<Registry>(all_modules());
    dispatcher_ = std::make_unique<http::Dispatcher>(*database_, *registry_, world_,
                                                     http::DispatcherSettings{.base_url = world_.base_url()});
    runner_ = std::make_unique<jobs::Runner>(*database_, *registry_, world_);
    make_people();
}

WorldTest::~WorldTest() = default;

std::string WorldTest::add(Unit& unit, std::string const& key, Party party) {
    unit.insert(party);
    return party_[key] = party.id.text();
}

void WorldTest::login(Unit& unit, std::string const& who, people::NewAccount account) {
    account.name = who;
    account.email = who + "@example.com";
    auto const made = people::make_account(unit, account);
    tokens_[who] = issue_credential(unit, {.account = made.id,
                                           .kind = CredentialKind::token,
                                           .name = "test",
                                           .keys = {},
                                           .lives_ms = year_ms,
                                           .code = {}});
}

void WorldTest::make_people() {
    database_->write_and_wait([&](db::Connection& connection) {
        connection.confine_to(std::nullopt);
        Unit outer(connection, *registry_, world_, Actor{});
        auto const made = people::make_workspace(outer, {.company_name = "Tidewrack Pty Ltd",
                                                         .country = "AU",
                                                         .base_currency = *Currency::parse("AUD"),
                                                         .zone = "Australia/Sydney",
                                                         .owner_name = "Dana",
                                                         .owner_email = "dana@example.com",
                                                         .password_hash = {}});
        workspace_ = made.workspace;
        auto unit = outer.as(system_actor(workspace_));
        tokens_["dana"] = issue_credential(unit, {.account = made.owner,
                                                  .kind = CredentialKind::token,
                                                  .name = "test",
                                                  .keys = {},
                                                  .lives_ms = year_ms,
                                                  .code = {}});
        auto const own = people::own_company(unit);
        party_["tidewrack"] = own.text();
        std::map<std::string, Keys> const team{{"amir", key::admin},    {"kofi", key::sales},
                                               {"ilse", key::projects}, {"fran", key::finance},
                                               {"maria", key::support}, {"audrey", key::auditor}};
        for (auto const& [name, keys] : team) {
            auto const id = add(unit, name, person(name, name + "@example.com", own, "Australia/Sydney"));
            login(unit, name,
                  {.kind = ActorKind::member, .party = *PartyId::parse(id), .organisation = own, .keys = keys});
        }
        auto gozo = organisation("Gozo Dive Charters Ltd", "MT", "Europe/Malta", "EUR");
        gozo.is_customer = true;
        gozo.tax_number = "MT23451187";
        auto minato = organisation("Minato Kiki KK", "JP", "Asia/Tokyo", "JPY");
        minato.is_customer = true;
        auto carpat = organisation("Atelier Carpat", "RO", "Europe/Bucharest", "RON");
        carpat.is_partner = true;
        carpat.skills = {"Blender", "photogrammetry"};
        auto qianhai = organisation("Qianhai Precision", "CN", "Asia/Shanghai", "CNY");
        qianhai.is_partner = true;
        qianhai.skills = {"printing"};
        struct Outsider {
            std::string company;
            Party organisation;
            std::string who;
            ActorKind kind;
        };
        for (auto const& [company, party, who, kind] :
             std::vector<Outsider>{{"gozo", gozo, "rita", ActorKind::customer},
                                   {"minato", minato, "aiko", ActorKind::customer},
                                   {"carpat", carpat, "andrei", ActorKind::partner},
                                   {"qianhai", qianhai, "wei", ActorKind::partner}}) {
            auto const company_id = *PartyId::parse(add(unit, company, party));
            auto const id = add(unit, who, person(who, who + "@example.com", company_id, party.zone));
            login(unit, who,
                  {.kind = kind, .party = *PartyId::parse(id), .organisation = company_id, .zone = party.zone});
        }
    });
    database_->write_and_wait([&](db::Connection& connection) {
        connection.confine_to(std::nullopt);
        Unit outer(connection, *registry_, world_, Actor{});
        auto const made = people::make_workspace(outer, {.company_name = "Mallory Ltd",
                                                         .country = "GB",
                                                         .base_currency = *Currency::parse("GBP"),
                                                         .zone = "Europe/London",
                                                         .owner_name = "Mallory",
                                                         .owner_email = "mallory@example.com",
                                                         .password_hash = {}});
        other_workspace_ = made.workspace;
        auto unit = outer.as(system_actor(other_workspace_));
        tokens_["mallory"] = issue_credential(unit, {.account = made.owner,
                                                     .kind = CredentialKind::token,
                                                     .name = "test",
                                                     .keys = {},
                                                     .lives_ms = year_ms,
                                                     .code = {}});
    });
}

Reply WorldTest::ask(std::string const& who, Ask const& asked) {
    auto const token = tokens_.find(who);
    return http::LocalClient(*dispatcher_).ask(token == tokens_.end() ? std::string() : token->second, asked);
}

Reply WorldTest::post(std::string const& who, std::string const& path, std::string const& json) {
    return ask(who, {.method = "POST", .path = path, .body = json});
}

Reply WorldTest::patch(std::string const& who, std::string const& path, std::string const& json, std::string if_match) {
    Ask request{.method = "PATCH", .path = path, .body = json};
    if (!if_match.empty()) request.headers["If-Match"] = if_match;
    return ask(who, request);
}

Reply WorldTest::erase(std::string const& who, std::string const& path) {
    return ask(who, {.method = "DELETE", .path = path});
}

std::string WorldTest::make(std::string const& who, std::string const& path, std::string const& json) {
    auto const reply = post(who, path, json);
    EXPECT_GE(reply.status, 200) << path << " " << reply.body;
    EXPECT_LT(reply.status, 300) << path << " " << reply.body;
    return reply.at("id");
}

int WorldTest::run_jobs() {
    int ran = 0;
    for (int once = runner_->run_due(); once > 0; once = runner_->run_due()) ran += once;
    return ran;
}

void WorldTest::as_system(std::function<void(Unit&)> const& work) {
    database_->write_and_wait([&](db::Connection& connection) {
        Unit unit(connection, *registry_, world_, system_actor(workspace_));
        work(unit);
    });
}

void WorldTest::look_as_system(std::function<void(Unit const&)> const& work) {
    database_->read([&](db::Connection& connection) {
        Unit const unit(connection, *registry_, world_, system_actor(workspace_));
        work(unit);
    });
}

std::string WorldTest::sql_text(std::string const& sql) {
    std::string text;
    database_->read([&](db::Connection& connection) {
        connection.confine_to(std::nullopt);
        connection.query(sql, {}, [&](db::Row const& row) {
            if (text.empty() && !row.is_null(0)) text = std::string(row.text(0));
        });
    });
    return text;
}

}  // namespace farflung::test
