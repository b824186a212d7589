#include "core/printed_text.hpp"

#include <gtest/gtest.h>

namespace farflung {
namespace {

Amount euros(std::int64_t cents) { return {cents, *Currency::parse("EUR")}; }

TEST(PrintedText, shows_an_amount_however_it_is_written) {
    for (auto const* text :
         {"Total 1.234,56 EUR", "Total 1,234.56", "1 234,56 €", "1\u202F234,56", "1\u00A0234.56", "1234.56", "1234,56",
          "CHF 1'234.56", "1’234.56", "-1,234.56", "١٬٢٣٤٫٥٦", "१,२३४.५६", "1 2 3 4 , 5 6", "\u200E1,234.56\u200E"}) {
        EXPECT_TRUE(PrintedText(text).shows(euros(123'456))) << text;
    }
    EXPECT_TRUE(PrintedText("₹ 12,34,567.00").shows(Amount{123'456'700, *Currency::parse("INR")}));
    EXPECT_TRUE(PrintedText("合計 ￥１２,３４５").shows(Amount{12'345, *Currency::parse("JPY")}));
    EXPECT_TRUE(PrintedText("1.234,-").shows(euros(123'400)));
    EXPECT_TRUE(PrintedText("KWD 1,234.5").shows(Amount{1'234'500, *Currency::parse("KWD")}));
}

TEST(PrintedText, does_not_take_a_part_of_another_figure_for_it) {
    for (auto const* text :
         {"11,234.56", "1,234.567", "2.1.234,56", "1.234.56", "1234.5", "1 234", "123456", "", "Total"}) {
        EXPECT_FALSE(PrintedText(text).shows(euros(123'456))) << text;
    }
    EXPECT_FALSE(PrintedText("1,400.00").shows(euros(40'000)));
    EXPECT_FALSE(PrintedText("400.50").shows(euros(40'000)));
    EXPECT_TRUE(PrintedText("Sum 400.00, due").shows(euros(40'000)));
}

TEST(PrintedText, shows_numbers_and_accounts_whatever_stands_between_their_parts) {
    PrintedText const text("Factura nr. FV/2026-77\nIBAN: RO49 AAAA 1B31 0075 9384 0000\nSort code 12-34-56");
    EXPECT_TRUE(text.shows("fv2026 77"));
    EXPECT_TRUE(text.shows("RO49AAAA1B31007593840000"));
    EXPECT_TRUE(text.shows("123456"));
    EXPECT_FALSE(text.shows("DE89370400440532013000"));
}

TEST(PrintedText, finds_the_accounts_on_it) {
    EXPECT_EQ(PrintedText("IBAN:RO49 AAAA 1B31 0075 9384 0000 or de89 3704 0044 0532 0130 00, DE00 3704").ibans(),
              (std::vector<std::string>{"RO49AAAA1B31007593840000", "DE89370400440532013000"}));
}

TEST(PrintedText, of_a_scan_has_no_figures_and_broken_bytes_are_left_out) {
    EXPECT_FALSE(PrintedText(" \n\f").has_figures());
    EXPECT_FALSE(PrintedText("Factura").has_figures());
    EXPECT_TRUE(PrintedText("\xFF\xC3 400.00 \xE2").shows(euros(40'000)));
}

}  // namespace
}  // namespace farflung
