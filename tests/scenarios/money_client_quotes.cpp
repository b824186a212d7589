#include "crm/quote.hpp"
#include "money_client.hpp"
#include "projects/project.hpp"

namespace farflung {

namespace {

/// Written, sent and agreed to.
QuoteId agreed(Unit& unit, Quote quote) {
    complete(unit, quote);
    unit.insert(quote);
    crm::send_quote(unit, quote.id);
    crm::accept_quote(unit, quote.id, {.name = "Rita", .reason = {}, .shown_sha256 = unit.get(quote.id).shown_sha256},
                      {});
    return quote.id;
}

}  // namespace

/// A quote that the customer agrees to becomes a draft of all of it, with its total.
std::optional<Deed> MoneyClient::bill_quote(Book const& book) {
    auto const request = wanted_invoice(book, currency(), false);
    Quote wanted;
    wanted.title = "Work";
    wanted.customer_id = request.customer_id;
    wanted.currency = request.currency;
    for (auto const& line : request.lines) {
        wanted.lines.push_back({.description = line.description,
                                .quantity = line.quantity,
                                .price = line.price,
                                .tax_rate = line.tax_rate});
    }
    vary(wanted);
    Paper::Sale sale{.id = {},
                     .currency = wanted.currency,
                     .customer = wanted.customer_id,
                     .lines = static_cast<int>(wanted.lines.size())};
    auto deed = attempt(book, [&](Unit& unit) {
        auto const quote = agreed(unit, wanted);
        sale.id = projects::invoice_quote(unit, quote).invoice_id;
        sale.total = unit.get(sale.id).total.minor;
        EXPECT_EQ(sale.total, unit.get(quote).total.minor) << "the invoice of a quote has another total";
    });
    EXPECT_TRUE(deed.is_done);
    if (deed.is_done) deed.write = [sale](Paper& paper) { paper.sales.push_back(sale); };
    return deed;
}

}  // namespace farflung
