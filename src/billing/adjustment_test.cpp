#include <gtest/gtest.h>

#include <array>

#include "billing/invoice_commands.hpp"

namespace farflung::billing {
namespace {

Currency const eur = *Currency::parse("EUR");
Currency const jpy = *Currency::parse("JPY");

Decimal dec(std::string_view text) { return *Decimal::parse(text); }

Adjustment discount(std::string_view percent) { return {AdjustmentKind::discount, "Loyal", dec(percent), {}, {}}; }
Adjustment discount_of(std::int64_t minor, Currency currency = eur) {
    return {AdjustmentKind::discount, "Loyal", {}, Amount{minor, currency}, {}};
}
Adjustment charge_of(std::int64_t minor, Currency currency = eur) {
    return {AdjustmentKind::charge, "Freight", {}, Amount{minor, currency}, {}};
}

struct AdjustedCase {
    std::string_view what;
    PricedDocument document;
    std::string_view net;
    std::string_view tax;
    std::string_view rounding;
    std::string_view total;
};

TEST(Adjustments, follow_EN_16931_on_lines_and_documents) {
    auto const line = [](std::string_view price, std::string_view rate, std::vector<Adjustment> adjustments = {}) {
        return PricedLine{dec("1"), dec(price), dec(rate), TaxCategory::S, std::move(adjustments)};
    };
    auto const with_tax = PricesIn::with_tax;
    auto const without_tax = PricesIn::without_tax;
    auto const half_up = TaxRounding::half_up;
    auto const per_line = TaxRoundedPer::line;
    std::vector<AdjustedCase> const cases{
        {"a line's percentage", {eur, {line("100", "20", {discount("10")})}}, "90.00", "18.00", "0.00", "108.00"},
        {"a line's amount", {eur, {line("100", "20", {discount_of(1050)})}}, "89.50", "17.90", "0.00", "107.40"},
        {"a line's charge", {eur, {line("100", "20", {charge_of(500)})}}, "105.00", "21.00", "0.00", "126.00"},
        {"percentages do not compound",
         {eur, {line("100", "0", {discount("10"), discount("10")})}},
         "80.00",
         "0.00",
         "0.00",
         "80.00"},
        {"a half of a percentage goes up", {eur, {line("0.50", "0", {discount("1")})}}, "0.49", "0.00", "0.00", "0.49"},
        {"a document's percentage on each tax",
         {eur, {line("100", "20"), line("50", "10")}, {discount("10")}},
         "135.00",
         "22.50",
         "0.00",
         "157.50"},
        {"a document's amount in proportion",
         {eur, {line("100", "20"), line("50", "10")}, {discount_of(1000)}},
         "140.00",
         "23.34",
         "0.00",
         "163.34"},
        {"discount and charge",
         {eur, {line("100", "20")}, {discount("10"), charge_of(500)}},
         "95.00",
         "19.00",
         "0.00",
         "114.00"},
        {"no smallest unit", {jpy, {line("999", "10")}, {discount("3")}}, "969", "97", "0", "1066"},
        {"a price with tax costs what it says",
         {eur, {line("10.00", "20")}, {}, with_tax},
         "8.33",
         "1.67",
         "0.00",
         "10.00"},
        {"net and tax that cannot meet the price leave a rounding",
         {eur, {line("0.03", "19")}, {}, with_tax},
         "0.03",
         "0.01",
         "-0.01",
         "0.03"},
        {"prices with tax and a discount of the document",
         {eur, {line("119", "19"), line("10.70", "7")}, {discount("10")}, with_tax},
         "99.00",
         "17.73",
         "0.00",
         "116.73"},
        {"in yen with tax", {jpy, {line("1000", "10")}, {}, with_tax}, "909", "91", "0", "1000"},
        {"down, as is the custom in Japan",
         {jpy, {line("105", "10"), line("13", "8")}, {}, without_tax, TaxRounding::down},
         "118",
         "11",
         "0",
         "129"},
        {"a half to the even neighbour",
         {eur, {line("0.50", "5"), line("0.30", "5.0"), line("0.10", "5.00")}, {}, without_tax, TaxRounding::half_even},
         "0.90",
         "0.04",
         "0.00",
         "0.94"},
        {"line by line",
         {eur, {line("0.03", "20"), line("0.03", "20"), line("0.03", "20")}, {}, without_tax, half_up, per_line},
         "0.09",
         "0.03",
         "0.00",
         "0.12"},
        {"line by line, with what the whole document takes off as a line of its own",
         {eur, {line("0.03", "20"), line("0.03", "20")}, {discount_of(1)}, without_tax, half_up, per_line},
         "0.05",
         "0.02",
         "0.00",
         "0.07"},
        {"line by line with tax",
         {eur, {line("0.10", "20"), line("0.10", "20")}, {}, with_tax, half_up, per_line},
         "0.16",
         "0.04",
         "0.00",
         "0.20"},
    };
    for (auto const& one : cases) {
        auto const sums = calculate(one.document);
        EXPECT_EQ(sums.net.text(), one.net) << one.what;
        EXPECT_EQ(sums.tax.text(), one.tax) << one.what;
        EXPECT_EQ(sums.rounding.text(), one.rounding) << one.what;
        EXPECT_EQ(sums.total.text(), one.total) << one.what;
    }
}

/// BR-CO-10 to BR-CO-16, and that prices with tax are what is paid, over documents of every kind of sum.
TEST(Adjustments, leave_no_cent_over_in_random_documents) {
    std::uint32_t seed = 1;
    auto const any = [&](std::int64_t most) {
        seed = seed * 1664525U + 1013904223U;
        return static_cast<std::int64_t>(seed >> 8U) % most;
    };
    auto const adjustment = [&] {
        auto one = any(2) == 0 ? discount_of(1 + any(400)) : charge_of(1 + any(400));
        if (any(2) == 0) one.percent = Decimal::of(1 + any(3000), 2);
        return one;
    };
    std::array const rates{dec("0"), dec("5.5"), dec("19"), dec("20")};
    std::array const ways{TaxRounding::half_up, TaxRounding::half_even, TaxRounding::down};
    for (int i = 0; i < 5000; ++i) {
        PricedDocument document{eur, {}, {}, any(2) == 0 ? PricesIn::with_tax : PricesIn::without_tax};
        for (auto lines = 1 + any(5); lines > 0; --lines) {
            document.lines.push_back(
                {Decimal::of(1 + any(900), 2), Decimal::of(any(100'000), 3), rates[static_cast<std::size_t>(any(4))]});
            if (any(3) == 0) document.lines.back().adjustments.push_back(adjustment());
        }
        for (auto count = any(3); count > 0; --count) document.adjustments.push_back(adjustment());
        document.tax_rounding = ways[static_cast<std::size_t>(any(3))];
        document.tax_rounded_per = any(2) == 0 ? TaxRoundedPer::line : TaxRoundedPer::document;
        auto const sums = calculate(document);
        Amount lines{0, eur};
        Amount taxable{0, eur};
        Amount tax{0, eur};
        Amount priced{0, eur};
        auto adjusted = lines;
        for (auto const& net : sums.line_nets) lines += net;
        for (auto const& amount : sums.line_amounts) priced += amount;
        for (auto const& part : sums.adjustment_parts) adjusted += signed_by(part.kind, part.amount);
        for (auto const& one : sums.adjustments) priced += signed_by(one.kind, *one.amount);
        for (auto const& one : sums.taxes) {
            taxable += one.taxable;
            tax += one.tax;
            // The official rules let a document's tax differ from the exact one by less than one (BR-CO-17).
            auto const exact = one.taxable.decimal() * one.rate * Decimal::of(1, 2);
            auto const off = one.tax.decimal() - exact;
            EXPECT_LT(off.is_negative() ? -off : off, Decimal(1)) << i;
        }
        EXPECT_EQ(lines + adjusted, sums.net) << i;
        EXPECT_EQ(taxable, sums.net) << i;
        EXPECT_EQ(tax, sums.tax) << i;
        EXPECT_EQ(sums.net + sums.tax + sums.rounding, sums.total) << i;
        EXPECT_EQ(document.prices == PricesIn::with_tax ? priced : sums.net + sums.tax, sums.total) << i;
    }
}

TEST(Adjustments, that_say_nothing_or_too_much_are_named_by_their_path) {
    Invoice invoice;
    invoice.currency = eur;
    invoice.lines.resize(1);
    invoice.lines[0].price = dec("100");
    invoice.lines[0].adjustments = {{AdjustmentKind::discount, "Loyal", {}, {}, {}}, discount("0")};
    invoice.adjustments = {discount_of(0), charge_of(100, jpy)};
    Problems problems;
    check(invoice, problems);
    std::vector<std::string> paths;
    for (auto const& problem : problems.all()) paths.push_back(problem.path);
    EXPECT_EQ(paths, (std::vector<std::string>{"adjustments/0/amount", "adjustments/1/amount",
                                               "lines/0/adjustments/0/amount", "lines/0/adjustments/1/percent"}));
}

TEST(Adjustments, say_a_percentage_or_an_amount_and_keep_both_once_they_are_summed) {
    Invoice invoice;
    invoice.currency = eur;
    invoice.lines.resize(1);
    invoice.lines[0].price = dec("100");
    invoice.lines[0].adjustments = {discount("5")};
    invoice.adjustments = {discount("10")};
    recalculate(invoice);
    Problems none;
    check(invoice, none);
    EXPECT_TRUE(none.empty()) << none.all().front().path;
    for (auto* one : {&invoice.lines[0].adjustments[0], &invoice.adjustments[0]}) {
        *one = discount("5");
        one->amount = Amount{5000, eur};
    }
    Problems problems;
    check(invoice, problems);
    ASSERT_EQ(problems.all().size(), 2U);
    EXPECT_EQ(problems.all()[0].path, "adjustments/0/amount");
    EXPECT_EQ(problems.all()[1].path, "lines/0/adjustments/0/amount");
}

TEST(Adjustments, are_taken_back_with_what_they_stand_on) {
    Invoice invoice;
    invoice.currency = eur;
    invoice.lines.resize(2);
    invoice.lines[0].price = dec("100");
    invoice.lines[0].quantity = dec("4");
    invoice.lines[0].adjustments = {discount_of(4000)};
    invoice.lines[1].price = dec("40");
    invoice.adjustments = {discount("10"), charge_of(2000)};
    issue(invoice, {.number = "INV-2026-0001",
                    .on = *Date::parse("2026-11-09"),
                    .rate = {dec("1"), *Date::parse("2026-11-09"), "ECB"},
                    .base = eur});
    EXPECT_EQ(invoice.total.text(), "380.00");
    EXPECT_EQ(credit_note_of(invoice, {}).total.text(), "380.00");
    CreditInvoice const quarter{.lines = {{0, dec("1")}}, .issued_on = {}, .note = {}};
    auto const note = credit_note_of(invoice, quarter);
    EXPECT_EQ(note.lines[0].net.text(), "90.00");
    EXPECT_EQ(note.total.text(), "85.50") << "90 less a tenth, with 90 of 400 parts of the charge";
}

}  // namespace
}  // namespace farflung::billing
