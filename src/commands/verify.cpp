#include <algorithm>
#include <iostream>
#include <iterator>

#include "bank/verify.hpp"
#include "billing/verify.hpp"
#include "commands/commands.hpp"
#include "commands/program.hpp"
#include "core/json.hpp"
#include "crm/verify.hpp"

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

/// Kept bytes that no longer are what their name says.
std::vector<Fault> faults_of_files(Program const& program) {
    std::vector<Fault> faults;
    for (auto const& name : kept_bytes(program.settings)) {
        if (!program.world->blobs().get(name))
            faults.push_back({"storage.files", "the kept bytes " + name + " are damaged"});
    }
    return faults;
}

std::vector<WorkspaceId> all_workspaces(db::Database& database) {
    std::vector<WorkspaceId> workspaces;
    database.read([&](db::Connection& connection) {
        workspaces.clear();
        connection.confine_to(std::nullopt);
        connection.query("select id from workspaces order by id", {}, [&](db::Row const& row) {
            workspaces.push_back(WorkspaceId{Uuid::from_bytes(row.bytes(0))});
        });
    });
    return workspaces;
}

/// Every promise that the modules can prove, workspace by workspace, each on one snapshot.
std::vector<Fault> faults_of_promises(Program const& program) {
    std::vector<Fault> faults;
    for (auto const& workspace : all_workspaces(*program.database)) {
        std::vector<Fault> found;
        program.database->read([&](db::Connection& connection) {
            found.clear();
            Unit const unit(connection, *program.registry, *program.world, system_actor(workspace));
            for (auto const verify : {&billing::verify_money, &crm::verify_quotes, &bank::verify_runs}) {
                for (auto const& finding : verify(unit)) found.push_back({finding.invariant, finding.text});
            }
        });
        for (auto& fault : found) {
            fault.detail = "workspace " + workspace.text() + ": " + fault.detail;
            faults.push_back(std::move(fault));
        }
    }
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
    auto faults = faults_of_storage(*program.database);
    std::ranges::move(faults_of_files(program), std::back_inserter(faults));
    std::ranges::move(faults_of_promises(program), std::back_inserter(faults));
    if (options.json) {
        std::cout << json_of(faults) << '\n';
    } else {
        for (auto const& fault : faults) std::cout << fault.check << ": " << fault.detail << '\n';
        std::cout << (faults.empty() ? "Everything adds up.\n" : std::to_string(faults.size()) + " faults.\n");
    }
    return faults.empty() ? 0 : 1;
}

}  // namespace farflung
