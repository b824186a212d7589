#include "ledger/journal_export.hpp"
#include "ledger/reports.hpp"

namespace farflung::ledger {

std::vector<BookFile> book_files(Unit const& unit, std::optional<Date> from, std::optional<Date> to) {
    std::vector<BookFile> files;
    for (auto const* form : {"csv", "hledger", "ledger", "beancount"}) {
        auto made = export_journal(unit, form, {.measure = ExportMeasure::own, .to = to});
        files.push_back({std::move(made.filename), std::move(made.bytes)});
    }
    for (auto const* report : {"trial_balance", "profit_and_loss", "balance_sheet", "cash_flow"}) {
        for (auto const* form : {"csv", "xlsx"}) {
            auto made = ledger_report(unit, report, form, {.from = from, .to = to});
            files.push_back({std::string(report) + '.' + form, std::move(made.bytes)});
        }
    }
    return files;
}

}  // namespace farflung::ledger
