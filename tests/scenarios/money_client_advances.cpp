#include "billing/advance.hpp"
#include "billing/carry_over.hpp"
#include "billing/invoice_commands.hpp"
#include "billing/self_billing.hpp"
#include "money_client.hpp"

namespace farflung {

namespace {

Decimal as_price(std::int64_t minor, Currency currency) { return Decimal::of(minor, currency.minor_digits()); }

}  // namespace

std::optional<Deed> MoneyClient::sell_in_advance(Book const& book) {
    Invoice wanted;
    wanted.purpose = InvoicePurpose::advance;
    wanted.customer_id = one_of(book.customers);
    wanted.currency = currency();
    for (auto lines = any(1, 2); lines > 0; --lines) {
        wanted.lines.push_back({.description = "Deposit",
                                .price = as_price(any(1, 90'000), wanted.currency),
                                .tax_rate = Decimal(any(0, 2) * 10)});
    }
    Paper::Sale sale{.id = {},
                     .currency = wanted.currency,
                     .customer = wanted.customer_id,
                     .lines = static_cast<int>(wanted.lines.size()),
                     .is_issued = true,
                     .is_advance = true};
    auto deed = attempt(book, [&](Unit& unit) {
        auto const issued = billing::issue_at_once(unit, wanted);
        sale.id = issued.id;
        sale.total = sale.open = issued.total.minor;
    });
    EXPECT_TRUE(deed.is_done);
    deed.write = [sale](Paper& paper) {
        paper.sales.push_back(sale);
        ++paper.invoice_numbers;
    };
    return deed;
}

/// Bills the work and takes the advance off, in one breath.
std::optional<Deed> MoneyClient::deduct(Book const& book) {
    std::vector<Paper::Sale> advances;
    std::ranges::copy_if(book.paper.sales, std::back_inserter(advances), &Paper::Sale::is_advance);
    auto const at = pick(advances);
    if (!at) return {};
    auto const& advance = advances[*at];
    billing::NewInvoice const wanted{
        .customer_id = advance.customer,
        .currency = advance.currency,
        .lines = {{.description = "Work", .price = as_price(advance.total + any(1, 90'000), advance.currency)}}};
    Paper::Sale sale{
        .id = {}, .currency = advance.currency, .customer = advance.customer, .is_issued = true, .deducts = advance.id};
    auto deed = attempt(book, [&](Unit& unit) {
        sale.id = billing::draft_invoice(unit, wanted);
        billing::deduct(unit, sale.id, {.advance_id = advance.id});
        sale.total = sale.open = billing::issue(unit, sale.id, {}).total.minor;
    });
    deed.write = [sale, is_done = deed.is_done](Paper& paper) {
        auto& taken = paper.sale(*sale.deducts);
        EXPECT_EQ(is_done, taken.credited == 0 && !taken.is_written_off && !taken.is_deducted)
            << "an advance is taken off once, and only as it stood";
        if (!is_done) return;
        taken.is_deducted = true;
        paper.sales.push_back(sale);
        ++paper.invoice_numbers;
    };
    return deed;
}

std::optional<Deed> MoneyClient::carry_over(Book const& book) {
    auto const money = currency();
    billing::CarryOverInvoice const wanted{.customer_id = one_of(book.customers),
                                           .number = "OLD-" + std::to_string(any(1, 1'000'000'000)),
                                           .issued_on = book.today.plus_days(-40),
                                           .due_on = book.today.plus_days(-10),
                                           .open = {any(1, 900'000), money},
                                           .on = book.today};
    Paper::Sale sale{.id = {},
                     .currency = money,
                     .total = wanted.open.minor,
                     .customer = wanted.customer_id,
                     .open = wanted.open.minor,
                     .is_issued = true,
                     .is_carried = true};
    auto deed = attempt(book, [&](Unit& unit) { sale.id = billing::carry_over_invoice(unit, wanted).id; });
    EXPECT_TRUE(deed.is_done);
    deed.write = [sale](Paper& paper) { paper.sales.push_back(sale); };
    return deed;
}

std::optional<Deed> MoneyClient::carry_over_bill(Book const& book) {
    auto const money = currency();
    Paper::Purchase purchase{.id = {}, .currency = money, .partner = one_of(book.partners), .open = any(1, 900'000)};
    purchase.total = purchase.open;
    auto deed = attempt(book, [&](Unit& unit) {
        purchase.id = billing::carry_over_bill(unit, {.partner_id = purchase.partner,
                                                      .their_number = {},
                                                      .billed_on = book.today.plus_days(-40),
                                                      .due_on = book.today,
                                                      .open = {purchase.open, money},
                                                      .on = book.today})
                          .id;
    });
    EXPECT_TRUE(deed.is_done);
    deed.write = [purchase](Paper& paper) { paper.purchases.push_back(purchase); };
    return deed;
}

/// The document of a bill moves no money, whether it may be written or not.
std::optional<Deed> MoneyClient::self_bill(Book const& book) {
    auto const at = pick(book.paper.purchases);
    if (!at) return {};
    auto deed = attempt(book, [&, id = book.paper.purchases[*at].id](Unit& unit) { billing::self_bill(unit, id); });
    deed.write = [at = *at, is_done = deed.is_done](Paper& paper) {
        auto& purchase = paper.purchases[at];
        if (!is_done) return;
        EXPECT_EQ(purchase.credited, 0) << "what was taken off already has no invoice of ours";
        EXPECT_FALSE(purchase.is_self_billed) << "a bill has one invoice of ours";
        purchase.is_self_billed = true;
    };
    return deed;
}

}  // namespace farflung
