#include "ledger/journal_export.hpp"

#include <utility>

namespace farflung::ledger {

Amount shown(Book const& book, PostingRow const& posting) {
    return book.measure == ExportMeasure::own ? posting.amount : posting.base;
}

std::vector<MonthEnd> month_ends(Book const& book) {
    std::vector<MonthEnd> ends;
    std::map<std::pair<LedgerAccountId, Currency>, std::int64_t> balances;
    auto const close = [&](Date on) {
        for (auto const& [of, minor] : balances) ends.push_back({on, of.first, Amount{minor, of.second}});
    };
    for (std::size_t i = 0; i < book.postings.size(); ++i) {
        auto const& posting = book.postings[i];
        auto const month = posting.posted_on.last_of_month();
        if (i > 0 && book.postings[i - 1].posted_on.last_of_month() != month) {
            close(book.postings[i - 1].posted_on.last_of_month());
        }
        auto const amount = shown(book, posting);
        if (!amount.is_zero()) balances[{posting.account_id, amount.currency}] += amount.minor;
    }
    if (!book.postings.empty()) close(book.postings.back().posted_on.last_of_month());
    return ends;
}

}  // namespace farflung::ledger
