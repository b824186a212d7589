#include "demo/books.hpp"

#include <algorithm>

#include "billing/document.hpp"
#include "ledger/day_totals.hpp"
#include "ledger/many_entries.hpp"
#include "platform/bulk.hpp"

namespace farflung::demo {

namespace {

constexpr std::int64_t invoices_at_once = 2'000;
constexpr std::string_view work[] = {
    "Support retainer", "Survey of the site", "Hosting", "Spare parts", "Hours on call", "Travel", "Training"};

InvoiceLine any_line(Chance& chance) {
    InvoiceLine line;
    line.description = work[static_cast<std::size_t>(chance.between(0, static_cast<int>(std::size(work)) - 1))];
    line.quantity = Decimal::of(chance.between(1, 4'000), 2);
    line.price = Decimal::of(chance.between(500, 30'000), 2);
    line.tax_rate = Decimal(chance.percent(80) ? 10 : 0);
    return line;
}

/// Who may be sent an invoice, as the company and they stand on a day.
struct Buyer {
    PartyId id;
    std::string language;
    people::PartyDetails details;
};

std::vector<Buyer> buyers_of(Unit const& unit, Story const& story) {
    std::vector<Buyer> buyers;
    for (auto const& customer : story.customers) {
        auto const id = *PartyId::parse(customer.id);
        buyers.push_back({id, std::string(customer.company.language), people::details_of(unit, id)});
    }
    return buyers;
}

/// The first of so many numbers of a year.
std::int64_t take_numbers(Unit& unit, int year, std::int64_t count) {
    auto const last = unit.value<std::int64_t>(
        "insert into number_series (workspace_id, series, last) values (:workspace, :series, :count)"
        " on conflict (workspace_id, series) do update set last = number_series.last + excluded.last returning last",
        {{"series", "invoice/" + std::to_string(year)}, {"count", count}});
    return last.value() - count + 1;
}

/// Issues so many invoices of one day by the rules that issue one.
void issue_many(Unit& unit, Story& story, Date on, std::int64_t count) {
    auto const base = *Currency::parse("AUD");
    billing::Issuing issuing{.number = {},
                             .on = on,
                             .rate = ledger::rate_on(unit, base, base, on),
                             .base = base,
                             .seller = people::details_of(unit, people::own_company(unit)),
                             .buyer = {}};
    auto const buyers = buyers_of(unit, story);
    auto const first = take_numbers(unit, on.year(), count);
    std::vector<Invoice> invoices;
    std::vector<ledger::NewEntry> entries;
    for (auto number = first; number < first + count; ++number) {
        auto const& buyer =
            buyers[static_cast<std::size_t>(story.chance.between(0, static_cast<int>(std::ssize(buyers)) - 1))];
        auto& invoice = invoices.emplace_back();
        invoice.id = unit.new_id<Invoice>();
        invoice.customer_id = buyer.id;
        invoice.currency = base;
        invoice.language = buyer.language;
        invoice.reference = "PO " + std::to_string(number);
        for (int lines = story.chance.between(1, 3); lines > 0; --lines)
            invoice.lines.push_back(any_line(story.chance));
        issuing.buyer = buyer.details;
        issuing.number = billing::invoice_number(InvoiceKind::invoice, on.year(), number);
        billing::issue(invoice, issuing);
        billing::declare_tax(unit, invoice);
        entries.push_back(billing::entry_of(invoice));
    }
    bulk::insert(unit, invoices);
    ledger::post_many(unit, std::move(entries));
    billing::freeze_many(unit, invoices);
}

}  // namespace

void issue_before_the_year(Story& story, db::Database& database, Registry const& registry, WorkspaceId workspace) {
    auto const wanted = story.request.invoices;
    std::int64_t made = 0;
    for (std::int64_t day = 0; day < days_before; ++day) {
        auto const moment = story.starts.plus_ms((day - days_before) * ms_of_a_day);
        story.world.move_to(moment);
        for (auto const until = (day + 1) * wanted / days_before; made < until;) {
            auto const count = std::min(until - made, invoices_at_once);
            database.write_and_wait([&](db::Connection& connection) {
                Unit unit(connection, registry, story.world, system_actor(workspace));
                issue_many(unit, story, moment.utc_date(), count);
            });
            made += count;
        }
    }
    for (bool is_more = true; is_more;) {
        database.write_and_wait([&](db::Connection& connection) {
            Unit unit(connection, registry, story.world, system_actor(workspace));
            is_more = ledger::total_next_entries(unit);
        });
    }
}

}  // namespace farflung::demo
