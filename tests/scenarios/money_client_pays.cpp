#include "billing/payment.hpp"
#include "money_client.hpp"

namespace farflung {

namespace {

constexpr int known_packages = 80;

/// The id of a package that another module would have recorded.
Uuid package(int number) { return {{static_cast<std::uint8_t>(number), 0x50}}; }

}  // namespace

std::optional<Deed> MoneyClient::take_other_currency(Book const& book) {
    auto const at = pick(book.paper.sales);
    if (!at) return {};
    auto const& sale = book.paper.sales[*at];
    auto const money = currency();
    if (money == sale.currency) return {};
    auto const settles = any(1, sale.open + 3);  // now and then more than is open
    auto deed = attempt(book, [&, minor = any(1, 9'000'000)](Unit& unit) {
        billing::record_payment(unit,
                                {.party_id = sale.customer,
                                 .amount = Amount{minor, money},
                                 .allocations = {{.invoice_id = sale.id, .amount = Amount{settles, sale.currency}}}});
    });
    deed.write = [=, at = *at, is_done = deed.is_done](Paper& paper) {
        auto& standing = paper.sales[at];
        EXPECT_EQ(is_done, standing.is_issued && settles <= standing.open);
        if (is_done) standing.open -= settles;
    };
    return deed;
}

/// M8: no more goes back than was taken back.
std::optional<Deed> MoneyClient::refund(Book const& book) {
    auto const at = pick(book.paper.notes);
    if (!at) return {};
    auto const& note = book.paper.notes[*at];
    auto const amount = one_in(2) ? std::max<std::int64_t>(note.open, 1) : any(1, note.open + 20);
    auto deed = attempt(book, [&, fee = any(0, 10)](Unit& unit) {
        billing::record_payment(unit, {.direction = PaymentDirection::out,
                                       .party_id = note.customer,
                                       .amount = Amount{amount, note.currency},
                                       .fee = Amount{fee, note.currency},
                                       .allocations = {{.invoice_id = note.id}}});
    });
    deed.write = [=, at = *at, is_done = deed.is_done](Paper& paper) {
        auto& standing = paper.notes[at];
        EXPECT_EQ(is_done, amount <= standing.open) << "a refund of what is owed";
        if (is_done) standing.open -= amount;
    };
    return deed;
}

std::optional<Deed> MoneyClient::use_rest(Book const& book) {
    auto const rest_at = pick(book.paper.rests);
    auto const sale_at = pick(book.paper.sales);
    if (!rest_at || !sale_at) return {};
    auto const& rest = book.paper.rests[*rest_at];
    auto const& sale = book.paper.sales[*sale_at];
    if (rest.currency != sale.currency) return {};
    auto deed = attempt(
        book, [&](Unit& unit) { billing::allocate(unit, rest.id, {.allocations = {{.invoice_id = sale.id}}}); });
    deed.write = [=, rest_at = *rest_at, sale_at = *sale_at, is_done = deed.is_done](Paper& paper) {
        auto& left = paper.rests[rest_at];
        auto& standing = paper.sales[sale_at];
        auto const settles = std::min(left.left, standing.open);
        EXPECT_EQ(is_done, standing.is_issued && settles > 0 && standing.customer == left.customer);
        if (!is_done) return;
        left.left -= settles;
        standing.open -= settles;
    };
    return deed;
}

/// Half of the bills are for a package, and each package is billed once.
std::optional<Deed> MoneyClient::buy(Book const& book) {
    auto const money = currency();
    auto const billed = one_in(2) ? static_cast<int>(any(1, known_packages)) : 0;
    Paper::Purchase purchase{.id = {}, .currency = money, .partner = one_of(book.partners)};
    billing::NewBill request{.partner_id = purchase.partner,
                             .currency = money,
                             .billed_on = book.today,
                             .lines = {{.description = "Part",
                                        .quantity = Decimal::of(any(1, 900), 1),
                                        .price = price(money),
                                        .project_id = project(),
                                        .customer_id = one_of(book.customers)}}};
    if (billed != 0) {
        request.source_kind = "work_package";
        request.source_id = package(billed);
    }
    auto deed = attempt(book, [&](Unit& unit) {
        purchase.id = billing::make_bill(unit, request);
        purchase.open = purchase.total = unit.get(purchase.id).open.minor;
        purchase.package = billed;
    });
    deed.write = [=, is_done = deed.is_done](Paper& paper) {
        EXPECT_EQ(is_done, !paper.billed_packages.contains(billed)) << "each package has one bill";
        if (!is_done) return;
        if (billed != 0) paper.billed_packages.insert(billed);
        paper.purchases.push_back(purchase);
    };
    return deed;
}

std::optional<Deed> MoneyClient::pay_out(Book const& book) {
    auto const at = pick(book.paper.purchases);
    if (!at) return {};
    auto const& purchase = book.paper.purchases[*at];
    auto const settles = one_in(2) ? purchase.open : any(1, purchase.open + 20);
    auto const money = one_in(3) ? currency() : purchase.currency;
    billing::PayBill const request{.paid_on = {},
                                   .amount = Amount{money == purchase.currency ? settles : any(1, 9'000'000), money},
                                   .settles = Amount{settles, purchase.currency},
                                   .fee = Amount{any(0, 40), money},
                                   .reference = {}};
    auto deed = attempt(book, [&](Unit& unit) { billing::pay(unit, purchase.id, request); });
    deed.write = [=, at = *at, is_done = deed.is_done](Paper& paper) {
        auto& standing = paper.purchases[at];
        EXPECT_EQ(is_done, settles > 0 && settles <= standing.open) << "a payout of what is open";
        if (is_done) standing.open -= settles;
    };
    return deed;
}

/// Wages, rent and such, some of them of days gone by, which may be closed (M10).
std::optional<Deed> MoneyClient::post_by_hand(Book const& book) {
    auto const day = book.today.plus_days(-static_cast<int>(any(0, 4)));
    auto const amount = Amount{any(1, 5'000'000), book.base};
    std::vector<AccountRole> const roles{AccountRole::bank, AccountRole::sales, AccountRole::outsourcing_cost,
                                         AccountRole::bank_fees, AccountRole::opening_balance};
    auto const side = [&](AccountRole role, Amount worth) {
        return ledger::ManualPosting{ledger::account_of(book.workspace, role), worth, {}, {}};
    };
    ledger::RecordEntry const request{
        .posted_on = day, .text = "By hand", .postings = {side(one_of(roles), amount), side(one_of(roles), -amount)}};
    JournalEntryId id;
    auto deed = attempt(book, [&](Unit& unit) { id = ledger::record_entry(unit, request).id; });
    deed.write = [=, is_done = deed.is_done](Paper& paper) {
        EXPECT_EQ(is_done, !paper.is_closed(day)) << "an entry on " << day.text();
        if (is_done) paper.by_hand.push_back({id});
    };
    return deed;
}

std::optional<Deed> MoneyClient::reverse_by_hand(Book const& book) {
    auto const at = pick(book.paper.by_hand);
    if (!at) return {};
    auto deed = attempt(book, [&, id = book.paper.by_hand[*at].id](Unit& unit) {
        ledger::reverse_entry(unit, id, {.on = {}, .reason = "Wrong"});
    });
    deed.write = [at = *at, is_done = deed.is_done](Paper& paper) {
        auto& entry = paper.by_hand[at];
        EXPECT_EQ(is_done, !entry.is_reversed) << "an entry is taken back once";
        entry.is_reversed = true;
    };
    return deed;
}

std::optional<Deed> MoneyClient::close_or_open(Book const& book) {
    auto const day = book.today.plus_days(-static_cast<int>(any(1, 5)));
    if (one_in(2)) {
        auto deed = attempt(book, [&](Unit& unit) { ledger::lock_period(unit, {.through = day, .reason = "Done"}); });
        deed.write = [=, is_done = deed.is_done](Paper& paper) {
            EXPECT_EQ(is_done, !paper.is_closed(day)) << "closing up to " << day.text();
            if (is_done) paper.closed_through = day;
        };
        return deed;
    }
    auto deed = attempt(book, [&](Unit& unit) { ledger::unlock_period(unit, {.through = {}, .reason = "Again"}); });
    deed.write = [is_done = deed.is_done](Paper& paper) {
        EXPECT_EQ(is_done, paper.closed_through.has_value()) << "opening what is closed";
        paper.closed_through.reset();
    };
    return deed;
}

std::optional<Deed> MoneyClient::revalue(Book const& book) {
    auto const day = book.today.plus_days(-1);
    bool has_booked = false;
    auto deed =
        attempt(book, [&](Unit& unit) { has_booked = ledger::revalue(unit, {.on = day}).entry_id.has_value(); });
    deed.write = [=, is_done = deed.is_done](Paper& paper) {
        EXPECT_TRUE(is_done || paper.is_closed(day)) << "open days are revalued";
        EXPECT_FALSE(has_booked && is_done && paper.is_closed(day)) << "a closed day was revalued";
    };
    return deed;
}

}  // namespace farflung
