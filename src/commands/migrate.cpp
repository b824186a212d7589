#include <filesystem>
#include <iostream>

#include "commands/commands.hpp"
#include "commands/program.hpp"
#include "modules.hpp"

namespace farflung {

int migrate(Settings const& settings) {
    std::filesystem::create_directories(settings.data);
    auto const database = db::open(database_settings(settings));
    auto const migrations = all_migrations();
    auto const applied = db::migrate(*database, database_settings(settings), migrations);
    for (auto const& name : applied) std::cout << name << '\n';
    std::cout << (applied.empty() ? "The database is up to date.\n" : "The database is up to date now.\n");
    return 0;
}

}  // namespace farflung
