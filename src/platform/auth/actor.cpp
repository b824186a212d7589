#include "platform/auth/actor.hpp"

#include <array>

namespace farflung {

namespace {

constexpr std::array<std::string_view, 11> names{"owner",   "admin",  "sales",   "projects", "finance", "support",
                                                 "auditor", "member", "partner", "customer", "anyone"};

}  // namespace

std::string key_names(Keys keys, std::string_view separator) {
    std::string out;
    for (std::uint32_t bit = 0; bit < names.size(); ++bit) {
        if (!keys.opens(Keys(1U << bit))) continue;
        if (!out.empty()) out += separator;
        out += names[bit];
    }
    return out;
}

Keys key_named(std::string_view name) {
    for (std::uint32_t bit = 0; bit < names.size(); ++bit) {
        if (names[bit] == name) return Keys(1U << bit);
    }
    return key::none;
}

Actor system_actor(WorkspaceId workspace) {
    Actor actor;
    actor.kind = ActorKind::system;
    actor.keys = key::team | key::anyone;
    actor.workspace = workspace;
    actor.name = "Farflung";
    return actor;
}

}  // namespace farflung
