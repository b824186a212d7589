#include "billing/invoice_commands.hpp"
#include "billing/payment.hpp"
#include "money_client.hpp"

namespace farflung {

std::optional<Deed> MoneyClient::credit(Book const& book) {
    auto const at = pick(book.paper.sales);
    if (!at) return {};
    auto const& sale = book.paper.sales[*at];
    billing::CreditInvoice request;
    bool const is_whole = one_in(2);
    if (!is_whole) request.lines.push_back({static_cast<int>(any(0, sale.lines)), {}});
    Paper::Note note{.id = {}, .currency = sale.currency, .customer = sale.customer};
    std::int64_t credited = 0;
    auto deed = attempt(book, [&, id = sale.id](Unit& unit) {
        auto const made = billing::credit(unit, id, request);
        note.id = made.id;
        credited = made.total.minor;
    });
    deed.write = [=, at = *at, is_done = deed.is_done](Paper& paper) mutable {
        auto& standing = paper.sales[at];
        if (is_whole && standing.total > 0) {
            EXPECT_EQ(is_done, standing.is_issued && !standing.is_written_off && !standing.is_deducted &&
                                   !standing.is_carried && standing.credited == 0)
                << "one whole credit note per invoice";
        }
        if (!is_done) return;
        EXPECT_TRUE(standing.is_issued);
        standing.credited += credited;
        EXPECT_LE(standing.credited, standing.total);
        auto const applied = std::min(standing.open, credited);
        standing.open -= applied;
        note.open = credited - applied;
        paper.notes.push_back(note);
        ++paper.note_numbers;
        bool const is_taken_back = standing.deducts && standing.credited == standing.total;
        if (is_taken_back) paper.sale(*standing.deducts).is_deducted = false;
    };
    return deed;
}

std::optional<Deed> MoneyClient::write_off(Book const& book) {
    auto const at = pick(book.paper.sales);
    if (!at) return {};
    auto deed = attempt(book, [&, id = book.paper.sales[*at].id](Unit& unit) {
        billing::write_off(unit, id, {.on = {}, .reason = "Gone"});
    });
    deed.write = [at = *at, is_done = deed.is_done](Paper& paper) {
        auto& standing = paper.sales[at];
        EXPECT_EQ(is_done, standing.is_issued && standing.open > 0 && !standing.is_deducted)
            << "what is open is given up, once";
        if (!is_done) return;
        standing.open = 0;
        standing.is_written_off = true;
    };
    return deed;
}

void MoneyClient::use_up_rests(Book const& book) {
    for (auto const& rest : book.paper.rests) {
        if (rest.left == 0) continue;
        Invoice wanted;
        wanted.customer_id = rest.customer;
        wanted.currency = rest.currency;
        wanted.lines = {{.description = "Work", .price = Decimal::of(rest.left, rest.currency.minor_digits())}};
        auto const deed = attempt(book, [&](Unit& unit) {
            auto const sold = billing::issue_at_once(unit, wanted);
            billing::allocate(unit, rest.id, {.allocations = {{.invoice_id = sold.id}}});
        });
        EXPECT_TRUE(deed.is_done) << "a customer buys for all that was paid too much";
    }
}

void MoneyClient::settle(Book const& book, Settles how) {
    std::vector<billing::OpenDocument> documents;
    book.work([&](Unit& unit) { documents = billing::open_documents(unit); });
    for (auto const& document : documents) {
        auto const open = document.open;
        auto const part = how == Settles::in_part ? Amount{any(1, open.minor), open.currency} : open;
        auto const money = one_in(2) ? open.currency : currency();
        auto const minor = money == open.currency ? part.minor : any(1, 9'000'000);
        auto const deed = attempt(book, [&, fee = any(0, std::min<std::int64_t>(minor, 30))](Unit& unit) {
            billing::record_payment(
                unit,
                {.direction = document.direction,
                 .party_id = document.party_id,
                 .paid_on = {},
                 .amount = Amount{minor, money},
                 .fee = Amount{fee, money},
                 .reference = {},
                 .allocations = {
                     {.invoice_id = document.invoice_id, .bill_id = document.bill_id, .amount = part, .settled = {}}}});
        });
        EXPECT_TRUE(deed.is_done) << document.number << " is paid";
    }
}

}  // namespace farflung
