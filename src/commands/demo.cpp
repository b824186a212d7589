#include <iostream>

#include "commands/commands.hpp"
#include "commands/program.hpp"
#include "people/people.hpp"
#include "platform/auth/credentials.hpp"

namespace farflung {

namespace {

constexpr auto owner_email = "dana@tidewrack.example";
constexpr auto password = "low tide at dawn";

}  // namespace

int make_demo(Settings const& settings) {
    auto program = open_program(settings);
    auto const hash = hash_password(password);
    write_as_nobody(program, [&](Unit& unit) {
        if (unit.value<std::int64_t>("select 1 from workspaces limit 1")) {
            throw std::runtime_error("this database already holds a company");
        }
        people::make_workspace(unit, {.company_name = "Tidewrack Pty Ltd",
                                      .country = "AU",
                                      .base_currency = *Currency::parse("AUD"),
                                      .zone = "Australia/Sydney",
                                      .owner_name = "Dana",
                                      .owner_email = owner_email,
                                      .password_hash = hash});
    });
    std::cout << "Sign in as " << owner_email << " with the password \"" << password << "\".\n";
    return 0;
}

}  // namespace farflung
