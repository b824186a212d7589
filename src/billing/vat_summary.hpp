#pragma once

#include <map>

#include "billing/invoice.hpp"

namespace farflung::billing {

struct AskVatSummary {
    Date from;
    Date to;
};
constexpr auto describe(Of<AskVatSummary>) {
    return record("ask_vat_summary", field("from", &AskVatSummary::from, {.required = true, .label = "From"}),
                  field("to", &AskVatSummary::to, {.required = true, .label = "To"}));
}

/// What one document adds to a box. A credit note counts against it.
struct VatDocument {
    Uuid document_id;
    std::string number;
    Date issued_on;
    PartyId customer_id;
    std::string customer_name;
    Amount taxable;  // in the document's currency
    Amount tax;
    Amount base_taxable;
    Amount base_tax;
};
constexpr auto describe(Of<VatDocument>) {
    return record("vat_document", field("document_id", &VatDocument::document_id, {.label = "Document"}),
                  field("number", &VatDocument::number, {.label = "Number"}),
                  field("issued_on", &VatDocument::issued_on, {.label = "Issued on"}),
                  field("customer_id", &VatDocument::customer_id, {.references = "party", .label = "Customer"}),
                  field("customer_name", &VatDocument::customer_name, {.label = "Name"}),
                  field("taxable", &VatDocument::taxable, {.label = "Taxable"}),
                  field("tax", &VatDocument::tax, {.label = "Tax"}),
                  field("base_taxable", &VatDocument::base_taxable, {.label = "Taxable in base currency"}),
                  field("base_tax", &VatDocument::base_tax, {.label = "Tax in base currency"}));
}

/// Everything of one country's tax, category and rate. The country is the seller's own, or the consumer's where the One
/// Stop Shop declares it.
struct VatBox {
    std::string country;
    bool one_stop_shop = false;
    TaxCategory category = TaxCategory::S;
    Decimal rate;
    Amount taxable;  // in base currency
    Amount tax;
    std::vector<VatDocument> documents;
};
constexpr auto describe(Of<VatBox>) {
    return record(
        "vat_box", field("country", &VatBox::country, {.label = "Country"}),
        field("one_stop_shop", &VatBox::one_stop_shop, {.label = "One Stop Shop"}),
        field("category", &VatBox::category, {.label = "Tax category"}),
        field("rate", &VatBox::rate, {.label = "Tax rate"}), field("taxable", &VatBox::taxable, {.label = "Taxable"}),
        field("tax", &VatBox::tax, {.label = "Tax"}), field("documents", &VatBox::documents, {.label = "Documents"}));
}

/// A customer of another member state, as the EC sales list names it: goods under K, services under AE.
struct EcSalesLine {
    std::string country;
    std::string tax_number;
    std::string name;
    TaxCategory category = TaxCategory::K;
    Amount taxable;  // in base currency
};
constexpr auto describe(Of<EcSalesLine>) {
    return record("ec_sales_line", field("country", &EcSalesLine::country, {.label = "Country"}),
                  field("tax_number", &EcSalesLine::tax_number, {.label = "Tax number"}),
                  field("name", &EcSalesLine::name, {.label = "Name"}),
                  field("category", &EcSalesLine::category, {.label = "Tax category"}),
                  field("taxable", &EcSalesLine::taxable, {.label = "Taxable"}));
}

struct VatSummary {
    Date from;
    Date to;
    std::vector<VatBox> boxes;
    std::vector<EcSalesLine> ec_sales;
    Amount output;  // the tax of all boxes
    Amount input;   // what partners' bills bore
    Amount booked;  // what the ledger's tax account says of these days
};
constexpr auto describe(Of<VatSummary>) {
    return record("vat_summary", field("from", &VatSummary::from, {.label = "From"}),
                  field("to", &VatSummary::to, {.label = "To"}), field("boxes", &VatSummary::boxes, {.label = "Boxes"}),
                  field("ec_sales", &VatSummary::ec_sales, {.label = "EC sales list"}),
                  field("output", &VatSummary::output, {.label = "Tax on sales"}),
                  field("input", &VatSummary::input, {.label = "Tax on purchases"}),
                  field("booked", &VatSummary::booked, {.label = "In the ledger"}));
}

/// Tax by the day of issue, each box with its documents; tax in base currency is what the ledger holds of them.
VatSummary vat_summary(Unit const& unit, AskVatSummary const& request);

struct AskOneStopShop {
    int year{};
    int quarter{};
};
constexpr auto describe(Of<AskOneStopShop>) {
    return record("ask_one_stop_shop",
                  field("year", &AskOneStopShop::year, {.min = 2021, .max = 2999, .label = "Year"}),
                  field("quarter", &AskOneStopShop::quarter, {.min = 1, .max = 4, .label = "Quarter"}));
}
struct OneStopShopLine {
    std::string country;
    Decimal rate;
    Amount taxable;  // in euro
    Amount tax;
};
constexpr auto describe(Of<OneStopShopLine>) {
    return record("one_stop_shop_line", field("country", &OneStopShopLine::country, {.label = "Country"}),
                  field("rate", &OneStopShopLine::rate, {.label = "Tax rate"}),
                  field("taxable", &OneStopShopLine::taxable, {.label = "Taxable"}),
                  field("tax", &OneStopShopLine::tax, {.label = "Tax"}));
}
/// What this quarter's credit notes take back of an earlier one.
struct OneStopShopCorrection {
    int year{};
    int quarter{};
    std::string country;
    Amount tax;
};
constexpr auto describe(Of<OneStopShopCorrection>) {
    return record("one_stop_shop_correction", field("year", &OneStopShopCorrection::year, {.label = "Year"}),
                  field("quarter", &OneStopShopCorrection::quarter, {.label = "Quarter"}),
                  field("country", &OneStopShopCorrection::country, {.label = "Country"}),
                  field("tax", &OneStopShopCorrection::tax, {.label = "Tax"}));
}
struct OneStopShop {
    Date from;
    Date to;
    std::vector<OneStopShopLine> lines;
    std::vector<OneStopShopCorrection> corrections;
    std::vector<std::string> nil_countries;
    Amount taxable;
    Amount tax;
    Amount payable;
};
constexpr auto describe(Of<OneStopShop>) {
    return record("one_stop_shop", field("from", &OneStopShop::from, {.label = "From"}),
                  field("to", &OneStopShop::to, {.label = "To"}),
                  field("lines", &OneStopShop::lines, {.label = "Lines"}),
                  field("corrections", &OneStopShop::corrections, {.label = "Corrections of earlier quarters"}),
                  field("nil_countries", &OneStopShop::nil_countries, {.label = "Nothing sold"}),
                  field("taxable", &OneStopShop::taxable, {.label = "Taxable"}),
                  field("tax", &OneStopShop::tax, {.label = "Tax"}),
                  field("payable", &OneStopShop::payable, {.label = "To pay"}));
}
/// What the One Stop Shop asks for of a quarter, by country and rate: the sum of each currency in euro at the rate of
/// the quarter's last day (Directive 2006/112/EC Art. 369h). What takes back a sale of an earlier quarter is a
/// correction of that one, at its rate (Art. 369g(4)). To pay is what is due to each country; what is due from one
/// comes back from there. Whoever uses the scheme sees the countries without any of it, too. Refuses `rate.missing`.
OneStopShop one_stop_shop(Unit const& unit, AskOneStopShop const& request);
/// What is due to each country that something was sold to or taken back from; below zero, it comes back from there.
std::map<std::string, Amount> balances_of(OneStopShop const& shop);

}  // namespace farflung::billing
