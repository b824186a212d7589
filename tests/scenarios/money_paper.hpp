#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "billing/payment.hpp"
#include "ledger/ledger.hpp"

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

    std::vector<Sale> sales;
    std::vector<Note> notes;
    std::vector<Purchase> purchases;
    std::vector<Rest> rests;
    std::vector<ByHand> by_hand;
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
    WorkspaceId workspace;
    /// Runs a command of the program in one transaction; several clients at once.
    std::function<void(std::function<void(Unit&)> const&)> work;
};

}  // namespace farflung
