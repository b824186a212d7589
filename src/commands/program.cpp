#include "commands/program.hpp"

#include <algorithm>
#include <filesystem>

#include "modules.hpp"
#include "platform/i18n/catalogues.hpp"

namespace farflung {

namespace {

constexpr std::string_view sqlite_scheme = "sqlite:";

void make_folders(Settings const& settings) {
    std::filesystem::create_directories(settings.data);
    auto const file = database_file(settings);
    auto const folder = file ? std::filesystem::path(*file).parent_path() : std::filesystem::path();
    if (!folder.empty()) std::filesystem::create_directories(folder);
}

std::string host_of(std::string const& url) {
    auto const start = std::min(url.size(), url.find("//") + 2);
    return url.substr(start, url.find_first_of(":/", start) - start);
}

}  // namespace

db::Settings database_settings(Settings const& settings) {
    db::Settings database;
    database.url = settings.database;
    database.readers = settings.readers;
    database.writers = settings.writers;
    return database;
}

std::optional<std::string> database_file(Settings const& settings) {
    if (!settings.database.starts_with(sqlite_scheme)) return std::nullopt;
    return settings.database.substr(sqlite_scheme.size());
}

std::vector<std::string> kept_bytes(Settings const& settings) {
    std::vector<std::string> names;
    auto const folder = std::filesystem::path(settings.data) / "blobs";
    if (!std::filesystem::exists(folder)) return names;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        // The first two digits are the folder's name; drafts that a crash left have longer ones.
        auto const name = entry.path().parent_path().filename().string() + entry.path().filename().string();
        if (entry.is_regular_file() && name.size() == 64) names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
}

std::string base_url_of(Settings const& settings) {
    auto url = settings.base_url.empty() ? "http://" + settings.listen : settings.base_url;
    while (url.ends_with('/')) url.pop_back();
    return url;
}

fetch::Services services_of(Settings const& settings) {
    for (auto const& [name, url] : {std::pair("rates_url", &settings.rates_url), {"vies_url", &settings.vies_url}}) {
        if (url->empty() || fetch::is_address(*url)) continue;
        throw BadSettings(std::string(name) + " is an http or https address, without name and password");
    }
    fetch::Services services{.rates_url = settings.rates_url, .vies_url = settings.vies_url};
    while (services.vies_url.ends_with('/')) services.vies_url.pop_back();
    return services;
}

Program open_program(Settings const& settings) {
    auto const services = services_of(settings);
    make_folders(settings);
    Program program;
    program.settings = settings;
    auto const catalogues = std::make_shared<i18n::Catalogues const>();
    program.world = std::make_unique<RealWorld>(RealWorld::Options{
        .base_url = base_url_of(settings),
        .clock_file = settings.clock_file,
        .seed = {},
        // The world owns the catalogues through this function.
        .translate = [catalogues](std::string_view language, std::string_view source,
                                  Params const& params) { return catalogues->text(language, source, params); },
        .data_folder = settings.data,
        .smtp = {.url = settings.smtp_url, .user = settings.smtp_user, .password = settings.smtp_password},
        .mail_from = settings.mail_from.empty() ? "farflung@" + host_of(base_url_of(settings)) : settings.mail_from,
        .services = services});
    program.database = db::open(database_settings(settings));
    auto const migrations = all_migrations();
    db::migrate(*program.database, database_settings(settings), migrations);
    program.registry = std::make_unique<Registry>(all_modules());
    return program;
}

void write_as_nobody(Program& program, std::function<void(Unit&)> const& work) {
    program.database->write_and_wait([&](db::Connection& connection) {
        connection.confine_to(std::nullopt);
        Unit unit(connection, *program.registry, *program.world, Actor{});
        work(unit);
    });
}

}  // namespace farflung
