#include "ledger/manual_entry.hpp"

namespace farflung::ledger {

namespace {

void check(RecordEntry const& request, Currency base) {
    Problems problems;
    if (request.postings.size() < 2) problems.add("postings", "entry.two_postings");
    for (std::size_t i = 0; i < request.postings.size(); ++i) {
        auto const& posting = request.postings[i];
        auto const path = "postings/" + std::to_string(i);
        if (posting.amount.is_zero()) problems.add(path + "/amount", "is_zero");
        if (!posting.base) continue;
        if (posting.base->currency != base) {
            problems.add(path + "/base", "entry.other_base", {{"base", std::string(base.text())}});
        } else if (posting.amount.currency == base && *posting.base != posting.amount) {
            problems.add(path + "/base", "entry.base_differs");
        } else if (posting.base->is_negative() != posting.amount.is_negative() && !posting.base->is_zero()) {
            problems.add(path + "/base", "entry.other_sign");
        }
    }
    problems.refuse_if_any();
}

}  // namespace

bool takes_manual_postings(AccountRole role) {
    switch (role) {
        case AccountRole::receivable:
        case AccountRole::payable:
        case AccountRole::customer_credit:
        case AccountRole::exchange_clearing:
        case AccountRole::revaluation:
            return false;
        default:
            return true;
    }
}

std::vector<NewPosting> worths_of(RecordEntry const& request, Currency base,
                                  std::function<DatedRate(Currency)> const& rate_of) {
    check(request, base);
    std::vector<NewPosting> postings;
    Amount sum{0, base};
    std::optional<std::size_t> last_converted;
    std::int64_t converted = 0;
    for (auto const& wanted : request.postings) {
        bool const is_foreign = wanted.amount.currency != base;
        auto const worth = wanted.base  ? *wanted.base
                           : is_foreign ? to_base(wanted.amount, rate_of(wanted.amount.currency), base)
                                        : wanted.amount;
        if (is_foreign && !wanted.base) {
            last_converted = postings.size();
            ++converted;
        }
        sum += worth;
        postings.push_back({.account = AccountRole::other,
                            .amount = wanted.amount,
                            .base = worth,
                            .memo = wanted.memo,
                            .account_id = wanted.account_id});
    }
    // Each conversion rounds by half a unit at most.
    if (last_converted && sum.minor <= converted && -sum.minor <= converted) {
        postings[*last_converted].base -= sum;
        sum = {0, base};
    }
    if (!sum.is_zero()) {
        throw Refusal(No::invalid, "entry.not_balanced", "postings", {{"difference", written(sum)}});
    }
    return postings;
}

bool is_by_hand(JournalEntry const& entry) {
    return entry.kind == EntryKind::manual || entry.kind == EntryKind::opening;
}

NewEntry reversal_of(JournalEntry const& entry, Date on, std::string const& text) {
    NewEntry reversal{.kind = EntryKind::manual,
                      .on = on,
                      .text = text,
                      .document_id = entry.id.value,
                      .base_currency = entry.postings.front().base.currency};
    for (auto const& posting : entry.postings) {
        reversal.postings.push_back({.account = AccountRole::other,
                                     .amount = -posting.amount,
                                     .base = -posting.base,
                                     .about = {.party_id = posting.party_id,
                                               .customer_id = posting.customer_id,
                                               .partner_id = posting.partner_id,
                                               .project_id = posting.project_id,
                                               .package_id = posting.package_id},
                                     .memo = posting.memo,
                                     .account_id = posting.account_id});
    }
    return reversal;
}

}  // namespace farflung::ledger
