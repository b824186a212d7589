#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "house/source.hpp"

namespace farflung::house {

/// The modules, earliest first, as src/modules.cpp lists them.
using Order = std::vector<std::string>;
Order modules_listed_in(std::string_view modules_cpp);

/// What is wrong with one file, one sentence each with path and line; nothing when the rule holds.
using Faults = std::vector<std::string>;
using Rule = Faults (*)(Source const&, Order const&);

Faults modules_know_only_published_headers_of_earlier_modules(Source const& source, Order const& order);
Faults rules_are_pure(Source const& source, Order const& order);
Faults drivers_stay_in_platform(Source const& source, Order const& order);
Faults nothing_waits_outside_platform(Source const& source, Order const& order);
Faults money_has_no_floating_point(Source const& source, Order const& order);
Faults time_and_chance_come_from_the_unit(Source const& source, Order const& order);
Faults sql_names_its_workspace(Source const& source, Order const& order);
Faults sql_is_not_concatenated(Source const& source, Order const& order);
Faults files_are_small(Source const& source, Order const& order);
Faults files_are_named_after_a_thing(Source const& source, Order const& order);
Faults headers_are_guarded_and_macros_absent(Source const& source, Order const& order);
Faults unfinished_work_has_an_issue(Source const& source, Order const& order);
Faults texts_name_no_machine(Source const& source, Order const& order);

}  // namespace farflung::house
