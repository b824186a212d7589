#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "bank/bank.hpp"
#include "billing/payment.hpp"
#include "ledger/ledger.hpp"
#include "projects/projects.hpp"

namespace farflung {

/// What a bookkeeper would keep on paper: just enough to say what must be open, and what is refused.
struct Paper {
    struct Sale {
        InvoiceId id;
        Currency currency;
        std::int64_t total{};
        PartyId customer;
        int lines = 1;
        std::vector<int> hours{};  // that stand on it
        std::int64_t open{};
        std::int64_t credited{};
        bool is_issued = false;
        bool is_dropped = false;
        bool is_written_off = false;
        bool is_advance = false;
        bool is_deducted = false;  // an advance that a standing invoice takes off
        bool is_carried = false;   // open since before the books
        std::optional<InvoiceId> deducts{};
        std::int64_t discount = 0;  // for who pays until then
        std::optional<Date> discount_by{};

        bool bills_hours() const { return !is_dropped && !(is_issued && total != 0 && credited == total); }
    };
    /// A credit note that took back more than was still open: the rest is owed to the customer.
    struct Note {
        InvoiceId id;
        Currency currency;
        PartyId customer;
        std::int64_t open{};
    };
    struct Purchase {
        BillId id;
        Currency currency;
        PartyId partner;
        std::int64_t open{};
        bool is_self_billed = false;
        std::int64_t total{};
        std::int64_t credited{};
        int package = 0;
    };
    /// What a partner took off a bill beyond what was open of it: they pay it back.
    struct TakenOff {
        BillId id;
        Currency currency;
        std::int64_t open{};
    };
    struct Rest {
        PaymentId id;
        Currency currency;
        PartyId customer;
        std::int64_t left{};
    };
    struct ByHand {
        JournalEntryId id;
        bool is_reversed = false;
    };

    /// Where a partner is paid, and who of two changed it without a second look.
    struct Payee {
        std::string account;
        int changed_by = 0;
    };
    struct Mandate {
        MandateId id;
        PartyId customer;
        bool once = false;
        bool is_used = false;
        bool is_revoked = false;

        bool is_usable() const { return !is_revoked && !(once && is_used); }
    };
    struct RunLine {
        std::size_t document{};  // which purchase or sale
        std::int64_t amount{};
        std::string account{};    // of a payout
        std::size_t mandate = 0;  // of a direct debit
        bool is_paid = false;
    };
    template <class Run>
    struct RunOf {
        Id<Run> id;
        Date on;
        std::vector<RunLine> lines;
        RunState state = RunState::draft;

        bool is_live() const { return state == RunState::draft || state == RunState::approved; }
        bool holds(RunLine const& line) const { return is_live() && !line.is_paid; }
        bool has_paid() const { return std::ranges::any_of(lines, &RunLine::is_paid); }
        void note(RunLine& line) {
            line.is_paid = true;
            if (std::ranges::all_of(lines, &RunLine::is_paid)) state = RunState::done;
        }
        /// What was paid is; the rest is let go.
        void take_back() { state = has_paid() ? RunState::done : RunState::cancelled; }
    };

    std::vector<Sale> sales;
    std::vector<Note> notes;
    std::vector<Purchase> purchases;
    std::vector<TakenOff> taken_off;
    std::vector<Rest> rests;
    std::vector<ByHand> by_hand;
    std::map<PartyId, Payee> payees;
    std::vector<Mandate> mandates;
    std::vector<RunOf<PayoutRun>> payouts;
    std::vector<RunOf<DirectDebitRun>> debits;
    std::set<int> billed_packages;
    std::optional<Date> closed_through;
    std::int64_t invoice_numbers = 0;
    std::int64_t note_numbers = 0;

    bool is_closed(Date day) const { return closed_through && day <= *closed_through; }
    Sale& sale(InvoiceId id) {
        return *std::ranges::find_if(sales, [&](Sale const& one) { return one.id == id; });
    }
    int invoices_with_hour(int hour) const {
        return static_cast<int>(std::ranges::count_if(sales, [&](Sale const& sale) {
            return sale.bills_hours() && std::ranges::find(sale.hours, hour) != sale.hours.end();
        }));
    }

    /// Whether another run has it.
    template <class Run>
    static bool is_held(std::vector<RunOf<Run>> const& runs, std::size_t document) {
        return std::ranges::any_of(runs, [&](auto const& run) {
            return std::ranges::any_of(
                run.lines, [&](RunLine const& line) { return line.document == document && run.holds(line); });
        });
    }
    /// The bank tells of just what an approved run asks for.
    template <class Run>
    static void note_paid(std::vector<RunOf<Run>>& runs, std::size_t document, std::int64_t amount) {
        for (auto& run : runs) {
            for (auto& line : run.lines) {
                bool const is_it = line.document == document && run.holds(line) && line.amount == amount;
                if (is_it && run.state == RunState::approved) run.note(line);
            }
        }
    }
};

/// What one client did or was refused, to be written on paper in the order of the books.
struct Deed {
    std::int64_t moment = 0;  // how many entries and closings of periods it saw
    bool is_done = false;
    std::function<void(Paper&)> write{};
    /// What can be said only when all of the round is on paper.
    std::function<void(Paper const&)> afterwards{};
};

/// One company's books, on paper and in the program.
struct Book {
    Paper paper;
    Currency base;
    Date today;
    std::vector<PartyId> customers;
    std::vector<PartyId> partners;
    PartyId stranger;  // a customer of somebody else
    AccountId owner;
    /// Work by the hour, each in another currency.
    struct HourlyWork {
        ProjectId id;
        TaskId task;
    };
    std::vector<HourlyWork> projects;
    /// An account of ours in each currency, and a statement that its lines are of.
    struct BankBook {
        BankAccountId account;
        BankStatementId statement;
    };
    std::map<std::string, BankBook, std::less<>> banks;
    WorkspaceId workspace;
    /// Runs a command of the program in one transaction; several clients at once.
    std::function<void(std::function<void(Unit&)> const&)> work;
};

}  // namespace farflung
