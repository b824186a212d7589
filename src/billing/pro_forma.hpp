#pragma once

#include <optional>
#include <string>
#include <vector>

#include "billing/calculation.hpp"
#include "billing/invoice_line.hpp"
#include "people/people.hpp"

namespace farflung::billing {

/// An invoice before its time, such as a quote: it bears the tax, comes to the sums and looks like the invoice that it
/// may become, and asks for nothing.
struct ProForma {
    PartyId customer_id;
    Currency currency;
    std::string language;
    std::vector<InvoiceLine> lines;
    PricesIn prices = PricesIn::without_tax;
    std::vector<Adjustment> adjustments;
    std::optional<TaxRounding> tax_rounding;
    std::optional<TaxRoundedPer> tax_rounded_per;
    std::vector<TaxSubtotal> taxes;
    std::optional<Amount> rounding;
    Amount net;
    Amount tax;
    Amount total;
};

/// Names by path what an invoice of the same lines would be refused for.
void check(ProForma const& document, Problems& problems);
/// Sets every sum from lines that have their tax.
void sum_up(ProForma& document);
/// Gives the lines whose tax the rules set the tax of a day, and sets every sum. Refuses sums beyond the largest
/// amount.
void work_out(Unit const& unit, ProForma& document, Date on);

PricedLine priced(InvoiceLine const& line);
/// What each line comes to as priced, with its part of the document's discounts and charges: these sum to what the
/// document says, and bill the same when each is billed by itself.
std::vector<Amount> amounts_of_lines(ProForma const& document);

/// Its lines and sums as a table of HTML, in its language.
std::string html_table(ProForma const& document, World& world);
/// What it says of its tax: that prices include it, and what the law wants.
std::vector<std::string> tax_notes(ProForma const& document, World& world);

/// What else stands on the paper of a pro forma, in its language.
struct ProFormaPaper {
    std::string title;
    std::string number;
    Date on;
    std::vector<std::pair<std::string, std::string>> facts;  // such as how long it stands
    std::string subject;
    std::string intro;
    std::string terms;
    people::PartyDetails seller;
    people::PartyDetails buyer;
};
/// The bytes of its PDF, on the company's letterhead.
std::string draw(Unit const& unit, ProForma const& document, ProFormaPaper const& paper);

}  // namespace farflung::billing
