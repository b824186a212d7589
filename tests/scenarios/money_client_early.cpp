#include "billing/payment.hpp"
#include "money_client.hpp"

namespace farflung {

/// Money for all that is open, of an invoice that takes less from who pays early.
std::optional<Deed> MoneyClient::take_early_payment(Book const& book) {
    auto const at = pick(book.paper.sales);
    if (!at || !book.paper.sales[*at].discount_by) return {};
    auto const& sale = book.paper.sales[*at];
    auto const amount = std::max<std::int64_t>(sale.open, 1);
    Paper::Rest rest{.id = {}, .currency = sale.currency, .customer = sale.customer};
    std::int64_t taken = 0;
    auto deed = attempt(book, [&](Unit& unit) {
        auto const before = unit.get(sale.id).credited;
        auto const payment =
            billing::record_payment(unit, {.party_id = sale.customer,
                                           .amount = Amount{amount, sale.currency},
                                           .allocations = {{.invoice_id = sale.id, .takes_discount = true}}});
        rest.id = payment.id;
        rest.left = payment.unallocated.minor;
        taken = (unit.get(sale.id).credited - before).minor;
    });
    deed.write = [=, at = *at, today = book.today, is_done = deed.is_done](Paper& paper) {
        auto& standing = paper.sales[at];
        bool const is_in_time = today <= *standing.discount_by && standing.open > 0;
        // What was taken back before lowers the discount by what it was of, which this paper does not know.
        if (standing.credited == 0 && amount == standing.open) {
            EXPECT_EQ(is_done, is_in_time && standing.discount > 0 && standing.discount < standing.open)
                << "a discount for who pays in time";
        }
        if (!is_done) return;
        EXPECT_TRUE(is_in_time);
        if (standing.credited == 0) {
            EXPECT_EQ(taken, standing.discount);
        }
        EXPECT_EQ(amount - rest.left + taken, standing.open) << "all of it is settled";
        standing.credited += taken;
        standing.open = 0;
        ++paper.note_numbers;
        if (rest.left > 0) paper.rests.push_back(rest);
    };
    return deed;
}

}  // namespace farflung
