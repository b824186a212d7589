#include "ledger/chart.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace farflung::ledger {
namespace {

constexpr ChartName charts[] = {ChartName::generic, ChartName::au, ChartName::uk, ChartName::de_skr04, ChartName::mt};

TEST(Charts, have_each_role_once_of_one_kind_and_each_code_once) {
    std::map<AccountRole, AccountKind> kinds;
    for (auto const& line : lines_of(ChartName::generic)) kinds.emplace(line.role, line.kind);
    auto const roles = static_cast<std::size_t>(AccountRole::other);
    for (auto const chart : charts) {
        SCOPED_TRACE(name_of(chart));
        std::set<AccountRole> seen;
        std::set<std::string> codes;
        for (auto const& line : lines_of(chart)) {
            EXPECT_TRUE(codes.insert(line.code).second) << line.code;
            EXPECT_FALSE(line.code.empty() || line.code.size() > 18 || line.name.empty()) << line.code;
            if (line.role == AccountRole::other) continue;
            EXPECT_TRUE(seen.insert(line.role).second) << name_of(line.role);
            EXPECT_EQ(line.kind, kinds.at(line.role)) << name_of(line.role);
        }
        EXPECT_EQ(seen.size(), roles);
        EXPECT_GT(codes.size(), roles + 15) << "rent, wages and the like are there too";
    }
}

TEST(Charts, are_refused_with_the_line_that_is_none) {
    EXPECT_EQ(read_chart("code,name,kind,role\n1000,Bank,asset,bank\n").size(), 1U);
    for (auto const* wrong : {"1000,Bank,asset", "1000,Bank,riches,bank", "1000,Bank,asset,pocket"}) {
        EXPECT_THROW(read_chart("code,name,kind,role\n" + std::string(wrong) + "\n"), std::invalid_argument) << wrong;
    }
}

TEST(Charts, are_suggested_by_country) {
    EXPECT_EQ(chart_of_country("DE"), ChartName::de_skr04);
    EXPECT_EQ(chart_of_country("MT"), ChartName::mt);
    EXPECT_EQ(chart_of_country("PH"), ChartName::generic);
}

}  // namespace
}  // namespace farflung::ledger
