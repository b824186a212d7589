#include "ledger/opening.hpp"

#include <set>

namespace farflung::ledger {

namespace {

void check(OpenBooks const& request, LedgerAccountId closing) {
    Problems problems;
    std::set<std::pair<LedgerAccountId, Currency>> seen;
    for (std::size_t i = 0; i < request.balances.size(); ++i) {
        auto const& balance = request.balances[i];
        auto const path = "balances/" + std::to_string(i);
        if (balance.amount.is_zero()) problems.add(path + "/amount", "is_zero");
        if (balance.account_id == closing) problems.add(path + "/account_id", "opening.closing_account");
        if (!seen.insert({balance.account_id, balance.amount.currency}).second) {
            problems.add(path + "/account_id", "opening.twice");
        }
    }
    problems.refuse_if_any();
}

}  // namespace

RecordEntry entry_for(OpenBooks const& request, LedgerAccountId closing, Currency base, std::string const& text,
                      std::function<DatedRate(Currency)> const& rate_of) {
    check(request, closing);
    RecordEntry entry{.posted_on = request.on, .text = text, .postings = {}};
    Amount sum{0, base};
    for (auto const& balance : request.balances) {
        bool const is_foreign = balance.amount.currency != base;
        auto const worth = balance.base ? *balance.base
                           : is_foreign ? to_base(balance.amount, rate_of(balance.amount.currency), base)
                                        : balance.amount;
        if (worth.currency == base) sum += worth;
        entry.postings.push_back({balance.account_id, balance.amount, worth, {}});
    }
    if (!sum.is_zero()) entry.postings.push_back({closing, -sum, -sum, {}});
    return entry;
}

}  // namespace farflung::ledger
