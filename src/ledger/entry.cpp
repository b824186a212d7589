#include "ledger/entry.hpp"

#include <map>

#include "core/hash.hpp"

namespace farflung::ledger {

namespace {

struct Sums {
    std::int64_t amount = 0;
    std::int64_t base = 0;
};

template <class AnyPosting>
std::map<Currency, Sums> sums_of(std::vector<AnyPosting> const& postings) {
    std::map<Currency, Sums> sums;
    for (auto const& posting : postings) {
        auto& sum = sums[posting.amount.currency];
        sum.amount += posting.amount.minor;
        sum.base += posting.base.minor;
    }
    return sums;
}

}  // namespace

std::string written(Amount amount) { return amount.text() + ' ' + std::string(amount.currency.text()); }

std::vector<NewPosting> postings_to_book(NewEntry const& entry) {
    auto postings = entry.postings;
    std::erase_if(postings, [](NewPosting const& one) { return one.amount.is_zero() && one.base.is_zero(); });
    if (postings.empty() && !entry.postings.empty()) postings.push_back(entry.postings.front());
    return postings;
}

std::vector<NewPosting> clearing_of(std::vector<NewPosting> const& postings) {
    std::vector<NewPosting> clearing;
    if (postings.empty()) return clearing;
    auto const base = postings.front().base.currency;
    for (auto const& [currency, sum] : sums_of(postings)) {
        if (sum.amount == 0 && sum.base == 0) continue;
        clearing.push_back({.account = AccountRole::exchange_clearing,
                            .amount = Amount{-sum.amount, currency},
                            .base = Amount{-sum.base, base}});
    }
    return clearing;
}

bool is_balanced(std::vector<Posting> const& postings) {
    if (postings.empty()) return false;
    for (auto const& posting : postings) {
        if (posting.base.currency != postings.front().base.currency) return false;
    }
    std::int64_t base = 0;
    for (auto const& [currency, sum] : sums_of(postings)) {
        if (sum.amount != 0) return false;
        base += sum.base;
    }
    return base == 0;
}

std::string hash_of(JournalEntry const& entry) {
    std::string text;
    {
        JsonObject object(text);
        object.text("previous_hash", entry.previous_hash);
        object.text("id", entry.id.text());
        object.number("number", entry.number);
        object.text("kind", name_of(entry.kind));
        object.text("posted_on", entry.posted_on.text());
        object.text("text", entry.text);
        write_json(object.member("document_id"), entry.document_id);
        object.number("created_at", entry.created_at.ms);
        write_json(object.member("postings"), entry.postings);
    }
    return sha256_hex(text);
}

}  // namespace farflung::ledger
