#include <iostream>

#include "commands/commands.hpp"
#include "commands/program.hpp"
#include "core/json.hpp"

namespace farflung {

namespace {

struct Fault {
    std::string check;
    std::string detail;
};

/// What SQLite itself finds wrong with its file and with references between tables.
std::vector<Fault> faults_of_storage(db::Database& database) {
    std::vector<Fault> faults;
    if (database.dialect() != db::Dialect::sqlite) return faults;
    database.read([&](db::Connection& connection) {
        faults.clear();
        connection.query("pragma integrity_check", {}, [&](db::Row const& row) {
            if (row.text(0) != "ok") faults.push_back({"storage.integrity", std::string(row.text(0))});
        });
        connection.query("pragma foreign_key_check", {}, [&](db::Row const& row) {
            faults.push_back({"storage.references", "a row of " + std::string(row.text(0)) +
                                                        " names one that is not in " + std::string(row.text(2))});
        });
    });
    return faults;
}

std::string json_of(std::vector<Fault> const& faults) {
    std::string json;
    {
        JsonObject object(json);
        object.flag("ok", faults.empty());
        auto& list = object.member("faults");
        list += '[';
        for (auto const& fault : faults) {
            if (list.back() != '[') list += ',';
            JsonObject one(list);
            one.text("check", fault.check);
            one.text("detail", fault.detail);
        }
        list += ']';
    }
    return json;
}

}  // namespace

int verify(Settings const& settings, VerifyOptions const& options) {
    auto const program = open_program(settings);
    auto const faults = faults_of_storage(*program.database);
    if (options.json) {
        std::cout << json_of(faults) << '\n';
    } else {
        for (auto const& fault : faults) std::cout << fault.check << ": " << fault.detail << '\n';
        std::cout << (faults.empty() ? "Everything adds up.\n" : std::to_string(faults.size()) + " faults.\n");
    }
    return faults.empty() ? 0 : 1;
}

}  // namespace farflung
