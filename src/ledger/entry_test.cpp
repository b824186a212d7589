#include "ledger/entry.hpp"

#include <gtest/gtest.h>

namespace farflung::ledger {
namespace {

Currency const eur = *Currency::parse("EUR");
Currency const aud = *Currency::parse("AUD");

NewPosting posting(AccountRole role, std::int64_t minor, Currency currency, std::int64_t base) {
    return {.account = role, .amount = {minor, currency}, .base = {base, aud}};
}

Posting stored(NewPosting const& wanted) {
    Posting one;
    one.amount = wanted.amount;
    one.base = wanted.base;
    return one;
}

TEST(LedgerEntry, one_currency_that_sums_to_zero_needs_no_clearing) {
    EXPECT_TRUE(
        clearing_of({posting(AccountRole::bank, 100, eur, 160), posting(AccountRole::sales, -100, eur, -160)}).empty());
}

TEST(LedgerEntry, currencies_that_meet_each_sum_to_zero_through_clearing) {
    std::vector<NewPosting> wanted{posting(AccountRole::bank, 10000, eur, 17000),
                                   posting(AccountRole::receivable, -10000, eur, -16000),
                                   posting(AccountRole::exchange_difference, -1000, aud, -1000)};
    auto const clearing = clearing_of(wanted);
    ASSERT_EQ(clearing.size(), 2U);
    wanted.insert(wanted.end(), clearing.begin(), clearing.end());
    std::int64_t aud_sum = 0;
    std::int64_t clearing_base = 0;
    for (auto const& one : wanted) {
        if (one.amount.currency == aud) aud_sum += one.amount.minor;
        if (one.account == AccountRole::exchange_clearing) clearing_base += one.base.minor;
    }
    EXPECT_EQ(aud_sum, 0);
    EXPECT_EQ(clearing_base, 0);
    std::vector<Posting> all;
    for (auto const& one : wanted) all.push_back(stored(one));
    EXPECT_TRUE(is_balanced(all));
}

TEST(LedgerEntry, an_entry_that_does_not_sum_to_zero_is_not_balanced) {
    EXPECT_FALSE(is_balanced({}));
    EXPECT_FALSE(is_balanced({stored(posting(AccountRole::bank, 100, eur, 160))}));
    EXPECT_FALSE(is_balanced(
        {stored(posting(AccountRole::bank, 100, eur, 160)), stored(posting(AccountRole::sales, -100, eur, -159))}));
    EXPECT_FALSE(is_balanced(
        {stored(posting(AccountRole::bank, 100, eur, 160)), stored(posting(AccountRole::sales, -160, aud, -160))}));
}

TEST(LedgerEntry, its_hash_covers_content_and_the_hash_before) {
    JournalEntry entry;
    entry.number = 1;
    entry.previous_hash = first_hash;
    entry.postings = {stored(posting(AccountRole::bank, 100, eur, 160)),
                      stored(posting(AccountRole::sales, -100, eur, -160))};
    auto const hash = hash_of(entry);
    auto other = entry;
    other.previous_hash = hash;
    EXPECT_NE(hash_of(other), hash);
    other = entry;
    other.postings[0].memo = "x";
    EXPECT_NE(hash_of(other), hash);
    EXPECT_EQ(hash_of(entry), hash);
}

}  // namespace
}  // namespace farflung::ledger
