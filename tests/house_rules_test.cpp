#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "house/rules.hpp"

namespace farflung::house {
namespace {

struct House {
    std::vector<Source> sources;
    Order order;
};

House const& house() {
    static House const read = [] {
        House made{read_sources(std::filesystem::current_path().string()), {}};
        for (auto const& source : made.sources) {
            if (source.path == "src/modules.cpp") made.order = modules_listed_in(source.text);
        }
        return made;
    }();
    return read;
}

struct NamedRule {
    char const* name;
    Rule rule;
    std::vector<Source> breaches;  // each must be found
    std::vector<Source> honest;    // each must be left alone
};

void PrintTo(NamedRule const& rule, std::ostream* out) { *out << rule.name; }

std::string const open_work =
    "TO"
    "DO";
std::string const home =
    "/ho"
    "me/";

std::vector<NamedRule> const& rules() {
    static std::vector<NamedRule> const all{
        {"modules_know_only_published_headers_of_earlier_modules",
         modules_know_only_published_headers_of_earlier_modules,
         {{"src/people/party.cpp", "#include \"billing/billing.hpp\"\n"},
          {"src/billing/invoice.cpp", "#include \"ledger/journal.hpp\"\n"},
          {"src/platform/http/server.cpp", "#include \"people/people.hpp\"\n"},
          {"src/core/date.cpp", "#include \"platform/unit.hpp\"\n"}},
         {{"src/billing/invoice.cpp", "#include \"ledger/ledger.hpp\"\n#include \"billing/invoice.hpp\"\n"}}},
        {"rules_are_pure",
         rules_are_pure,
         {{"src/billing/invoice.cpp", "#include \"platform/db/database.hpp\"\n"},
          {"src/billing/invoice.hpp", "#include <mutex>\n"}},
         {{"src/billing/invoice_commands.cpp", "#include \"platform/unit.hpp\"\n"},
          {"src/billing/ageing.cpp", "#include \"platform/unit.hpp\"\nAgeing ageing(Unit const& unit);\n"},
          {"src/people/party.hpp", "#include \"platform/auth/policy.hpp\"\nPolicy<Party> const& policy(Of<Party>);\n"},
          {"src/people/attempts.cpp", "// Not a rule: counts.\n#include <mutex>\n"}}},
        {"drivers_stay_in_platform",
         drivers_stay_in_platform,
         {{"src/billing/invoice_queries.cpp", "#include <sqlite3.h>\n"},
          {"src/core/json.cpp", "#include <boost/beast/core.hpp>\n"},
          {"src/main.cpp", "#include <libpq-fe.h>\n"}},
         {{"src/platform/db/sqlite.cpp", "#include <sqlite3.h>\n"},
          {"src/core/json.cpp", "#include <boost/json.hpp>\n"}}},
        {"nothing_waits_outside_platform",
         nothing_waits_outside_platform,
         {{"src/mail/message_commands.cpp", "std::thread worker(send);\n"},
          {"src/platform/jobs/jobs_test.cpp", "std::this_thread::sleep_for(1s);\n"}},
         {{"src/mail/message_commands.cpp", "// No std::thread here.\n"}}},
        {"money_has_no_floating_point",
         money_has_no_floating_point,
         {{"src/ledger/posting.cpp", "double rate = 1;\n"}, {"src/store/price.hpp", "float price;\n"}},
         {{"src/ledger/posting.cpp", "auto x = \"a double\";  // not a float\n"},
          {"src/projects/gantt.cpp", "double width;\n"}}},
        {"time_and_chance_come_from_the_unit",
         time_and_chance_come_from_the_unit,
         {{"src/billing/invoice.cpp", "auto now = std::chrono::system_clock::now();\n"},
          {"src/core/id.cpp", "std::random_device chance;\n"},
          {"src/crm/deal.cpp", "auto now = time(nullptr);\n"}},
         {{"src/platform/clock.cpp", "return system_clock::now();\n"}, {"src/crm/deal.cpp", "deal.time(0);\n"}}},
        {"sql_names_its_workspace",
         sql_names_its_workspace,
         {{"src/billing/invoice_queries.cpp", "auto sql = \"select id\"\n    \" from billing_invoices\";\n"},
          {"src/billing/invoice_queries.cpp", "auto sql = R\"(\nUPDATE billing_invoices SET number = :number)\";\n"}},
         {{"src/billing/invoice_queries.cpp",
           "auto sql = \"select id from billing_invoices where workspace_id = :workspace\";\n"},
          {"src/billing/invoice_queries.cpp",
           "// Across workspaces: the scheduler looks for work.\nauto sql = \"select id from billing_invoices\";\n"},
          {"src/billing/invoice_queries.cpp", "label(\"Select one from the list\");\n"}}},
        {"sql_is_not_concatenated",
         sql_is_not_concatenated,
         {{"src/crm/deal_queries.cpp", "auto sql = \"select id from crm_deals where name = \" + name;\n"},
          {"src/crm/deal_queries.cpp", "sql += \" join crm_stages s on s.id = stage_id\";\n"}},
         {{"src/crm/deal_queries.cpp", "auto sql = \"select id from crm_deals\"; auto n = 1 + 2;\n"},
          {"src/platform/records/records.cpp", "auto sql = \"select id from crm_deals where \" + rest;\n"}}},
        {"files_are_small",
         files_are_small,
         {{"src/crm/deal.cpp", std::string(501, '\n')}, {"web/src/crm/deal_list.tsx", std::string(501, '\n')}},
         {{"src/crm/deal.cpp", std::string(500, '\n')}, {"web/src/api/generated.ts", std::string(501, '\n')}}},
        {"files_are_named_after_a_thing",
         files_are_named_after_a_thing,
         {{"src/core/utils.hpp", ""}, {"web/src/common/list.tsx", ""}, {"src/crm/deal_helpers.cpp", ""}},
         {{"src/core/database.hpp", ""}, {"src/crm/helpdesk.cpp", ""}}},
        {"headers_are_guarded_and_macros_absent",
         headers_are_guarded_and_macros_absent,
         {{"src/core/id.hpp", "#ifndef ID\n"}, {"src/core/id.cpp", "  #define ID 1\n"}},
         {{"src/core/id.hpp", "#pragma once\n"}}},
        {"unfinished_work_has_an_issue",
         unfinished_work_has_an_issue,
         {{"src/core/id.cpp", "// " + open_work + ": later\n"}, {"web/src/app/shell.tsx", "/* " + open_work + " */\n"}},
         {{"src/core/id.cpp", "// " + open_work + "(#12): later\n"}}},
        {"texts_name_no_machine",
         texts_name_no_machine,
         {{"README.md", "Look in " + home + "dana/farflung.\n"},
          {"web/package-lock.json", "\"resolved\": \"https://registry.example/react\"\n"}},
         {{"README.md", "Look in `~/farflung`, or at /homework/x.\n"}}},
    };
    return all;
}

class HouseRules : public testing::TestWithParam<NamedRule> {};

TEST_P(HouseRules, hold_in_every_source) {
    for (auto const& source : house().sources) {
        for (auto const& fault : GetParam().rule(source, house().order)) ADD_FAILURE() << fault;
    }
}

TEST_P(HouseRules, find_a_planted_breach_and_leave_honest_code_alone) {
    Order const order{"people", "ledger", "billing", "crm"};
    for (auto const& breach : GetParam().breaches) {
        EXPECT_FALSE(GetParam().rule(breach, order).empty()) << "missed in " << breach.path << ":\n" << breach.text;
    }
    for (auto const& honest : GetParam().honest) {
        EXPECT_EQ(GetParam().rule(honest, order), Faults{}) << honest.text;
    }
}

INSTANTIATE_TEST_SUITE_P(House, HouseRules, testing::ValuesIn(rules()),
                         [](auto const& rule) { return std::string(rule.param.name); });

TEST(HouseOrder, is_read_from_the_list_of_modules) {
    EXPECT_EQ(modules_listed_in("#include \"crm/crm.hpp\"\n// billing()\nlist = {people::module(), crm()};\n"),
              (Order{"people", "crm"}));
}

TEST(HouseOrder, holds_every_module_that_has_a_table_of_contents) {
    for (auto const& source : house().sources) {
        if (source.stem() != "module" || source.area() == "platform" || source.area() == "core") continue;
        EXPECT_TRUE(std::ranges::count(house().order, source.area()))
            << source.path << " is not listed in src/modules.cpp";
    }
}

TEST(HouseSources, over_three_hundred_lines_are_named_so_that_they_get_split) {
    for (auto const& source : house().sources) {
        auto const count = lines(source.text).size();
        if (source.is_cpp() && count > 300) std::cout << source.path << " has " << count << " lines\n";
    }
    EXPECT_GT(house().sources.size(), 10U) << "run from the root of the project";
}

}  // namespace
}  // namespace farflung::house
