#include "bank/booking.hpp"
#include "bank/payout_run.hpp"
#include "money_client.hpp"
#include "people/party.hpp"

namespace farflung {

namespace {

/// One of two who have to look at a changed account both.
Unit as_person(Unit& unit, int number) {
    return unit.as({.kind = ActorKind::member,
                    .keys = key::finance | key::member,
                    .workspace = unit.workspace(),
                    .account = AccountId{Uuid{{static_cast<std::uint8_t>(number), 0x70}}},
                    .name = "Person"});
}

bool is_payable(Paper const& paper, Paper::RunLine const& line) {
    auto const& payee = paper.payees.at(paper.purchases[line.document].partner);
    return line.amount <= paper.purchases[line.document].open && line.account == payee.account && payee.changed_by == 0;
}

void pay_on_paper(Paper& paper, Paper::RunOf<PayoutRun>& run, Paper::RunLine& line) {
    paper.purchases[line.document].open -= line.amount;
    run.note(line);
}

/// The day that a run is paid on when nobody says one.
Date day_of(Paper::RunOf<PayoutRun> const& run, Date today) { return std::min(run.on, today); }

}  // namespace

std::optional<Deed> MoneyClient::move_account(Book const& book) {
    if (!one_in(10)) return {};
    auto const id = one_of(book.partners);
    auto const who = static_cast<int>(any(1, 2));
    auto const account = std::to_string(any(1, 1'000'000'000));
    auto deed = attempt(book, [&](Unit& unit) {
        auto own = as_person(unit, who);
        auto partner = own.get(id);
        partner.bank_account = account;
        complete(own, partner);
        own.save(partner);
    });
    EXPECT_TRUE(deed.is_done);
    deed.write = [=](Paper& paper) { paper.payees.at(id) = {account, who}; };
    return deed;
}

/// M13: a change takes a second person.
std::optional<Deed> MoneyClient::confirm_account(Book const& book) {
    auto const id = one_of(book.partners);
    auto const who = static_cast<int>(any(1, 2));
    auto deed = attempt(book, [&](Unit& unit) {
        auto own = as_person(unit, who);
        people::confirm_account(own, id);
    });
    deed.write = [=, is_done = deed.is_done](Paper& paper) {
        auto& payee = paper.payees.at(id);
        EXPECT_EQ(is_done, payee.changed_by != 0 && payee.changed_by != who) << "a second person's look";
        if (is_done) payee.changed_by = 0;
    };
    return deed;
}

std::optional<Deed> MoneyClient::start_payouts(Book const& book) {
    if (book.paper.purchases.empty()) return {};
    std::map<std::size_t, std::optional<std::int64_t>> wanted;
    for (auto lines = any(1, 4); lines > 0; --lines) {
        auto const at = *pick(book.paper.purchases);
        auto const open = book.paper.purchases[at].open;
        wanted[at] = one_in(2) ? std::nullopt : std::optional(any(1, open + 5));
    }
    bank::StartPayoutRun request{
        .bank_account_id = book.banks.at(one_in(3) ? "AUD" : "EUR").account, .pay_on = {}, .lines = {}};
    for (auto const& [at, minor] : wanted) {
        auto const& purchase = book.paper.purchases[at];
        auto const amount = minor ? std::optional(Amount{*minor, purchase.currency}) : std::nullopt;
        request.lines.push_back({purchase.id, amount, {}});
    }
    PayoutRun made;
    auto deed = attempt(book, [&](Unit& unit) { made = bank::start_payout_run(unit, request); });
    deed.write = [=, is_done = deed.is_done](Paper& paper) {
        Paper::RunOf<PayoutRun> run{.id = made.id, .on = made.pay_on, .lines = {}};
        bool fits = true;
        for (auto const& [at, minor] : wanted) {
            auto const& purchase = paper.purchases[at];
            auto const amount = minor.value_or(purchase.open);
            fits = fits && amount > 0 && amount <= purchase.open && !Paper::is_held(paper.payouts, at);
            run.lines.push_back(
                {.document = at, .amount = amount, .account = paper.payees.at(purchase.partner).account});
        }
        EXPECT_EQ(is_done, fits) << "a run of what is open and in no other run";
        if (!is_done) return;
        for (std::size_t i = 0; i < run.lines.size(); ++i) EXPECT_EQ(made.lines[i].bank_account, run.lines[i].account);
        paper.payouts.push_back(run);
    };
    return deed;
}

std::optional<Deed> MoneyClient::approve_payouts(Book const& book) {
    auto const at = pick_run(book.paper.payouts, RunState::draft);
    if (!at) return {};
    auto deed = attempt(book, [&, id = book.paper.payouts[*at].id](Unit& unit) { bank::approve_payout_run(unit, id); });
    deed.write = [at = *at, today = book.today, is_done = deed.is_done](Paper& paper) {
        auto& run = paper.payouts[at];
        bool const fits = run.state == RunState::draft &&
                          std::ranges::all_of(run.lines, [&](auto const& line) { return is_payable(paper, line); });
        EXPECT_EQ(is_done, fits) << "what is open is approved, to accounts that two looked at";
        if (!is_done) return;
        run.state = RunState::approved;
        run.on = std::max(run.on, today);
    };
    return deed;
}

std::optional<Deed> MoneyClient::take_back_payouts(Book const& book) {
    if (!one_in(3)) return {};
    auto const at = pick_run(book.paper.payouts, RunState::approved);
    if (!at) return {};
    auto deed = attempt(book, [&, id = book.paper.payouts[*at].id](Unit& unit) { bank::cancel_payout_run(unit, id); });
    deed.write = [at = *at, is_done = deed.is_done](Paper& paper) {
        auto& run = paper.payouts[at];
        EXPECT_EQ(is_done, run.is_live()) << "a run under way is taken back";
        if (is_done) run.take_back();
    };
    return deed;
}

std::optional<Deed> MoneyClient::book_payouts(Book const& book) {
    auto const at = pick_run(book.paper.payouts, RunState::approved);
    if (!at) return {};
    auto const paid_on = one_in(2) ? std::optional(book.today) : std::nullopt;
    auto deed = attempt(book, [&, id = book.paper.payouts[*at].id](Unit& unit) {
        bank::book_payout_run(unit, id, {.paid_on = paid_on, .lines = {}});
    });
    deed.write = [=, at = *at, today = book.today, is_done = deed.is_done](Paper& paper) {
        auto& run = paper.payouts[at];
        bool const is_open = std::ranges::all_of(run.lines, [&](auto const& line) {
            return line.is_paid || line.amount <= paper.purchases[line.document].open;
        });
        auto const day = paid_on.value_or(day_of(run, today));
        EXPECT_EQ(is_done, run.state == RunState::approved && is_open && !paper.is_closed(day)) << "a run is paid once";
        if (!is_done) return;
        for (auto& line : run.lines) {
            if (!line.is_paid) pay_on_paper(paper, run, line);
        }
    };
    return deed;
}

/// With the bank's fee, and now and then in another currency, of which only our bank knows how much it took.
std::optional<Deed> MoneyClient::book_one_payout(Book const& book) {
    auto const at = pick_run(book.paper.payouts, RunState::approved);
    if (!at) return {};
    auto const& run = book.paper.payouts[*at];
    auto const place = static_cast<std::size_t>(any(0, std::ssize(run.lines) - 1));
    auto const& purchase = book.paper.purchases[run.lines[place].document];
    auto const money = one_in(3) ? currency() : purchase.currency;
    bank::PaidLine paid{.bill_id = purchase.id, .amount = {}, .fee = Amount{any(0, 40), money}};
    if (money != purchase.currency) paid.amount = Amount{any(1, 9'000'000), money};
    auto deed =
        attempt(book, [&](Unit& unit) { bank::book_payout_run(unit, run.id, {.paid_on = {}, .lines = {paid}}); });
    deed.write = [=, at = *at, today = book.today, is_done = deed.is_done](Paper& paper) {
        auto& standing = paper.payouts[at];
        auto& line = standing.lines[place];
        bool const fits = standing.state == RunState::approved && !line.is_paid &&
                          line.amount <= paper.purchases[line.document].open &&
                          !paper.is_closed(day_of(standing, today));
        EXPECT_EQ(is_done, fits) << "a line is paid once";
        if (is_done) pay_on_paper(paper, standing, line);
    };
    return deed;
}

namespace {

/// Of a run, the first line and those that go to the same partner in the same currency: the bank may pay them at once.
std::vector<Paper::RunLine> paid_together(Paper const& paper, Paper::RunOf<PayoutRun> const& run) {
    std::vector<Paper::RunLine> lines;
    auto const& first = paper.purchases[run.lines.front().document];
    for (auto const& line : run.lines) {
        auto const& purchase = paper.purchases[line.document];
        if (purchase.partner == first.partner && purchase.currency == first.currency) lines.push_back(line);
    }
    return lines;
}

}  // namespace

/// A movement at the bank closes the lines that it pays whole; of any other it is a payment like another.
std::optional<Deed> MoneyClient::bank_tells_of_payouts(Book const& book) {
    auto const at = pick_run(book.paper.payouts, RunState::approved);
    if (!at) return {};
    auto lines = paid_together(book.paper, book.paper.payouts[*at]);
    auto const& first = book.paper.purchases[lines.front().document];
    if (one_in(3)) lines.front().amount = any(1, lines.front().amount);
    auto const fee = Amount{any(0, 10), first.currency};
    bank::BookLine request{
        .party_id = first.partner, .allocations = {}, .fee = fee, .payment_id = {}, .account_id = {}, .note = "Bank"};
    auto moved = fee;
    for (auto const& line : lines) {
        auto const amount = Amount{line.amount, first.currency};
        request.allocations.push_back(
            {.invoice_id = {}, .bill_id = book.paper.purchases[line.document].id, .amount = amount, .settled = {}});
        moved += amount;
    }
    auto deed = attempt(book, [&](Unit& unit) { bank::book(unit, told_by_bank(unit, book, -moved), request); });
    deed.write = [=, is_done = deed.is_done](Paper& paper) {
        bool const is_open = std::ranges::all_of(
            lines, [&](auto const& line) { return line.amount <= paper.purchases[line.document].open; });
        EXPECT_EQ(is_done, is_open) << "the bank tells of what is open";
        if (!is_done) return;
        for (auto const& line : lines) {
            paper.purchases[line.document].open -= line.amount;
            Paper::note_paid(paper.payouts, line.document, line.amount);
        }
    };
    return deed;
}

}  // namespace farflung
