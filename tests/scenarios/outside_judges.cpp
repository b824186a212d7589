#include "outside_judges.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <sstream>
#include <vector>

#include "core/decimal.hpp"

namespace farflung {

Said run(std::string const& command) {
    Said said;
    std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");  // NOLINT(cert-env33-c): a fixed command of the test
    if (pipe == nullptr) return {127, {}};
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        said.text.append(buffer.data(), got);
    }
    said.status = pclose(pipe);
    return said;
}

bool is_installed(std::string const& program) { return run("command -v " + program).status == 0; }

void put(Balances& balances, std::string const& code, std::string const& currency, std::string amount) {
    std::erase(amount, ',');
    auto const value = Decimal::parse(amount);
    if (!value) {
        ADD_FAILURE() << amount << " is no amount";
    } else if (!value->is_zero()) {
        balances[{code, currency}] = value->normalised().text();
    }
}

namespace {

std::vector<std::string> cells_of(std::string const& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (char const c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.emplace_back();
        else
            cells.back() += c;
    }
    return cells;
}

/// `"assets:1100 Receivable","EUR","100.00"`, one account and currency a line.
std::map<std::string, Balances> balances_in(std::string const& csv) {
    std::map<std::string, Balances> books;
    std::istringstream lines(csv);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        auto const cells = cells_of(line);
        if (cells.size() != 3) {
            ADD_FAILURE() << line;
            continue;
        }
        auto const& name = cells[0];
        auto const account = name.rfind(':');
        auto const root = name.rfind(':', account - 1);
        auto const book = root == std::string::npos ? std::string() : name.substr(0, root);
        put(books[book], name.substr(account + 1, 4), cells[1], cells[2]);
    }
    return books;
}

}  // namespace

std::map<std::string, Balances> hledger_balances(std::filesystem::path const& journal) {
    auto const said = run("hledger -f '" + journal.string() +
                          "' balance --strict --flat --no-total --layout=bare --output-format=csv");
    EXPECT_EQ(said.status, 0) << said.text;
    return said.status == 0 ? balances_in(said.text) : std::map<std::string, Balances>{};
}

}  // namespace farflung
