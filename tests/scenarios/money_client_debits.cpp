#include "bank/booking.hpp"
#include "bank/direct_debit_run.hpp"
#include "money_client.hpp"

namespace farflung {

namespace {

bool is_open(Paper const& paper, Paper::RunLine const& line) {
    auto const& sale = paper.sales[line.document];
    return sale.is_issued && line.amount > 0 && line.amount <= sale.open;
}

}  // namespace

BankLineId told_by_bank(Unit& unit, Book const& book, Amount amount) {
    auto const& bank = book.banks.find(amount.currency.text())->second;
    BankLine line;
    line.bank_account_id = bank.account;
    line.bank_statement_id = bank.statement;
    line.booked_on = line.value_on = book.today;
    line.amount = amount;
    line.fingerprint = unit.new_uuid().text();
    unit.insert(line);
    return line.id;
}

/// Beside the two that hold for ever, mandates for one payment.
std::optional<Deed> MoneyClient::sign_mandate(Book const& book) {
    Mandate mandate;
    mandate.customer_id = one_of(book.customers);
    mandate.once = !one_in(4);
    mandate.signed_on = book.today;
    mandate.iban = "DE89370400440532013000";
    auto deed = attempt(book, [&](Unit& unit) {
        auto made = mandate;
        complete(unit, made);
        unit.insert(made);
        mandate.id = made.id;
    });
    EXPECT_TRUE(deed.is_done);
    deed.write = [mandate](Paper& paper) {
        paper.mandates.push_back({.id = mandate.id, .customer = mandate.customer_id, .once = mandate.once});
    };
    return deed;
}

std::optional<Deed> MoneyClient::revoke_mandate(Book const& book) {
    if (!one_in(4)) return {};
    auto const at = pick(book.paper.mandates);
    if (!at) return {};
    auto deed = attempt(book, [&, id = book.paper.mandates[*at].id](Unit& unit) { bank::revoke(unit, id); });
    deed.write = [at = *at, is_done = deed.is_done](Paper& paper) {
        auto& mandate = paper.mandates[at];
        EXPECT_EQ(is_done, !mandate.is_revoked) << "a mandate is revoked once";
        mandate.is_revoked = true;
    };
    return deed;
}

std::map<std::size_t, std::size_t> MoneyClient::wanted_debits(Paper const& paper) {
    std::vector<std::size_t> sales;
    bool const is_any = one_in(4);
    for (std::size_t i = 0; i < paper.sales.size(); ++i) {
        auto const& sale = paper.sales[i];
        bool const is_euro = sale.currency.text() == "EUR";
        if (is_euro && (is_any || (sale.is_issued && sale.open > 0))) sales.push_back(i);
    }
    std::map<std::size_t, std::size_t> wanted;
    for (auto lines = sales.empty() ? 0 : any(1, 2); lines > 0; --lines) {
        auto const sale = sales[*pick(sales)];
        auto mandate = *pick(paper.mandates);
        for (int tries = 4; tries > 0 && paper.mandates[mandate].customer != paper.sales[sale].customer; --tries) {
            mandate = *pick(paper.mandates);
        }
        wanted[sale] = mandate;
    }
    return wanted;
}

std::optional<Deed> MoneyClient::start_debits(Book const& book) {
    auto const wanted = wanted_debits(book.paper);
    if (wanted.empty()) return {};
    bank::StartDirectDebitRun request{.bank_account_id = book.banks.at("EUR").account,
                                      .collect_on = book.today.plus_days(static_cast<int>(any(1, 6))),
                                      .lines = {}};
    for (auto const& [sale, mandate] : wanted) {
        request.lines.push_back({book.paper.sales[sale].id, book.paper.mandates[mandate].id});
    }
    DirectDebitRunId id;
    auto deed = attempt(book, [&](Unit& unit) { id = bank::start_direct_debit_run(unit, request).id; });
    deed.write = [=, on = *request.collect_on, is_done = deed.is_done](Paper& paper) {
        Paper::RunOf<DirectDebitRun> run{.id = id, .on = on, .lines = {}};
        bool fits = true;
        std::set<std::size_t> used_once;
        for (auto const& [at, which] : wanted) {
            auto const& sale = paper.sales[at];
            auto const& mandate = paper.mandates[which];
            run.lines.push_back({.document = at, .amount = sale.open, .mandate = which});
            fits = fits && is_open(paper, run.lines.back()) && !Paper::is_held(paper.debits, at) &&
                   mandate.is_usable() && mandate.customer == sale.customer &&
                   (!mandate.once || used_once.insert(which).second);
        }
        EXPECT_EQ(is_done, fits) << "a run of what is open, by mandates that can be used";
        if (is_done) paper.debits.push_back(run);
    };
    return deed;
}

std::optional<Deed> MoneyClient::approve_debits(Book const& book) {
    auto const at = pick_run(book.paper.debits, RunState::draft);
    if (!at) return {};
    auto deed =
        attempt(book, [&, id = book.paper.debits[*at].id](Unit& unit) { bank::approve_direct_debit_run(unit, id); });
    deed.write = [at = *at, today = book.today, is_done = deed.is_done](Paper& paper) {
        auto& run = paper.debits[at];
        bool const fits = std::ranges::all_of(run.lines, [&](auto const& line) {
            return is_open(paper, line) && paper.mandates[line.mandate].is_usable();
        });
        EXPECT_EQ(is_done, fits && run.state == RunState::draft && run.on > today) << "an approval in time";
        if (!is_done) return;
        run.state = RunState::approved;
        for (auto const& line : run.lines) paper.mandates[line.mandate].is_used = true;
    };
    return deed;
}

std::optional<Deed> MoneyClient::take_back_debits(Book const& book) {
    if (!one_in(3)) return {};
    auto const at = pick_run(book.paper.debits, RunState::approved);
    if (!at) return {};
    auto deed =
        attempt(book, [&, id = book.paper.debits[*at].id](Unit& unit) { bank::cancel_direct_debit_run(unit, id); });
    deed.write = [at = *at, is_done = deed.is_done](Paper& paper) {
        auto& run = paper.debits[at];
        EXPECT_EQ(is_done, run.is_live()) << "a run under way is taken back";
        if (is_done) run.take_back();
    };
    return deed;
}

/// All that is not paid yet, or one of it.
std::optional<Deed> MoneyClient::book_debits(Book const& book) {
    auto const at = pick_run(book.paper.debits, RunState::approved);
    if (!at) return {};
    auto const& run = book.paper.debits[*at];
    auto const place = static_cast<std::size_t>(any(0, std::ssize(run.lines) - 1));
    bool const is_one = one_in(2);
    bank::BookDirectDebitRun request;
    if (is_one) request.invoices.push_back(book.paper.sales[run.lines[place].document].id);
    auto deed = attempt(book, [&](Unit& unit) { bank::book_direct_debit_run(unit, run.id, request); });
    deed.write = [=, at = *at, today = book.today, is_done = deed.is_done](Paper& paper) {
        auto& standing = paper.debits[at];
        auto const is_meant = [&](Paper::RunLine const& line) {
            return is_one ? &line == &standing.lines[place] : !line.is_paid;
        };
        bool fits = standing.state == RunState::approved && !paper.is_closed(std::min(standing.on, today));
        for (auto const& line : standing.lines) {
            fits = fits && (!is_meant(line) || (!line.is_paid && is_open(paper, line)));
        }
        EXPECT_EQ(is_done, fits) << "a direct debit is booked once";
        if (!is_done) return;
        for (auto& line : standing.lines) {
            if (!is_meant(line)) continue;
            paper.sales[line.document].open -= line.amount;
            standing.note(line);
        }
    };
    return deed;
}

std::optional<Deed> MoneyClient::bank_tells_of_a_debit(Book const& book) {
    auto const at = pick_run(book.paper.debits, RunState::approved);
    if (!at) return {};
    auto line = book.paper.debits[*at].lines.front();
    if (one_in(3)) line.amount = any(1, line.amount);
    auto const& sale = book.paper.sales[line.document];
    auto const settles = Amount{line.amount, sale.currency};
    auto const fee = Amount{any(0, std::min<std::int64_t>(line.amount - 1, 10)), sale.currency};
    bank::BookLine const request{
        .party_id = sale.customer,
        .allocations = {{.invoice_id = sale.id, .bill_id = {}, .amount = settles, .settled = {}}},
        .fee = fee,
        .payment_id = {},
        .account_id = {},
        .note = "Bank"};
    auto deed = attempt(book, [&](Unit& unit) { bank::book(unit, told_by_bank(unit, book, settles - fee), request); });
    deed.write = [line, is_done = deed.is_done](Paper& paper) {
        EXPECT_EQ(is_done, is_open(paper, line)) << "the bank tells of what is open";
        if (!is_done) return;
        paper.sales[line.document].open -= line.amount;
        Paper::note_paid(paper.debits, line.document, line.amount);
    };
    return deed;
}

}  // namespace farflung
