#include <CLI/CLI.hpp>
#include <iostream>

#include "commands/commands.hpp"
#include "commands/pure.hpp"
#include "platform/log/log.hpp"

namespace {

using farflung::Settings;

/// The options that every command knows, and the settings that they lead to.
struct Common {
    std::string file;
    std::string database;
    std::string data;
    std::string clock_file;

    Settings settings() const {
        auto environment = farflung::environment_of_process();
        // The command line comes last, so it wins.
        auto const add = [&](std::string_view name, std::string const& value) {
            if (!value.empty()) environment.push_back(std::string(name) + "=" + value);
        };
        add("FARFLUNG_DATABASE", database);
        add("FARFLUNG_DATA", data);
        add("FARFLUNG_CLOCK_FILE", clock_file);
        auto const read = farflung::read_settings(file.empty() ? std::nullopt : std::optional(file), environment);
        farflung::start_log(read.log_level);
        return read;
    }
};

using Run = std::function<int()>;

void add_serve(CLI::App& app, Common& common, Run& run) {
    auto* const command = app.add_subcommand("serve", "Serve the API and the pages");
    auto listen = std::make_shared<std::string>();
    command->add_option("--listen", *listen, "Address and port");
    command->callback([&common, &run, listen] {
        run = [&common, listen] {
            auto settings = common.settings();
            if (!listen->empty()) settings.listen = *listen;
            return farflung::serve(settings);
        };
    });
}

void add_demo(CLI::App& app, Common& common, Run& run) {
    auto* const command = app.add_subcommand("demo", "Make the demo company: one year, lived through the real routes");
    auto demo = std::make_shared<farflung::DemoOptions>();
    command->add_option("--workspaces", demo->workspaces, "How many companies")->check(CLI::Range(1, 100));
    command->add_option("--size", demo->size, "S, M or L");
    command->add_option("--seed", demo->seed, "The same seed makes the same year");
    command
        ->add_option("--invoices", demo->invoices,
                     "So many issued invoices more in each company, by bulk, over the two years before; without drawn"
                     " PDFs and activity")
        ->check(CLI::Range(0, 10'000'000));
    command->add_option("--until", demo->until, "The year's last day, such as 2026-11-09; today when missing");
    command->add_option("--tokens", demo->tokens, "A file to write a bearer token for each role to");
    command->callback(
        [&common, &run, demo] { run = [&common, demo] { return farflung::make_demo(common.settings(), *demo); }; });
}

void add_data_commands(CLI::App& app, Common& common, Run& run) {
    app.add_subcommand("migrate", "Bring the database up to date")->callback([&] {
        run = [&] { return farflung::migrate(common.settings()); };
    });
    app.add_subcommand("doctor", "Look for trouble in settings and data")->callback([&] {
        run = [&] { return farflung::doctor(common.settings()); };
    });
    add_demo(app, common, run);
    auto* const verify = app.add_subcommand("verify", "Prove ledger, document numbers and hash chain");
    auto options = std::make_shared<farflung::VerifyOptions>();
    verify->add_flag("--json", options->json, "Answer as JSON");
    verify->callback([&common, &run, options] {
        run = [&common, options] { return farflung::verify(common.settings(), *options); };
    });
}

void add_backup(CLI::App& app, Common& common, Run& run) {
    using Copy = int (*)(Settings const&, std::string const&);
    auto const add = [&](char const* name, char const* help, Copy copy) {
        auto* const command = app.add_subcommand(name, help);
        auto file = std::make_shared<std::string>();
        command->add_option("file", *file, "The backup")->required();
        command->callback(
            [&common, &run, file, copy] { run = [&common, file, copy] { return copy(common.settings(), *file); }; });
    };
    add("backup", "Copy database and files into one file, while the server works", farflung::backup);
    add("restore", "Put a backup in the place of the data", farflung::restore);
}

void add_routes(CLI::App& app, Run& run) {
    auto* const command = app.add_subcommand("routes", "List every route, from the table that dispatches");
    auto options = std::make_shared<farflung::RoutesOptions>();
    command->add_flag("--json", options->json, "Answer as JSON");
    command->callback([&run, options] { run = [options] { return farflung::list_routes(*options); }; });
}

void add_generate(CLI::App& app, Run& run) {
    auto* const command = app.add_subcommand("generate", "Write the files that are made from the descriptions");
    auto options = std::make_shared<farflung::GenerateOptions>();
    command->add_flag("--check", options->check, "Only compare");
    command->callback([&run, options] { run = [options] { return farflung::generate(*options); }; });
}

/// The functions differ in nothing but their name, so that a script finds the next one by itself.
void add_pure(CLI::App& app, Run& run) {
    auto* const x = app.add_subcommand("x", "Pure functions: text or JSON in, JSON out")->require_subcommand(1);
    for (auto const& pure : farflung::pure_commands()) {
        auto* const command = x->add_subcommand(std::string(pure.name), std::string(pure.help));
        auto options = std::make_shared<farflung::PureOptions>();
        options->name = pure.name;
        command->add_option("input", options->words, "The input; standard input when left out");
        command->callback([&run, options] { run = [options] { return farflung::run_pure(*options); }; });
    }
}

void add_mail_in(CLI::App& app, Common& common, Run& run) {
    auto* const command = app.add_subcommand("mail-in", "Take one mail from standard input");
    auto options = std::make_shared<farflung::MailInOptions>();
    command->add_option("--workspace", options->workspace, "Id of the workspace, where there are several");
    command->add_option("--from", options->envelope_from, "Sender of the envelope");
    command->add_option("--to", options->envelope_to, "Recipient of the envelope");
    command->callback([&common, &run, options] {
        run = [&common, options] { return farflung::take_mail(common.settings(), *options); };
    });
}

void add_user(CLI::App& app, Common& common, Run& run) {
    auto* const user = app.add_subcommand("user", "Logins")->require_subcommand(1);
    user->add_subcommand("list", "Every login of every workspace")->callback([&] {
        run = [&] { return farflung::list_users(common.settings()); };
    });
    auto* const link = user->add_subcommand("link", "Print a link that signs in once");
    auto options = std::make_shared<farflung::UserOptions>();
    link->add_option("email", options->email, "Address of the login")->required();
    link->add_option("--workspace", options->workspace, "Id of the workspace, where the address has several");
    link->callback([&common, &run, options] {
        run = [&common, options] { return farflung::make_login_link(common.settings(), *options); };
    });
}

}  // namespace

int main(int count, char** arguments) {
    CLI::App app("Farflung: sales, projects, billing and help desk of a company spread over the world");
    app.require_subcommand(1);
    app.fallthrough();
    Common common;
    app.add_option("--config", common.file, "The settings file; farflung.toml when it is there");
    app.add_option("--database", common.database, "sqlite:PATH or postgresql://…");
    app.add_option("--data", common.data, "Folder of files and documents");
    app.add_option("--clock-file", common.clock_file, "Take the time from this file");
    Run run;
    add_serve(app, common, run);
    add_data_commands(app, common, run);
    add_backup(app, common, run);
    add_routes(app, run);
    add_generate(app, run);
    add_pure(app, run);
    add_user(app, common, run);
    add_mail_in(app, common, run);
    try {
        app.parse(count, arguments);
        return run();
    } catch (CLI::ParseError const& error) {
        return app.exit(error);
    } catch (std::exception const& error) {
        std::cerr << "farflung: " << error.what() << '\n';
        return 1;
    }
}
