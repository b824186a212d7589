#pragma once

#include <string_view>
#include <vector>

#include "platform/auth/actor.hpp"

namespace farflung {

/// One thing that may be done to a T: route, command, event and right share its name.
template <class T>
struct Verb {
    std::string_view name;
    Keys keys{};
    bool (*when)(T const&) = nullptr;               // its state allows it now; only asked for `can`
    bool (*who)(T const&, Actor const&) = nullptr;  // this actor in particular, besides the key
};

/// Who sees a T and who may do what to it: one table per entity, returned by `policy(Of<T>{})` in policy.cpp.
/// Reach is SQL over the alias `t`, with :organisation (customer's or partner's party), :actor_party and :account to
/// name the actor. An empty text means that no such actor ever sees one.
template <class T>
struct Policy {
    Keys team = key::member;
    std::string_view team_reach{};  // narrows what the team's keys open; empty: all of the workspace
    std::string_view customer{};
    std::string_view partner{};
    std::vector<Verb<T>> verbs{};

    Keys readers() const {
        auto keys = team | key::owner | key::admin;
        if (!customer.empty()) keys = keys | key::customer;
        if (!partner.empty()) keys = keys | key::partner;
        return keys;
    }
    Verb<T> const* find(std::string_view name) const {
        for (auto const& verb : verbs) {
            if (verb.name == name) return &verb;
        }
        return nullptr;
    }
};

template <class T>
bool may(Verb<T> const& verb, T const& thing, Actor const& actor) {
    if (actor.kind == ActorKind::system) return true;
    return actor.keys.opens(verb.keys) && (verb.who == nullptr || verb.who(thing, actor));
}

template <class T>
bool may(Policy<T> const& policy, std::string_view verb_name, T const& thing, Actor const& actor) {
    if (actor.kind == ActorKind::system) return true;
    auto const* verb = policy.find(verb_name);
    return verb != nullptr && may(*verb, thing, actor);
}

/// What a record travels with: the verbs that this actor may do to it now.
template <class T>
std::vector<std::string_view> can(Policy<T> const& policy, T const& thing, Actor const& actor) {
    std::vector<std::string_view> verbs;
    verbs.reserve(policy.verbs.size());
    for (auto const& verb : policy.verbs) {
        bool const now = verb.when == nullptr || verb.when(thing);
        if (now && may(verb, thing, actor)) verbs.push_back(verb.name);
    }
    return verbs;
}

}  // namespace farflung
