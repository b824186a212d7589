#include "house/rules.hpp"

#include <algorithm>
#include <array>
#include <boost/regex.hpp>
#include <initializer_list>
#include <iterator>
#include <optional>

namespace farflung::house {

namespace {

std::optional<std::ptrdiff_t> place(std::string_view module, Order const& order) {
    auto const found = std::ranges::find(order, module);
    return found == order.end() ? std::nullopt : std::optional(std::distance(order.begin(), found));
}

std::string fault(Source const& source, std::size_t line, std::string_view what) {
    return source.path + ":" + std::to_string(line) + ": " + std::string(what);
}

Faults matches(Source const& source, std::string_view text, boost::regex const& pattern, std::string_view what) {
    Faults faults;
    std::size_t number = 0;
    for (auto const line : lines(text)) {
        ++number;
        if (boost::regex_search(line.begin(), line.end(), pattern)) faults.push_back(fault(source, number, what));
    }
    return faults;
}

struct Include {
    std::size_t line = 0;
    std::string path;
    bool is_ours = false;
};

std::vector<Include> includes(std::string_view text) {
    static boost::regex const pattern(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
    std::vector<Include> found;
    std::size_t number = 0;
    for (auto const line : lines(text)) {
        ++number;
        boost::match_results<std::string_view::const_iterator> match;
        if (boost::regex_search(line.begin(), line.end(), match, pattern)) {
            found.push_back({number, match[2].str(), match[1] == "\""});
        }
    }
    return found;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

// Table names start with their module, so prose that says "select … from" is not taken for SQL.
bool is_sql_with_a_table(std::string const& text, Order const& order) {
    std::string names;
    for (auto const& module : order) names += (names.empty() ? "" : "|") + module;
    boost::regex const pattern(R"(\b(from|join|into|update)\s+()" + names + ")_[a-z]", boost::regex::icase);
    return !order.empty() && boost::regex_search(text, pattern);
}

}  // namespace

Order modules_listed_in(std::string_view modules_cpp) {
    static boost::regex const pattern(R"(\b(\w+)(?:::module)?\(\))");
    static std::array<std::string_view, 12> const known{"people", "files", "activity", "mail",     "ledger", "billing",
                                                        "bank",   "crm",   "projects", "helpdesk", "store",  "talent"};
    auto const code = take_apart(modules_cpp).code;
    Order order;
    for (boost::sregex_iterator at(code.begin(), code.end(), pattern), end; at != end; ++at) {
        auto name = (*at)[1].str();
        if (std::ranges::find(known, name) != known.end() && !place(name, order)) order.push_back(std::move(name));
    }
    return order;
}

Faults modules_know_only_published_headers_of_earlier_modules(Source const& source, Order const& order) {
    Faults faults;
    auto const area = source.area();
    auto const own = place(area, order);
    if (!source.is_cpp() || (!own && area != "core" && area != "platform")) return faults;
    for (auto const& include : includes(source.text)) {
        auto const folder = include.path.substr(0, include.path.find('/'));
        auto const other = place(folder, order);
        if (!include.is_ours || folder == area) continue;
        if (area == "core" && folder == "platform") faults.push_back(fault(source, include.line, "core knows nobody"));
        if (!other) continue;
        if (!own) {
            faults.push_back(fault(source, include.line, "core and platform know no module"));
        } else if (*other > *own) {
            faults.push_back(fault(source, include.line, folder + " comes later; listen to an event instead"));
        } else if (include.path != folder + "/" + folder + ".hpp") {
            faults.push_back(fault(source, include.line, "only " + folder + "/" + folder + ".hpp is published"));
        }
    }
    return faults;
}

Faults rules_are_pure(Source const& source, Order const& order) {
    static boost::regex const impure_names("(_commands|_queries|_document|_jobs|_policy|_pages?|_test)$");
    auto const stem = std::string(source.stem());
    auto const is_rule = source.is_cpp() && place(source.area(), order) && stem != source.area() &&
                         !is_one_of(stem, {"module", "policy"}) && !boost::regex_search(stem, impure_names);
    if (!is_rule) return {};
    static boost::regex const thread_headers("^(thread|mutex|atomic|future|condition_variable|fstream|filesystem)$");
    // A file of commands and queries may be named freely; what takes a Unit is one, and is no rule.
    static boost::regex const takes_a_unit(R"(\bUnit( const)?&)");
    // An entity's header stands on its policy and on its platform types.
    static boost::regex const describes_an_entity(R"(\bPolicy<|\bentity\()");
    auto const parts = take_apart(source.text);
    if (boost::regex_search(parts.code, takes_a_unit)) return {};
    if (parts.comments.find("Not a rule: ") != std::string::npos) return {};
    auto const is_entity = boost::regex_search(parts.code, describes_an_entity);
    Faults faults;
    for (auto const& include : includes(source.text)) {
        auto const is_platform = include.path.starts_with("platform/") && !is_entity;
        if (is_platform || boost::regex_match(include.path, thread_headers)) {
            faults.push_back(fault(source, include.line, "a rule takes values and gives values; not " + include.path));
        }
    }
    return faults;
}

Faults drivers_stay_in_platform(Source const& source, Order const&) {
    if (!source.is_cpp() || !source.is_under("src/") || source.is_under("src/platform/")) return {};
    static boost::regex const drivers(
        "^(boost/(asio|beast)|libpq|sqlite3|coroutine$|curl/|gmime|cairo|pango|qpdf|openssl/|sodium|sys/socket|netinet/"
        ")");
    Faults faults;
    for (auto const& include : includes(source.text)) {
        // Hashing is arithmetic, not the outside world.
        auto const is_hashing = source.area() == "core" && include.path == "openssl/evp.h";
        if (boost::regex_search(include.path, drivers) && !is_hashing) {
            faults.push_back(fault(source, include.line, include.path + " belongs in src/platform"));
        }
    }
    return faults;
}

Faults nothing_waits_outside_platform(Source const& source, Order const&) {
    // The test world polls until a server that it started answers; that is no test.
    if (!source.is_cpp() || source.is_under("bench/") || source.is_under("tests/support/")) return {};
    static boost::regex const sleeps(R"(\b(sleep_for|sleep_until|usleep|nanosleep)\b)");
    static boost::regex const waits(
        R"(\b(sleep_for|sleep_until|usleep|nanosleep|co_await|std::async|std::j?thread)\b)");
    auto const code = take_apart(source.text).code;
    if (source.is_test()) return matches(source, code, sleeps, "a test waits for a fact, not for time to pass");
    if (source.is_under("src/platform/") || source.path == "src/main.cpp") return {};
    return matches(source, code, waits, "nothing waits or runs beside here; make it a job");
}

Faults money_has_no_floating_point(Source const& source, Order const&) {
    if (!source.is_cpp() || !is_one_of(source.area(), {"ledger", "billing", "bank", "store", "talent"})) return {};
    static boost::regex const floating(R"(\b(double|float)\b)");
    return matches(source, take_apart(source.text).code, floating, "money is exact; use Amount or Decimal");
}

Faults time_and_chance_come_from_the_unit(Source const& source, Order const&) {
    if (!source.is_cpp() || !source.is_under("src/") || source.is_test()) return {};
    if (source.is_under("src/platform/") || source.path == "src/main.cpp") return {};
    static boost::regex const clocks(
        R"(_clock::now|std::time\b|[^\w.>:]time\s*\(\s*(nullptr|NULL|0|&)|\b(random_device|mt19937|gettimeofday|clock_gettime)\b|\brand\s*\()");
    return matches(source, take_apart(source.text).code, clocks, "ask the unit for the time, the day or an id");
}

Faults sql_names_its_workspace(Source const& source, Order const& order) {
    if (!source.is_cpp() || source.is_test() || !place(source.area(), order)) return {};
    auto const parts = take_apart(source.text);
    auto const comments = lines(parts.comments);
    Faults faults;
    for (auto const& literal : parts.literals) {
        // A reach condition stands inside a statement that says :workspace of its alias t.
        if (literal.text.find("workspace_id = t.workspace_id") != std::string::npos) continue;
        if (literal.text.find(":workspace") != std::string::npos || !is_sql_with_a_table(literal.text, order)) continue;
        // The exception and its reason stand in the three lines above, as "Across workspaces: why".
        auto const end = static_cast<std::size_t>(literal.line);
        auto const is_excused = std::any_of(
            comments.begin() + static_cast<std::ptrdiff_t>(end > 4 ? end - 4 : 0),
            comments.begin() + static_cast<std::ptrdiff_t>(std::min(end, comments.size())),
            [](std::string_view line) { return line.find("Across workspaces: ") != std::string_view::npos; });
        if (!is_excused) faults.push_back(fault(source, end, "SQL that names a table says :workspace"));
    }
    return faults;
}

Faults sql_is_not_concatenated(Source const& source, Order const& order) {
    if (!source.is_cpp() || source.is_test() || source.is_under("src/platform/")) return {};
    Faults faults;
    for (auto const& literal : take_apart(source.text).literals) {
        if (literal.is_concatenated && is_sql_with_a_table(literal.text, order)) {
            faults.push_back(fault(source, static_cast<std::size_t>(literal.line), "SQL takes parameters, not pieces"));
        }
    }
    return faults;
}

Faults files_are_small(Source const& source, Order const&) {
    auto const is_code = source.is_cpp() || source.path.ends_with(".ts") || source.path.ends_with(".tsx");
    if (!is_code || source.stem() == "generated") return {};
    auto const count = lines(source.text).size();
    return count > 500 ? Faults{fault(source, count, "more than 500 lines")} : Faults{};
}

Faults files_are_named_after_a_thing(Source const& source, Order const&) {
    static boost::regex const nameless(R"((^|[/_-])(utils?|helpers?|common|misc|base|dto)(\.|/|_test\.))");
    if (!boost::regex_search(source.path, nameless)) return {};
    return {source.path + ": its noun is missing"};
}

Faults headers_are_guarded_and_macros_absent(Source const& source, Order const&) {
    if (!source.is_cpp()) return {};
    static boost::regex const macro(R"(^\s*#\s*define\b)");
    auto faults = matches(source, take_apart(source.text).code, macro, "a function or a constant instead of a macro");
    if (source.path.ends_with(".hpp") && !source.text.starts_with("#pragma once\n")) {
        faults.push_back(fault(source, 1, "a header starts with #pragma once"));
    }
    return faults;
}

Faults unfinished_work_has_an_issue(Source const& source, Order const&) {
    static boost::regex const unfinished(R"(\b(TOD[O]|FIXM[E]|HAC[K])\b(?!\(#\d+\)))");
    if (source.path.ends_with(".json") || source.path == "LICENSE") return {};
    return matches(source, source.is_cpp() ? take_apart(source.text).comments : source.text, unfinished,
                   "open work is an issue; name it as (#12)");
}

Faults texts_name_no_machine(Source const& source, Order const&) {
    static boost::regex const paths(R"((^|[^\w.~-])/(wor[k]/(main|shared|briefs)|roo[t]/|hom[e]/[a-z]+/))");
    static boost::regex const registry(R"("resolved": "http)");
    if (source.path.ends_with("package-lock.json")) {
        return matches(source, source.text, registry, "the lock file names a registry");
    }
    return matches(source, source.text, paths, "a path of one machine");
}

}  // namespace farflung::house
