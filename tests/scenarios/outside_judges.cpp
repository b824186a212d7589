#include "outside_judges.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
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

std::map<std::string, Balances> beancount_balances(std::filesystem::path const& folder) {
    // Half of a start of bean-check is Python's, so one start reads all of them.
    constexpr auto reader = R"(
import collections, pathlib, sys
from beancount import loader
from beancount.core import data
from beancount.ops import validation
print("account,commodity,balance")
for file in sorted(pathlib.Path(sys.argv[1]).glob("*.beancount")):
    entries, errors, _ = loader.load_file(
        str(file), log_errors=sys.stdout, extra_validations=validation.HARDCORE_VALIDATIONS)
    if errors:
        sys.exit(1)
    sums = collections.Counter()
    for entry in data.filter_txns(entries):
        for posting in entry.postings:
            sums[posting.account, posting.units.currency] += posting.units.number
    for (account, currency), number in sums.items():
        print(f'"{file.stem}:{account}","{currency}","{number:f}"')
)";
    auto const program = folder / "read.py";
    std::ofstream(program) << reader;
    // Debian's, whose beancount it is; another Python may come first in the path.
    auto const said = run("/usr/bin/python3 '" + program.string() + "' '" + folder.string() + "'");
    EXPECT_EQ(said.status, 0) << said.text;
    return said.status == 0 ? balances_in(said.text) : std::map<std::string, Balances>{};
}

Balances trial_balance(Unit const& unit, ledger::ExportMeasure measure) {
    std::map<std::pair<std::string, Currency>, Amount> sums;
    auto const balance = ledger::trial_balance(unit, {});
    for (auto const& row : balance.items) {
        auto const& amount = measure == ledger::ExportMeasure::own ? row.amount : row.base;
        sums.try_emplace({row.code, amount.currency}, Amount{0, amount.currency}).first->second += amount;
    }
    Balances balances;
    for (auto const& [of, sum] : sums) put(balances, of.first, std::string(of.second.text()), sum.text());
    return balances;
}

std::filesystem::path Shelf::folder_of(ledger::ExportMeasure measure) const {
    return folder_ / std::string(name_of(measure));
}

void Shelf::put(Unit const& unit, std::string const& name) {
    for (auto const measure : {ledger::ExportMeasure::own, ledger::ExportMeasure::base}) {
        auto const folder = folder_of(measure);
        std::filesystem::create_directories(folder);
        for (auto const* form : {"hledger", "beancount"}) {
            std::ofstream(folder / (name + "." + form), std::ios::binary)
                << ledger::export_journal(unit, form, {.measure = measure, .to = {}}).bytes;
        }
        std::ofstream(folder / "all.journal", std::ios::app)
            << "apply account " << name << "\ninclude " << name << ".hledger\nend apply account\n";
        books_[measure][name] = trial_balance(unit, measure);
    }
}

namespace {

void expect_agreement(std::string const& reader, std::map<std::string, Balances> read,
                      std::map<std::string, Balances> const& ours) {
    EXPECT_EQ(read.size(), ours.size()) << reader;
    for (auto const& [name, balances] : ours) EXPECT_EQ(read[name], balances) << reader << " on " << name;
}

}  // namespace

void Shelf::have_it_read() {
    for (auto const& [measure, books] : books_) {
        auto const folder = folder_of(measure);
        if (is_installed("hledger")) expect_agreement("hledger", hledger_balances(folder / "all.journal"), books);
        if (is_installed("bean-check")) expect_agreement("beancount", beancount_balances(folder), books);
        std::filesystem::remove_all(folder);
    }
    books_.clear();
}

}  // namespace farflung
