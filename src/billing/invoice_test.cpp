#include "billing/invoice_commands.hpp"

#include <gtest/gtest.h>

namespace farflung::billing {
namespace {

Currency const eur = *Currency::parse("EUR");
Currency const jpy = *Currency::parse("JPY");
Currency const kwd = *Currency::parse("KWD");
Currency const aud = *Currency::parse("AUD");

Decimal dec(std::string_view text) { return *Decimal::parse(text); }

struct SumCase {
    std::string_view what;
    Currency currency;
    std::vector<PricedLine> lines;
    std::string_view net;
    std::string_view tax;
    std::string_view total;
};

TEST(InvoiceSums, follow_EN_16931_in_every_currency) {
    std::vector<SumCase> const cases{
        {"one line", eur, {{dec("2"), dec("50"), dec("20")}}, "100.00", "20.00", "120.00"},
        {"a half goes up", eur, {{dec("1"), dec("0.005"), dec("0")}}, "0.01", "0.00", "0.01"},
        {"lines are rounded one by one",
         eur,
         {{dec("1"), dec("0.005"), dec("0")}, {dec("1"), dec("0.005"), dec("0")}},
         "0.02",
         "0.00",
         "0.02"},
        {"tax is on the sum, not on each line",
         eur,
         {{dec("1"), dec("0.02"), dec("20")}, {dec("1"), dec("0.02"), dec("20")}},
         "0.04",
         "0.01",
         "0.05"},
        {"tax per rate",
         eur,
         {{dec("1"), dec("10"), dec("20")}, {dec("1"), dec("10"), dec("10")}},
         "20.00",
         "3.00",
         "23.00"},
        {"no smallest unit", jpy, {{dec("1.5"), dec("333"), dec("10")}}, "500", "50", "550"},
        {"three digits", kwd, {{dec("3"), dec("0.3335"), dec("5")}}, "1.001", "0.050", "1.051"},
        {"a discount line",
         eur,
         {{dec("1"), dec("100"), dec("20")}, {dec("-1"), dec("10"), dec("20")}},
         "90.00",
         "18.00",
         "108.00"},
        {"a negative half goes away from zero", eur, {{dec("-1"), dec("0.005"), dec("0")}}, "-0.01", "0.00", "-0.01"},
        {"quarter hours", eur, {{dec("7.25"), dec("96.5"), dec("0")}}, "699.63", "0.00", "699.63"},
    };
    for (auto const& one : cases) {
        auto const sums = calculate(one.currency, one.lines);
        EXPECT_EQ(sums.net.text(), one.net) << one.what;
        EXPECT_EQ(sums.tax.text(), one.tax) << one.what;
        EXPECT_EQ(sums.total.text(), one.total) << one.what;
    }
}

TEST(InvoiceSums, beyond_the_largest_amount_are_refused_and_never_rounded) {
    Invoice invoice;
    invoice.currency = eur;
    invoice.lines.resize(1);
    invoice.lines[0].quantity = dec("1000000");
    invoice.lines[0].price = dec("1000000000000");
    Problems problems;
    check(invoice, problems);
    ASSERT_EQ(problems.all().size(), 1U);
    EXPECT_EQ(problems.all()[0].path, "lines");
}

TEST(InvoiceSums, parts_in_base_currency_sum_to_the_whole) {
    std::vector<Amount> const parts{{333, eur}, {333, eur}, {-100, eur}, {334, eur}};
    auto const converted = convert_parts(parts, dec("1.6437"), aud);
    Amount sum{0, aud};
    for (auto const& part : converted) sum += part;
    EXPECT_EQ(sum, convert({900, eur}, dec("1.6437"), aud, Rounding::half_up));
}

TEST(InvoiceCheck, names_every_wrong_line_at_once) {
    Invoice invoice;
    invoice.currency = eur;
    invoice.lines.resize(2);
    invoice.lines[0].quantity = dec("0");
    invoice.lines[1].tax_category = TaxCategory::AE;
    invoice.lines[1].tax_rate = dec("20");
    Problems problems;
    check(invoice, problems);
    ASSERT_EQ(problems.all().size(), 2U);
    EXPECT_EQ(problems.all()[0].path, "lines/0/quantity");
    EXPECT_EQ(problems.all()[1].path, "lines/1/tax_rate");
}

Invoice issued(std::string_view price, std::string_view rate) {
    Invoice invoice;
    invoice.currency = eur;
    invoice.lines.resize(1);
    invoice.lines[0].price = dec(price);
    issue(invoice, {.number = "INV-2026-0001",
                    .on = *Date::parse("2026-11-09"),
                    .rate = {dec(rate), *Date::parse("2026-11-09"), "ECB"},
                    .base = aud});
    return invoice;
}

TEST(InvoiceRules, an_issued_invoice_is_not_issued_again) {
    auto invoice = issued("100", "1.6");
    EXPECT_EQ(invoice.state, InvoiceState::issued);
    EXPECT_EQ(invoice.due_on->text(), "2026-11-23");
    EXPECT_EQ(invoice.base_total->text(), "160.00");
    EXPECT_THROW(issue(invoice, {.number = "INV-2026-0002"}), Refusal);
}

TEST(InvoiceRules, settling_in_parts_releases_exactly_the_base_total) {
    auto invoice = issued("100", "1.64375");
    auto const total = *invoice.base_total;
    Amount released{0, aud};
    for (auto minor : {3333, 1, 3333, 3333}) {
        released += settle(invoice, {minor, eur});
        EXPECT_EQ(*invoice.base_open, convert(invoice.open, *invoice.rate, aud, Rounding::half_up));
    }
    EXPECT_EQ(invoice.state, InvoiceState::paid);
    EXPECT_TRUE(invoice.base_open->is_zero());
    EXPECT_EQ(released, total);
}

TEST(InvoiceRules, more_cannot_be_credited_than_was_invoiced) {
    auto invoice = issued("100", "1.6");
    EXPECT_EQ(credit_note_of(invoice, {}).total.text(), "100.00");
    invoice.credited = {1, eur};
    EXPECT_THROW(credit_note_of(invoice, {}), Refusal);
    CreditInvoice const half{.lines = {{0, dec("0.5")}}, .issued_on = {}, .note = {}};
    EXPECT_EQ(credit_note_of(invoice, half).total.text(), "50.00");
    EXPECT_THROW(credit_note_of(invoice, {.lines = {{0, dec("1.5")}}, .issued_on = {}, .note = {}}), Refusal);
    EXPECT_THROW(credit_note_of(invoice, {.lines = {{0, dec("-1")}}, .issued_on = {}, .note = {}}), Refusal);
    EXPECT_THROW(credit_note_of(invoice, {.lines = {{7, {}}}, .issued_on = {}, .note = {}}), Refusal);
}

TEST(InvoiceRules, numbers_say_kind_and_year) {
    EXPECT_EQ(invoice_number(InvoiceKind::invoice, 2026, 42), "INV-2026-0042");
    EXPECT_EQ(invoice_number(InvoiceKind::credit_note, 2026, 12345), "CN-2026-12345");
}

}  // namespace
}  // namespace farflung::billing
