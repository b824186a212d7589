#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts.hpp"
#include "platform/http/route.hpp"
#include "platform/unit.hpp"

namespace farflung {

/// An entity without its C++ type, for whoever speaks of all of them: stream, names, search, schema check.
struct EntityEntry {
    std::string_view name;
    std::string path;  // of its list, such as /invoices; empty when it has no routes of its own
    TypeFacts const* type = nullptr;
    std::vector<TypeFacts const*> parts;
    Keys readers;
    std::function<bool(Unit const&, Uuid const&)> is_within_reach;
    std::function<std::string(Unit const&, Uuid const&)> title;  // empty when out of reach
    std::function<std::string(Unit const&, Uuid const&)> json;   // the record as the team sees it; likewise
};

namespace jobs {
class Outside;
}

/// A job's `call` runs first, outside any unit, and may wait for the outside world; `run` is one unit that also ends
/// the job. Either may be missing.
struct JobEntry {
    std::string name;
    std::function<void(Unit&, Json)> run{};
    std::function<void(jobs::Outside&, Json)> call{};
};

/// A job that an event starts.
struct Listener {
    std::string event;
    JobEntry job;
};

/// One sentence per event; `{actor}` and the event's own fields may stand in it. Only those who can reach the
/// entity read it.
struct EventEntry {
    std::string name;
    std::string sentence;
    TypeFacts const* type = nullptr;
    bool team_only = false;
};

/// Runs once per period in each workspace, however often schedulers look. The period is a day in the zone.
struct Schedule {
    std::string job;
    int hour = 4;                               // local to the workspace
    bool (*is_wanted)(World const&) = nullptr;  // where the settings decide; always, when missing
};

/// What a refusal's code says to a person.
struct Sentence {
    std::string code;
    std::string text;
};

struct Module {
    std::string name;
    std::vector<EntityEntry> entities;
    std::vector<Route> routes;
    std::vector<JobEntry> jobs;
    std::vector<Schedule> schedule;
    std::vector<Listener> listeners;
    std::vector<EventEntry> events;
    std::vector<Sentence> sentences;
};

template <Entity T>
EntityEntry entity_entry(std::string path) {
    EntityEntry entry;
    entry.name = describe(Of<T>{}).name;
    entry.path = std::move(path);
    entry.type = &facts<T>();
    for_each_field<T>([&](auto const& field) {
        using Member = typename std::decay_t<decltype(field)>::member_type;
        if constexpr (is_stored_parts<Member>()) {
            entry.parts.push_back(&facts<typename is_vector<Member>::element>());
        }
    });
    entry.readers = policy(Of<T>{}).readers();
    entry.is_within_reach = [](Unit const& unit, Uuid const& id) { return unit.is_within_reach<T>(id); };
    entry.title = [](Unit const& unit, Uuid const& id) {
        auto const thing = unit.find(Id<T>{id});
        return thing ? search_texts(*thing).first : std::string();
    };
    entry.json = [](Unit const& unit, Uuid const& id) {
        auto const thing = unit.find(Id<T>{id});
        return thing ? to_json(*thing) : std::string();
    };
    return entry;
}

/// A job: a described struct and a function on a Unit.
template <Described J>
JobEntry job(void (*run)(Unit&, J const&)) {
    return {std::string(describe(Of<J>{}).name), [run](Unit& unit, Json data) {
                J job{};
                Problems problems;
                read_json(data, job, problems, {}, Reading::stored);
                run(unit, job);
            }};
}

/// A job that calls out: reads and writes through `Outside`, in units of their own.
template <Described J>
JobEntry outside_job(void (*call)(jobs::Outside&, J const&)) {
    JobEntry entry{std::string(describe(Of<J>{}).name)};
    entry.call = [call](jobs::Outside& outside, Json data) {
        J job{};
        Problems problems;
        read_json(data, job, problems, {}, Reading::stored);
        call(outside, job);
    };
    return entry;
}

/// What an event's listener receives: the event, and the record that it happened to.
template <Described E>
Listener on(std::string_view listener_name, void (*run)(Unit&, E const&, Uuid const& id)) {
    return {std::string(describe(Of<E>{}).name), {std::string(listener_name), [run](Unit& unit, Json envelope) {
                                                      E event{};
                                                      Problems problems;
                                                      Uuid id;
                                                      read_json(envelope.find("event").value_or(Json{}), event,
                                                                problems, {}, Reading::stored);
                                                      read_json(envelope.find("id").value_or(Json{}), id, problems, {});
                                                      run(unit, event, id);
                                                  }}};
}

template <Described E>
EventEntry event(std::string sentence, bool team_only = false) {
    return {std::string(describe(Of<E>{}).name), std::move(sentence), &facts<E>(), team_only};
}

}  // namespace farflung
