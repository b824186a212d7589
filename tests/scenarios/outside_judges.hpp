#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>

#include "ledger/journal_export.hpp"

namespace farflung {

/// What a bookkeeping program of others said about a book.
struct Said {
    int status = 0;
    std::string text;
};
Said run(std::string const& command);
bool is_installed(std::string const& program);

/// Code of an account and currency, and what stands there; where nothing stands is left out.
using Balances = std::map<std::pair<std::string, std::string>, std::string>;
void put(Balances& balances, std::string const& code, std::string const& currency, std::string amount);

Balances trial_balance(Unit const& unit, ledger::ExportMeasure measure);

/// Reads a journal strictly, with its balances asserted. Of several books in it each has its name before its accounts;
/// a book alone has none.
std::map<std::string, Balances> hledger_balances(std::filesystem::path const& journal);
/// Reads every .beancount file of a folder as bean-check does; a book has its file's name.
std::map<std::string, Balances> beancount_balances(std::filesystem::path const& folder);

/// Exported books that wait for hledger and beancount, each of which reads all of them in one start.
class Shelf {
  public:
    explicit Shelf(std::filesystem::path folder) : folder_(std::move(folder)) {}
    static bool has_readers() { return is_installed("hledger") && is_installed("bean-check"); }

    /// The book of the unit's workspace, in amounts and in worths. A name is letters and digits.
    void put(Unit const& unit, std::string const& name);
    /// Both must accept every book and agree with its trial balance to the last digit; then the shelf is empty.
    void have_it_read();

  private:
    std::filesystem::path folder_of(ledger::ExportMeasure measure) const;

    std::filesystem::path folder_;
    std::map<ledger::ExportMeasure, std::map<std::string, Balances>> books_;
};

}  // namespace farflung
