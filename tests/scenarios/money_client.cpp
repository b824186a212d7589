#include "money_client.hpp"

#include "billing/invoice_commands.hpp"
#include "platform/http/resource.hpp"

namespace farflung {

namespace {

constexpr std::array<std::string_view, 5> currencies{"EUR", "USD", "JPY", "KWD", "AUD"};
constexpr int known_hours = 60;

/// The id of an hour that another module would have recorded.
Uuid hour_id(int number) { return {{static_cast<std::uint8_t>(number), 0x4d}}; }

Amount in(Currency currency, std::int64_t minor) { return {minor, currency}; }

}  // namespace

std::int64_t moment_of(Unit const& unit) {
    return unit
        .value<std::int64_t>(
            "select cast((select coalesce(max(number), 0) from ledger_entries where workspace_id = :workspace)"
            " + (select coalesce(max(number), 0) from ledger_period_locks where workspace_id = :workspace)"
            " + (select coalesce(sum(version), 0) from bank_payout_runs where workspace_id = :workspace)"
            " + (select coalesce(sum(version), 0) from bank_direct_debit_runs where workspace_id = :workspace)"
            " + (select coalesce(sum(version), 0) from bank_mandates where workspace_id = :workspace)"
            " + (select coalesce(sum(version), 0) from people_parties where workspace_id = :workspace) as bigint)")
        .value_or(0);
}

Deed attempt(Book const& book, std::function<void(Unit&)> const& command) {
    Deed deed;
    for (;;) {
        try {
            book.work([&](Unit& unit) {
                deed.moment = moment_of(unit);
                command(unit);
            });
            deed.is_done = true;
            return deed;
        } catch (db::TooMuchContention const&) {
            continue;
        } catch (Refusal const&) {
            return deed;
        } catch (Invalid const&) {
            return deed;
        }
    }
}

Currency MoneyClient::currency() { return *Currency::parse(currencies[static_cast<std::size_t>(any(0, 4))]); }

billing::NewInvoice MoneyClient::wanted_invoice(Book const& book, Currency money, bool with_discounts) {
    billing::NewInvoice wanted{.customer_id = one_of(book.customers), .currency = money, .lines = {}};
    auto const lines = any(1, 4);
    for (int i = 0; i < lines; ++i) {
        bool const is_discount = with_discounts && i > 0 && one_in(6);
        wanted.lines.push_back({.description = "Work",
                                .quantity = Decimal::of(is_discount ? -any(1, 20) : any(1, 4000), 2),
                                .price = price(money),
                                .tax_rate = Decimal(any(0, 2) * 10),
                                .project_id = project()});
    }
    return wanted;
}

namespace {

Deed drafted(Book const& book, billing::NewInvoice const& wanted, std::vector<int> const& hours) {
    Paper::Sale sale{.id = {},
                     .currency = wanted.currency,
                     .customer = wanted.customer_id,
                     .lines = static_cast<int>(wanted.lines.size()),
                     .hours = hours};
    auto deed = attempt(book, [&](Unit& unit) {
        sale.id = billing::draft_invoice(unit, wanted);
        sale.total = unit.get(sale.id).total.minor;
    });
    if (deed.is_done) deed.write = [sale](Paper& paper) { paper.sales.push_back(sale); };
    return deed;
}

}  // namespace

std::optional<Deed> MoneyClient::draft(Book const& book) {
    auto deed = drafted(book, wanted_invoice(book, currency(), true), {});
    EXPECT_TRUE(deed.is_done);
    return deed;
}

/// M11: an hour stands on one invoice at most.
std::optional<Deed> MoneyClient::draft_hours(Book const& book) {
    auto wanted = wanted_invoice(book, currency(), false);
    std::vector<int> hours;
    for (auto& line : wanted.lines) {
        hours.push_back(static_cast<int>(any(1, known_hours / 4)) * 4 + static_cast<int>(hours.size()));
        line.source_kind = "time_entry";
        line.source_id = hour_id(hours.back());
    }
    auto deed = drafted(book, wanted, hours);
    auto const taken = [hours](Paper const& paper) {
        return std::ranges::any_of(hours, [&](int hour) { return paper.invoices_with_hour(hour) > 0; });
    };
    bool const was_taken = taken(book.paper);
    deed.afterwards = [=, is_done = deed.is_done](Paper const& paper) {
        for (auto const hour : hours) EXPECT_LE(paper.invoices_with_hour(hour), 1) << "an hour is billed twice";
        EXPECT_TRUE(is_done || was_taken || taken(paper)) << "hours that nobody had billed were refused";
    };
    return deed;
}

/// M15 and M16: amounts beyond all bounds, and somebody else's customer.
std::optional<Deed> MoneyClient::draft_what_may_not_be(Book const& book) {
    auto wanted = wanted_invoice(book, currency(), false);
    if (one_in(2)) {
        wanted.customer_id = book.stranger;
    } else {
        wanted.lines.front().quantity = Decimal(1'000'000);
        wanted.lines.front().price = Decimal(900'000'000'000);
    }
    auto const deed = attempt(book, [&](Unit& unit) { billing::draft_invoice(unit, wanted); });
    EXPECT_FALSE(deed.is_done);
    return deed;
}

std::optional<Deed> MoneyClient::drop(Book const& book) {
    auto const at = pick(book.paper.sales);
    if (!at) return {};
    auto deed =
        attempt(book, [&, id = book.paper.sales[*at].id](Unit& unit) { http::delete_thing<Invoice>(unit, id, {}); });
    if (deed.is_done) {
        deed.write = [at = *at](Paper& paper) {
            EXPECT_FALSE(paper.sales[at].is_issued) << "an issued invoice is gone";
            paper.sales[at].is_dropped = true;
        };
    } else {
        deed.afterwards = [at = *at](Paper const& paper) {
            EXPECT_TRUE(paper.sales[at].is_issued || paper.sales[at].is_dropped);
        };
    }
    return deed;
}

std::optional<Deed> MoneyClient::issue(Book const& book) {
    auto const at = pick(book.paper.sales);
    if (!at) return {};
    struct RollBack {};
    bool const rolls_back = one_in(4);
    Deed deed;
    try {
        deed = attempt(book, [&, id = book.paper.sales[*at].id](Unit& unit) {
            billing::issue(unit, id, {});
            if (rolls_back) throw RollBack{};
        });
    } catch (RollBack const&) {
        return Deed{};
    }
    deed.write = [at = *at, is_done = deed.is_done](Paper& paper) {
        auto& sale = paper.sales[at];
        if (!is_done) return;
        EXPECT_TRUE(!sale.is_issued && sale.total >= 0) << "an invoice is issued twice, or below nothing";
        sale.is_issued = true;
        sale.open = sale.total;
        ++paper.invoice_numbers;
    };
    if (!deed.is_done) {
        deed.afterwards = [at = *at](Paper const& paper) {
            auto const& sale = paper.sales[at];
            EXPECT_TRUE(sale.is_issued || sale.is_dropped || sale.total < 0) << "a draft could not be issued";
        };
    }
    return deed;
}

Adjustment MoneyClient::adjustment() {
    return {.kind = one_in(2) ? AdjustmentKind::discount : AdjustmentKind::charge,
            .reason = "As agreed",
            .percent = Decimal::of(any(1, 300), 1)};
}

/// With discounts and charges, on lines and on the whole, and now and then at prices with their tax, tax rounded in
/// another way, or less for who pays early.
std::optional<Deed> MoneyClient::sell_at_once(Book const& book) {
    auto const request = wanted_invoice(book, currency(), false);
    Invoice wanted;
    wanted.customer_id = request.customer_id;
    wanted.currency = request.currency;
    if (one_in(2)) {
        wanted.cash_discount_percent = Decimal::of(any(1, 500), 2);
        wanted.cash_discount_days = static_cast<int>(any(0, 6));
    }
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
                     .lines = static_cast<int>(wanted.lines.size()),
                     .is_issued = true};
    auto deed = attempt(book, [&](Unit& unit) {
        auto const issued = billing::issue_at_once(unit, wanted);
        sale.id = issued.id;
        sale.total = sale.open = issued.total.minor;
        if (issued.cash_discount) sale.discount = issued.cash_discount->minor;
        sale.discount_by = issued.cash_discount_by;
    });
    EXPECT_TRUE(deed.is_done);
    deed.write = [sale](Paper& paper) {
        paper.sales.push_back(sale);
        ++paper.invoice_numbers;
    };
    return deed;
}

std::optional<Deed> MoneyClient::take_payment(Book const& book) {
    auto const at = pick(book.paper.sales);
    if (!at) return {};
    auto const& sale = book.paper.sales[*at];
    auto const amount = one_in(3) ? std::max<std::int64_t>(sale.open, 1) : any(1, sale.open + 50);
    Paper::Rest rest{.id = {}, .currency = sale.currency, .customer = sale.customer};
    auto deed = attempt(book, [&, fee = any(0, std::min<std::int64_t>(amount, 30))](Unit& unit) {
        rest.id = billing::record_payment(unit, {.party_id = sale.customer,
                                                 .amount = in(sale.currency, amount),
                                                 .fee = in(sale.currency, fee),
                                                 .allocations = {{.invoice_id = sale.id}}})
                      .id;
    });
    deed.write = [=, at = *at, is_done = deed.is_done](Paper& paper) mutable {
        auto& standing = paper.sales[at];
        EXPECT_EQ(is_done, standing.is_issued && standing.open > 0) << "a payment of what is open";
        if (!is_done) return;
        auto const settles = std::min(amount, standing.open);
        standing.open -= settles;
        rest.left = amount - settles;
        if (rest.left > 0) paper.rests.push_back(rest);
    };
    return deed;
}

}  // namespace farflung
