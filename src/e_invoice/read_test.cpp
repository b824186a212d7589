#include "e_invoice/read.hpp"

#include <gtest/gtest.h>

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

}  // namespace farflung::e_invoice
