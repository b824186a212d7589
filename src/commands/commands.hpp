#pragma once

#include <string>
#include <vector>

#include "platform/config/settings.hpp"

namespace farflung {

/// The program's commands. Each returns its exit status; what goes wrong is thrown and told by main.

int serve(Settings const& settings);
int migrate(Settings const& settings);

struct RoutesOptions {
    bool json = false;
};
int list_routes(RoutesOptions const& options);

struct UserOptions {
    std::string email;
    std::string workspace;
};
int list_users(Settings const& settings);
/// Prints a link that signs in once, for whoever has lost every other way in.
int make_login_link(Settings const& settings, UserOptions const& options);

struct VerifyOptions {
    bool json = false;
};
int verify(Settings const& settings, VerifyOptions const& options);
/// One file of everything at one moment, also while the server works. Refuses to overwrite.
int backup(Settings const& settings, std::string const& file);
/// Puts a backup in the place of the data; what was there is kept beside it. The server must not run.
int restore(Settings const& settings, std::string const& file);
int doctor(Settings const& settings);

struct GenerateOptions {
    bool check = false;  // only compare, and end with 1 when a file is not fresh
};
/// Writes the files that are made from the descriptions, into the source tree that it is started in.
int generate(GenerateOptions const& options);

struct PureOptions {
    std::string name;
    std::vector<std::string> words;  // the input; standard input when there are none
};
/// Answers on standard output; ends with 0 for yes and 1 for no.
int run_pure(PureOptions const& options);

struct MailInOptions {
    std::string workspace;  // its id; needed only where there are several
    std::string envelope_from;
    std::string envelope_to;
};
/// Takes one mail from standard input, as a mail server pipes it. Exactly once: the same mail again is known.
int take_mail(Settings const& settings, MailInOptions const& options);

struct DemoOptions {
    int workspaces = 1;
    std::string size = "M";
    std::uint64_t seed = 1;
    std::int64_t invoices = 0;  // by bulk, in the two years before
    std::string until;          // the last day of the year; today when empty
    std::string tokens;         // a file that gets a bearer token for each role
};
int make_demo(Settings const& settings, DemoOptions const& options);

}  // namespace farflung
