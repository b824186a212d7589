#include <spdlog/spdlog.h>

#include <fstream>
#include <iostream>

#include "commands/commands.hpp"
#include "commands/program.hpp"
#include "core/json.hpp"
#include "demo/demo.hpp"
#include "platform/auth/credentials.hpp"

namespace farflung {

namespace {

constexpr auto password = "low tide at dawn";

void refuse_second_company(Program& program) {
    bool known = false;
    program.database->read([&](db::Connection& connection) {
        connection.confine_to(std::nullopt);
        connection.query("select 1 from workspaces limit 1", {}, [&](db::Row const&) { known = true; });
    });
    if (known) throw std::runtime_error("this database already holds a company");
}

void write_tokens(std::string const& file, std::vector<demo::Made> const& made) {
    std::string out;
    {
        JsonObject root(out);
        auto& list = root.member("workspaces");
        list += '[';
        for (auto const& workspace : made) {
            if (list.back() != '[') list += ',';
            JsonObject one(list);
            one.text("id", workspace.workspace.text());
            one.text("name", workspace.name);
            JsonObject tokens(one.member("tokens"));
            for (auto const& [role, token] : workspace.tokens) tokens.text(role, token);
        }
        list += ']';
    }
    std::ofstream stream(file);
    stream << out << '\n';
    if (!stream.flush()) throw std::runtime_error("cannot write " + file);
}

}  // namespace

int make_demo(Settings const& settings, DemoOptions const& options) {
    auto const size = demo::size_named(options.size);
    auto program = open_program(settings);
    spdlog::set_level(spdlog::level::warn);  // thousands of requests that nobody asked for
    refuse_second_company(program);
    auto const hash = hash_password(password);
    auto const until = options.until.empty() ? program.world->now().utc_date() : Date::parse(options.until).value();
    std::vector<demo::Made> made;
    for (int i = 0; i < options.workspaces; ++i) {
        made.push_back(demo::make_year(*program.database, *program.registry, *program.world,
                                       {.name = i == 0 ? "Tidewrack Pty Ltd" : "Tidewrack " + std::to_string(i + 1),
                                        .size = size,
                                        .seed = options.seed + static_cast<std::uint64_t>(i),
                                        .until = until,
                                        .invoices = options.invoices,
                                        .password_hash = i == 0 ? hash : std::string()}));
    }
    if (!options.tokens.empty()) write_tokens(options.tokens, made);
    std::cout << "One year of Tidewrack is there. Sign in with the password \"" << password << "\" as\n"
              << "  dana@tidewrack.example           the owner\n"
              << "  kofi@tidewrack.example           sales\n"
              << "  ilse@tidewrack.example           projects\n"
              << "  fran@tidewrack.example           finance\n"
              << "  maria@tidewrack.example          support\n"
              << "  andreimunteanu@partner1.example  a partner\n"
              << "  ritacamilleri@customer1.example  a customer\n";
    return 0;
}

}  // namespace farflung
