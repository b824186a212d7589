#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/config/settings.hpp"
#include "platform/db/database.hpp"
#include "platform/real_world.hpp"
#include "platform/registry.hpp"

namespace farflung {

/// What every command that touches the data stands on: the open, migrated database, the modules and the world.
struct Program {
    Settings settings;
    std::unique_ptr<db::Database> database;
    std::unique_ptr<RealWorld> world;
    std::unique_ptr<Registry> registry;
};

/// How the program opens its database, as the settings say.
db::Settings database_settings(Settings const& settings);

/// Opens, makes the data folder, and migrates.
Program open_program(Settings const& settings);

/// The names of all bytes that the data folder keeps: their hashes.
std::vector<std::string> kept_bytes(Settings const& settings);

/// The file of a SQLite database; nothing on PostgreSQL.
std::optional<std::string> database_file(Settings const& settings);

/// Scheme, host and port that people see, without a slash at the end.
std::string base_url_of(Settings const& settings);

/// The services outside that are to be asked. Throws BadSettings for what is no address.
fetch::Services services_of(Settings const& settings);

/// Runs `work` as the system of no workspace, in one committed transaction.
void write_as_nobody(Program& program, std::function<void(Unit&)> const& work);

}  // namespace farflung
