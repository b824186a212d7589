#include <iostream>
#include <iterator>

#include "commands/commands.hpp"
#include "commands/program.hpp"
#include "helpdesk/helpdesk.hpp"

namespace farflung {

namespace {

/// The longest mail that the pipe takes; the reader of mails refuses longer ones too.
constexpr std::size_t most_bytes = 50UL * 1024 * 1024;

WorkspaceId workspace_for(Unit const& unit, std::string const& asked) {
    std::vector<WorkspaceId> known;
    // Across workspaces: the mail server's own user says whose mail this is, or there is only one company.
    unit.query("select id from workspaces order by id", {},
               [&](db::Row const& row) { known.push_back(WorkspaceId{Uuid::from_bytes(row.bytes(0))}); });
    if (asked.empty() && known.size() == 1) return known.front();
    for (auto const& workspace : known) {
        if (workspace.text() == asked) return workspace;
    }
    throw std::runtime_error(asked.empty() ? "say --workspace ID: there are several, or none"
                                           : "there is no workspace " + asked);
}

}  // namespace

int take_mail(Settings const& settings, MailInOptions const& options) {
    std::string const bytes{std::istreambuf_iterator<char>(std::cin), {}};
    if (bytes.size() > most_bytes) throw std::runtime_error("this mail is larger than 50 MiB");
    auto program = open_program(settings);
    helpdesk::TakenMail taken;
    write_as_nobody(program, [&](Unit& unit) {
        auto system = unit.as(system_actor(workspace_for(unit, options.workspace)));
        taken = helpdesk::take_mail(system, {bytes, options.envelope_from, options.envelope_to});
    });
    std::cout << to_json(taken) << '\n';
    return 0;
}

}  // namespace farflung
