#pragma once

#include <random>

#include "ledger/manual_entry.hpp"
#include "ledger/period.hpp"
#include "ledger/revaluation.hpp"
#include "money_paper.hpp"

namespace farflung {

/// One of those who work on a book at the same time: chooses by chance what to do, and says what the paper expects.
class MoneyClient {
  public:
    explicit MoneyClient(unsigned long seed) : chance_(static_cast<std::mt19937::result_type>(seed)) {}

    /// The paper is that of the round's beginning.
    Deed act(Book const& book);

    /// Customers buy something for what they paid too much.
    void use_up_rests(Book const& book);
    /// Pays what is open on either side, a part of each document or all of it, each in some currency.
    enum class Settles { in_part, in_full };
    void settle(Book const& book, Settles how);

  private:
    std::int64_t any(std::int64_t least, std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(least, most)(chance_);
    }
    bool one_in(int many) { return any(1, many) == 1; }
    template <class T>
    std::optional<std::size_t> pick(std::vector<T> const& things) {
        if (things.empty()) return {};
        // Mostly one of the newest, so that several clients meet at the same.
        auto const last = std::ssize(things) - 1;
        auto const first = one_in(4) ? 0 : std::max<std::int64_t>(0, last - 12);
        return static_cast<std::size_t>(any(first, last));
    }
    template <class T>
    T const& one_of(std::vector<T> const& things) {
        return things[static_cast<std::size_t>(any(0, std::ssize(things) - 1))];
    }
    /// Mostly a run in the state that is needed, at times any.
    template <class Run>
    std::optional<std::size_t> pick_run(std::vector<Paper::RunOf<Run>> const& runs, RunState state) {
        std::vector<std::size_t> fitting;
        bool const is_any = one_in(4);
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (is_any || runs[i].state == state) fitting.push_back(i);
        }
        auto const at = pick(fitting);
        return at ? std::optional(fitting[*at]) : std::nullopt;
    }
    /// Sales in euros, mostly open ones, and a mandate for each, mostly of its customer.
    std::map<std::size_t, std::size_t> wanted_debits(Paper const& paper);
    Currency currency();
    Decimal price(Currency in) { return Decimal::of(any(2'000, 5'000'000), std::min(in.minor_digits() + 2, 4)); }
    Adjustment adjustment();
    /// Now and then prices with their tax, tax rounded in another way, and something off a line or the whole.
    template <class Document>
    void vary(Document& wanted) {
        if (one_in(3)) wanted.prices = PricesIn::with_tax;
        if (one_in(3)) wanted.adjustments.push_back(adjustment());
        if (one_in(4)) wanted.tax_rounding = one_in(2) ? TaxRounding::down : TaxRounding::half_even;
        if (one_in(4)) wanted.tax_rounded_per = TaxRoundedPer::line;
        for (auto& line : wanted.lines) {
            if (one_in(3)) line.adjustments.push_back(adjustment());
        }
    }
    std::optional<ProjectId> project() { return ProjectId{Uuid{{static_cast<std::uint8_t>(any(1, 3))}}}; }
    billing::NewInvoice wanted_invoice(Book const& book, Currency in, bool with_discounts);

    // Nothing when there is nothing to do it with.
    std::optional<Deed> draft(Book const& book);
    std::optional<Deed> draft_hours(Book const& book);
    std::optional<Deed> draft_what_may_not_be(Book const& book);
    std::optional<Deed> drop(Book const& book);
    std::optional<Deed> issue(Book const& book);
    std::optional<Deed> sell_at_once(Book const& book);
    std::optional<Deed> bill_quote(Book const& book);
    std::optional<Deed> sell_in_advance(Book const& book);
    std::optional<Deed> deduct(Book const& book);
    std::optional<Deed> carry_over(Book const& book);
    std::optional<Deed> carry_over_bill(Book const& book);
    std::optional<Deed> self_bill(Book const& book);
    std::optional<Deed> credit(Book const& book);
    std::optional<Deed> write_off(Book const& book);
    std::optional<Deed> take_payment(Book const& book);
    std::optional<Deed> take_early_payment(Book const& book);
    std::optional<Deed> take_other_currency(Book const& book);
    std::optional<Deed> refund(Book const& book);
    std::optional<Deed> use_rest(Book const& book);
    std::optional<Deed> buy(Book const& book);
    std::optional<Deed> pay_out(Book const& book);
    std::optional<Deed> credit_purchase(Book const& book);
    std::optional<Deed> take_back(Book const& book);
    std::optional<Deed> move_account(Book const& book);
    std::optional<Deed> confirm_account(Book const& book);
    std::optional<Deed> start_payouts(Book const& book);
    std::optional<Deed> approve_payouts(Book const& book);
    std::optional<Deed> take_back_payouts(Book const& book);
    std::optional<Deed> book_payouts(Book const& book);
    std::optional<Deed> book_one_payout(Book const& book);
    std::optional<Deed> bank_tells_of_payouts(Book const& book);
    std::optional<Deed> sign_mandate(Book const& book);
    std::optional<Deed> revoke_mandate(Book const& book);
    std::optional<Deed> start_debits(Book const& book);
    std::optional<Deed> approve_debits(Book const& book);
    std::optional<Deed> take_back_debits(Book const& book);
    std::optional<Deed> book_debits(Book const& book);
    std::optional<Deed> bank_tells_of_a_debit(Book const& book);
    std::optional<Deed> post_by_hand(Book const& book);
    std::optional<Deed> reverse_by_hand(Book const& book);
    std::optional<Deed> close_or_open(Book const& book);
    std::optional<Deed> revalue(Book const& book);
    std::optional<Deed> work(Book const& book);
    std::optional<Deed> bill_work(Book const& book);
    std::optional<Deed> accrue(Book const& book);

    std::mt19937 chance_;
};

/// Where a transaction stands in the order of the books: every entry and every closing moves it on, and so does
/// whatever becomes of runs, mandates and parties.
std::int64_t moment_of(Unit const& unit);
/// A new movement of today in the account of its currency, as a statement would tell it.
BankLineId told_by_bank(Unit& unit, Book const& book, Amount amount);
/// Runs a command. A refusal must leave everything as it was; whoever met too many others tries again, as a 503 says.
Deed attempt(Book const& book, std::function<void(Unit&)> const& command);

}  // namespace farflung
