#include "platform/config/settings.hpp"

#include <unistd.h>

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "core/facts.hpp"
#include "core/json_read.hpp"
#include "core/json_write.hpp"

namespace farflung {

namespace {

constexpr std::string_view prefix = "FARFLUNG_";
constexpr auto default_file = "farflung.toml";

/// Variables of ours that are no settings of the program: the build, its tests and trials read them.
constexpr std::array<std::string_view, 12> other_variables{
    "BIN",      "FAIL_AT", "JOBS",     "NIGHTLY",       "ORACLES",
    "SANITIZE", "SEED",    "POSTGRES", "TEST_POSTGRES", "TEST_POSTGRES_FSYNC",
    "CHECKS",   "BENCH"};

/// A value as JSON text, and where it stands.
struct Given {
    std::string json;
    std::string place;
};
using GivenByName = std::map<std::string, Given, std::less<>>;

std::string json_text(std::string_view text) {
    std::string json;
    append_json_string(json, text);
    return json;
}

std::string json_of(toml::node const& node) {
    if (auto const text = node.value_exact<std::string>()) return json_text(*text);
    if (auto const number = node.value_exact<std::int64_t>()) return std::to_string(*number);
    if (auto const flag = node.value_exact<bool>()) return *flag ? "true" : "false";
    return "null";
}

void take_file(std::string const& path, GivenByName& given) {
    try {
        auto const table = toml::parse_file(path);
        for (auto const& [key, node] : table) {
            given[std::string(key.str())] = {json_of(node), path};
        }
    } catch (toml::parse_error const& error) {
        throw BadSettings(path + ", line " + std::to_string(error.source().begin.line) + ": " +
                          std::string(error.description()));
    }
}

/// A variable is text; only what stands for a number or a flag is not quoted.
std::string json_of_variable(std::string_view name, std::string_view text) {
    auto const* field = facts<Settings>().find(name);
    bool const is_text = field == nullptr || field->kind == Kind::text;
    auto const document = is_text ? std::nullopt : JsonDocument::parse(text);
    return document ? std::string(text) : json_text(text);
}

void take_environment(std::vector<std::string> const& environment, GivenByName& given) {
    for (auto const& entry : environment) {
        auto const sign = entry.find('=');
        if (!entry.starts_with(prefix) || sign == std::string::npos) continue;
        auto const variable = entry.substr(0, sign);
        auto name = variable.substr(prefix.size());
        if (std::ranges::find(other_variables, name) != other_variables.end()) continue;
        std::ranges::transform(name, name.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        given[name] = {json_of_variable(name, std::string_view(entry).substr(sign + 1)), variable};
    }
}

std::string explain(Problem const& problem, GivenByName const& given) {
    auto const found = given.find(problem.path);
    auto const place = found == given.end() ? std::string() : found->second.place;
    auto text = (place.empty() || place.starts_with(prefix) ? "" : place + ": ") +
                (place.starts_with(prefix) ? place : problem.path);
    if (problem.code == "unknown_field") return text + " is no setting of Farflung";
    text += " is not right (" + problem.code;
    for (auto const& [name, value] : problem.params) text.append(", ").append(name).append(" ").append(value);
    return text + ")";
}

}  // namespace

Settings read_settings(std::optional<std::string> const& file, std::vector<std::string> const& environment) {
    GivenByName given;
    if (file || std::filesystem::exists(default_file)) take_file(file.value_or(default_file), given);
    take_environment(environment, given);
    std::string json;
    {
        JsonObject object(json);
        for (auto const& [name, value] : given) object.member(name) += value.json;
    }
    Settings settings;
    Problems problems;
    auto const document = JsonDocument::parse(json);
    ensure(document.has_value(), "settings were written as JSON");
    read_json(document->root(), settings, problems, {}, Reading::update);
    std::string wrong;
    for (auto const& problem : problems.all()) wrong += (wrong.empty() ? "" : "\n") + explain(problem, given);
    if (!wrong.empty()) throw BadSettings(wrong);
    return settings;
}

std::vector<std::string> environment_of_process() {
    std::vector<std::string> entries;
    for (char** entry = environ; *entry != nullptr; ++entry) entries.emplace_back(*entry);
    return entries;
}

std::string settings_page() {
    std::string page =
        "# Settings\n\n"
        "Each is a key of `farflung.toml`, or a variable in capitals with `FARFLUNG_` before it, which wins. An "
        "unknown\n"
        "key refuses to start. This page is generated from the program's own list.\n\n"
        "| key | by default | from | to | meaning |\n|---|---|---|---|---|\n";
    for_each_field<Settings>([&page, settings = Settings{}](auto const& field) {
        auto const& rules = field.rules;
        std::string value;
        write_json(value, settings.*field.member, Reader::team);
        if (value == "\"\"") value = "empty";
        auto const bound = [](std::optional<std::int64_t> limit) { return limit ? std::to_string(*limit) : ""; };
        page.append("| `").append(field.name).append("` | ").append(value == "empty" ? value : "`" + value + "`");
        page.append(" | ").append(bound(rules.min)).append(" | ").append(bound(rules.max)).append(" | ");
        page.append(rules.help).append(" |\n");
    });
    return page;
}

}  // namespace farflung
