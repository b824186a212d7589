#include "e_invoice/read.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace farflung::e_invoice {

TEST(ReadInvoice, a_tax_total_that_says_no_currency_is_the_documents) {
    auto const invoice =
        read_xml(
            "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'>"
            "<DocumentCurrencyCode>EUR</DocumentCurrencyCode><TaxTotal><TaxAmount>19</TaxAmount><TaxSubtotal>"
            "<TaxAmount>19</TaxAmount></TaxSubtotal></TaxTotal></Invoice>")
            .invoice;
    EXPECT_EQ(invoice.totals.tax, Decimal(19));
    EXPECT_FALSE(invoice.totals.base_tax);
    EXPECT_EQ(invoice.taxes.size(), 1U);
}

TEST(ReadInvoice, prefixes_and_comments_are_the_writers_choice_and_namespaces_are_not) {
    struct Written {
        char const* what;
        char const* space;
        char const* text;
        bool is_ours;
    };
    constexpr Written all[] = {
        {"plain", "CommonBasicComponents-2", "EUR", true},
        {"comment", "CommonBasicComponents-2", "E<!-- the euro -->UR", true},
        {"instruction", "CommonBasicComponents-2", "EU<?sort by?>R", true},
        {"character data", "CommonBasicComponents-2", "<![CDATA[EUR]]>", true},
        {"another version", "CommonBasicComponents-3", "EUR", false},
    };
    for (auto const& [what, space, text, is_ours] : all) {
        auto const read = read_xml(
            "<u:Invoice xmlns:u='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2' "
            "xmlns:b='urn:oasis:names:specification:ubl:schema:xsd:" +
            std::string(space) + "'><b:DocumentCurrencyCode>" + text + "</b:DocumentCurrencyCode></u:Invoice>");
        EXPECT_EQ(read.invoice.currency, "EUR") << what;
        bool const is_stranger =
            std::ranges::any_of(read.findings, [](auto const& one) { return one.rule == "syntax"; });
        EXPECT_EQ(is_stranger, !is_ours) << what;
    }
}

}  // namespace farflung::e_invoice
