#include <iostream>

#include "commands/commands.hpp"
#include "commands/program.hpp"
#include "people/people.hpp"
#include "platform/auth/credentials.hpp"

namespace farflung {

namespace {

constexpr std::int64_t link_lives_ms = 3600LL * 1000;

struct Login {
    WorkspaceId workspace_id;
    std::string company;
    AccountId id;
    std::string name;
    std::string email;
    std::string kind;
    std::string state;
};
constexpr auto describe(Of<Login>) {
    return record("login", field("workspace_id", &Login::workspace_id), field("company", &Login::company),
                  field("id", &Login::id), field("name", &Login::name), field("email", &Login::email),
                  field("kind", &Login::kind), field("state", &Login::state));
}

std::vector<Login> all_logins(Unit const& unit) {
    // Across workspaces: whoever may start this program on the machine already holds the whole database.
    return unit.rows<Login>(
        "select a.workspace_id, w.name, a.id, a.name, a.email, a.kind, a.state from auth_accounts a"
        " join workspaces w on w.id = a.workspace_id order by w.name, a.kind, a.name");
}

Login the_one(std::vector<Login> const& logins, UserOptions const& options) {
    std::optional<Login> found;
    for (auto const& login : logins) {
        bool const here = options.workspace.empty() || login.workspace_id.text() == options.workspace;
        if (login.email != options.email || !here) continue;
        if (found) throw std::runtime_error(options.email + " has a login in several workspaces; say --workspace ID");
        found = login;
    }
    if (!found) throw std::runtime_error("there is no login with the address " + options.email);
    if (found->state != "active") throw std::runtime_error("the login of " + options.email + " is " + found->state);
    return *found;
}

}  // namespace

int list_users(Settings const& settings) {
    auto program = open_program(settings);
    program.database->read([&](db::Connection& connection) {
        connection.confine_to(std::nullopt);
        Unit const unit(connection, *program.registry, *program.world, Actor{});
        for (auto const& login : all_logins(unit)) {
            std::cout << login.workspace_id.text() << "  " << login.company << "  " << login.kind << "  " << login.state
                      << "  " << login.email << "  " << login.name << '\n';
        }
    });
    return 0;
}

int make_login_link(Settings const& settings, UserOptions const& options) {
    auto program = open_program(settings);
    std::string secret;
    write_as_nobody(program, [&](Unit& unit) {
        auto const login = the_one(all_logins(unit), options);
        auto system = unit.as(system_actor(login.workspace_id));
        secret = issue_credential(system, {.account = login.id,
                                           .kind = CredentialKind::portal_link,
                                           .name = {},
                                           .keys = {},
                                           .lives_ms = link_lives_ms,
                                           .code = {}});
    });
    std::cout << program.world->base_url() << "/portal#" << secret << '\n';
    return 0;
}

}  // namespace farflung
