#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/module.hpp"

namespace farflung {

/// All modules together: what the program knows of entities, routes, jobs and listeners. Made once by main.
class Registry {
  public:
    explicit Registry(std::vector<Module> modules);

    std::vector<Module> const& modules() const { return modules_; }
    EntityEntry const* entity(std::string_view name) const;
    std::vector<EntityEntry const*> const& entities() const { return entities_; }
    std::vector<Route> const& routes() const { return routes_; }
    JobEntry const* job(std::string_view name) const;
    std::vector<std::string> const& listeners_of(std::string_view event) const;
    EventEntry const* event(std::string_view name) const;
    /// The English sentence of a refusal's or problem's code; the code itself when nobody wrote one.
    std::string sentence(std::string_view code) const;

  private:
    std::vector<Module> modules_;
    std::vector<EntityEntry const*> entities_;
    std::map<std::string, EntityEntry const*, std::less<>> by_name_;
    std::vector<Route> routes_;
    std::map<std::string, JobEntry const*, std::less<>> jobs_;
    std::map<std::string, EventEntry const*, std::less<>> events_;
    std::map<std::string, std::vector<std::string>, std::less<>> listeners_;
    std::map<std::string, std::string, std::less<>> sentences_;
};

}  // namespace farflung
