#pragma once

#include <span>
#include <string_view>

namespace farflung::demo {

/// A company that appears in the year, with the person who speaks for it. All of them are made up.
struct Company {
    std::string_view name;
    std::string_view contact;
    std::string_view street;
    std::string_view city;
    std::string_view postcode;
    std::string_view country;
    std::string_view zone;
    std::string_view currency;
    std::string_view language;
};

/// A company that works for Tidewrack: what it can do and what an hour costs, in whole units of its currency.
struct Specialist {
    Company company;
    std::string_view skills;  // comma between
    int hourly_rate;
};

/// Kinds of work that Tidewrack sells: the deal's title, and the lines of its quote.
struct Work {
    std::string_view title;
    std::string_view lines[4];
    std::string_view skill;
};

/// What a customer writes to the help desk, in their own words and language.
struct Question {
    std::string_view subject;
    std::string_view text;
    std::string_view answer;
};

/// The example that its country has in the registry of IBANs, for a company that is paid in euros; else empty.
std::string_view sample_iban(Company const& company);

std::span<Company const> customers();
std::span<Specialist const> partners();
std::span<Work const> works();
std::span<Question const> questions();
/// What people note on an hour of work.
std::span<std::string_view const> notes();
/// What people say to each other on a task.
std::span<std::string_view const> remarks();

}  // namespace farflung::demo
