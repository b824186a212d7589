#include "billing/bill_credit.hpp"
#include "billing/payment.hpp"
#include "money_client.hpp"

namespace farflung {

/// What a partner takes off a bill: half of it or all.
std::optional<Deed> MoneyClient::credit_purchase(Book const& book) {
    auto const at = pick(book.paper.purchases);
    if (!at) return {};
    auto const id = book.paper.purchases[*at].id;
    bool const is_whole = one_in(2);
    Paper::TakenOff note{.id = {}, .currency = book.paper.purchases[*at].currency};
    std::int64_t total = 0;
    auto deed = attempt(book, [&](Unit& unit) {
        billing::CreditBill request;
        auto const half = divide(unit.get(id).lines.front().quantity, Decimal(2), 4, Rounding::down);
        if (!is_whole) request.lines.push_back({0, half, {}});
        auto const made = billing::credit_bill(unit, id, request);
        note.id = made.id;
        total = made.total.minor;
    });
    deed.write = [=, at = *at, is_done = deed.is_done](Paper& paper) mutable {
        auto& standing = paper.purchases[at];
        if (is_whole) {
            EXPECT_EQ(is_done, standing.credited == 0) << "all of a bill is taken back once";
        }
        if (!is_done) return;
        standing.credited += total;
        EXPECT_LE(standing.credited, standing.total);
        auto const applied = std::min(standing.open, total);
        standing.open -= applied;
        note.open = total - applied;
        paper.taken_off.push_back(note);
        // The package may be billed anew.
        if (standing.credited == standing.total && standing.package != 0) paper.billed_packages.erase(standing.package);
    };
    return deed;
}

/// No more comes back than was taken off what was paid.
std::optional<Deed> MoneyClient::take_back(Book const& book) {
    auto const at = pick(book.paper.taken_off);
    if (!at) return {};
    auto const& note = book.paper.taken_off[*at];
    auto const amount = one_in(2) ? std::max<std::int64_t>(note.open, 1) : any(1, note.open + 20);
    billing::PayBill const request{.paid_on = {},
                                   .amount = Amount{amount, note.currency},
                                   .settles = {},
                                   .fee = Amount{any(0, std::min<std::int64_t>(amount, 10)), note.currency},
                                   .reference = {}};
    auto deed = attempt(book, [&](Unit& unit) { billing::pay(unit, note.id, request); });
    deed.write = [=, at = *at, is_done = deed.is_done](Paper& paper) {
        auto& standing = paper.taken_off[at];
        EXPECT_EQ(is_done, amount <= standing.open) << "what partners owe comes back";
        if (is_done) standing.open -= amount;
    };
    return deed;
}

}  // namespace farflung
