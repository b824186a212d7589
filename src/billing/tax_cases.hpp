#pragma once

#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "billing/tax.hpp"
#include "core/text.hpp"

/// Cases of tax law as a table in text: the first line names the columns, each other one is a case. A place is a
/// country, with a region or a postcode behind it where that matters: `CA-ON`, `ES:35001`.
namespace farflung::billing {

using TaxCase = std::map<std::string, std::string>;

inline std::vector<std::string> cells_of(std::string const& line) {
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, '|');) cells.emplace_back(trim(cell));
    if (trim(line).ends_with('|')) cells.emplace_back();
    return cells;
}

inline std::vector<TaxCase> tax_cases(std::string const& table) {
    std::vector<TaxCase> cases;
    std::vector<std::string> columns;
    std::istringstream lines(table);
    for (std::string line; std::getline(lines, line);) {
        if (trim(line).empty()) continue;
        auto const cells = cells_of(line);
        if (columns.empty()) {
            columns = cells;
            continue;
        }
        EXPECT_EQ(cells.size(), columns.size()) << line;
        TaxCase one{{"line", line}};
        for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i) one[columns[i]] = cells[i];
        cases.push_back(one);
    }
    return cases;
}

inline TaxPlace place_in(std::string const& text) {
    TaxPlace place;
    place.country = text.substr(0, 2);
    if (text.size() > 3 && text[2] == '-') place.region = text.substr(3);
    if (text.size() > 3 && text[2] == ':') place.postcode = text.substr(3);
    return place;
}

inline TaxDecision decide_case(TaxCase const& one) {
    auto const cell = [&](char const* name) { return one.contains(name) ? one.at(name) : std::string(); };
    auto const seller_is = [&](char const* word) { return cell("seller_is").find(word) != std::string::npos; };
    TaxQuestion question;
    question.seller = {place_in(cell("seller")), seller_is("small"), seller_is("oss"), seller_is("over")};
    question.buyer.place = place_in(cell("buyer"));
    question.buyer.kind = value_of<BuyerKind>(cell("kind")).value_or(BuyerKind::unknown);
    question.buyer.tax_number = cell("number");
    question.buyer.tax_number_state = value_of<TaxNumberState>(cell("state")).value_or(TaxNumberState::unchecked);
    if (!cell("place").empty()) question.place = place_in(cell("place"));
    question.supply = value_of<SupplyKind>(cell("supply")).value_or(SupplyKind::services);
    question.level = value_of<TaxLevel>(cell("level")).value_or(TaxLevel::standard);
    question.domestic_reverse_charge = seller_is("reverse");
    question.on = Date::parse(cell("on").empty() ? "2026-11-09" : cell("on")).value();
    return decide_tax(question);
}

/// Compares what the columns `treatment`, `category`, `rate`, `code`, `article` and `asks` say; the last two are looked
/// for within the answer's.
inline void expect_case(TaxCase const& one) {
    auto const decision = decide_case(one);
    auto const says = [&](char const* name) { return one.contains(name) ? one.at(name) : std::string(); };
    EXPECT_EQ(name_of(decision.treatment), says("treatment")) << says("line");
    EXPECT_EQ(name_of(decision.category), says("category")) << says("line");
    EXPECT_EQ(decision.rate.text(), says("rate")) << says("line");
    EXPECT_NE(decision.article.find(says("article")), std::string::npos) << decision.article << says("line");
    if (one.contains("code")) {
        EXPECT_EQ(decision.code, says("code")) << says("line");
    }
    if (one.contains("asks")) {
        EXPECT_EQ(decision.question.empty(), says("asks").empty()) << decision.question << says("line");
        EXPECT_NE(decision.question.find(says("asks")), std::string::npos) << decision.question << says("line");
    }
}

}  // namespace farflung::billing
