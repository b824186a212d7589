#include "platform/registry.hpp"

namespace farflung {

Registry::Registry(std::vector<Module> modules) : modules_(std::move(modules)) {
    for (auto const& module : modules_) {
        for (auto const& entity : module.entities) {
            entities_.push_back(&entity);
            ensure(by_name_.emplace(entity.name, &entity).second, "an entity has one name");
        }
        for (auto const& route : module.routes) {
            ensure(route.keys.any(), "every route says who may use it");
            routes_.push_back(route);
        }
        for (auto const& job : module.jobs) ensure(jobs_.emplace(job.name, &job).second, "a job has one name");
        for (auto const& sentence : module.sentences) sentences_.emplace(sentence.code, sentence.text);
        for (auto const& event : module.events) events_.emplace(event.name, &event);
        for (auto const& listener : module.listeners) {
            listeners_[listener.event].push_back(listener.job.name);
            ensure(jobs_.emplace(listener.job.name, &listener.job).second, "a listener has one name");
        }
    }
}

EntityEntry const* Registry::entity(std::string_view name) const {
    auto const found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
}

JobEntry const* Registry::job(std::string_view name) const {
    auto const found = jobs_.find(name);
    return found == jobs_.end() ? nullptr : found->second;
}

EventEntry const* Registry::event(std::string_view name) const {
    auto const found = events_.find(name);
    return found == events_.end() ? nullptr : found->second;
}

std::vector<std::string> const& Registry::listeners_of(std::string_view event) const {
    static std::vector<std::string> const none;
    auto const found = listeners_.find(event);
    return found == listeners_.end() ? none : found->second;
}

std::string Registry::sentence(std::string_view code) const {
    auto const found = sentences_.find(code);
    return found == sentences_.end() ? std::string(code) : found->second;
}

}  // namespace farflung
