#include "e_invoice/rules_elements.hpp"

#include <algorithm>
#include <array>

#include "e_invoice/code_lists.hpp"

namespace farflung::e_invoice {

namespace {

using Findings = std::vector<Finding>;

void note(Findings& findings, std::string_view rule, XmlElement place, Fault fault) {
    findings.push_back(
        {std::string(rule), Severity::fatal, place.path() + ", line " + std::to_string(place.line()), {}, fault});
}

/// Where an element stands: what it is in, and what that is in.
struct Around {
    std::string_view parent{};
    bool is_in_line = false;
    bool is_in_price = false;
};

template <class Look>
void visit(XmlElement element, Around const& around, Look const& look) {
    look(element, around);
    auto const name = element.name();
    Around inside{
        .parent = name, .is_in_line = around.is_in_line, .is_in_price = around.is_in_price || name == "Price"};
    if (name == "IncludedSupplyChainTradeLineItem") inside.is_in_line = true;
    for (auto const& child : element.children()) visit(child, inside, look);
}

void check_unit(XmlElement element, Findings& findings) {
    bool const is_known = !element.has_attribute("unitCode") || codes::is_unit(element.attribute("unitCode"));
    if (!is_known) note(findings, "BR-CL-23", element, Fault::unknown_code);
}

bool has_more_than_two_digits(std::string const& text) {
    auto const point = text.find('.');
    return point != std::string::npos && text.size() - point - 1 > 2;
}

void check_ubl_amount(XmlElement element, Around const& around, Findings& findings) {
    constexpr std::array<std::string_view, 13> amounts{"Amount",
                                                       "BaseAmount",
                                                       "PriceAmount",
                                                       "TaxAmount",
                                                       "TaxableAmount",
                                                       "PrepaidAmount",
                                                       "LineExtensionAmount",
                                                       "TaxExclusiveAmount",
                                                       "TaxInclusiveAmount",
                                                       "PayableAmount",
                                                       "AllowanceTotalAmount",
                                                       "ChargeTotalAmount",
                                                       "PayableRoundingAmount"};
    auto const name = element.name();
    if (std::ranges::find(amounts, name) == amounts.end()) return;
    if (!codes::is_currency(element.attribute("currencyID"))) note(findings, "BR-CL-03", element, Fault::unknown_code);
    bool const is_price = name == "PriceAmount" || around.is_in_price;
    if (!is_price && has_more_than_two_digits(element.text())) {
        note(findings, "UBL-DT-01", element, Fault::too_many_digits);
    }
}

/// BR-CO-15: there is one tax total in the invoice's own currency.
void check_tax_totals(XmlElement root, Findings& findings) {
    auto const currency = root.child("DocumentCurrencyCode").text();
    auto const totals = root.children("TaxTotal");
    auto const own = std::ranges::count_if(
        totals, [&](XmlElement total) { return total.child("TaxAmount").attribute("currencyID") == currency; });
    if (!totals.empty() && own != 1) note(findings, "BR-CO-15", totals.front(), Fault::wrong_sum);
}

void check_kind_of_tax(XmlElement element, Around const& around, Findings& findings) {
    auto const type = element.child("TypeCode");
    if (type && type.text() != "VAT") note(findings, "CII-DT-037", element, Fault::wrong_value);
    if (type) return;
    if (element.name() == "ApplicableTradeTax") {
        note(findings, around.is_in_line ? "BR-CO-04" : "BR-47", element, Fault::missing);
    } else {
        note(findings, "BR-37", element, Fault::missing);
    }
}

/// A day is written as form 102 of UNTDID 2379: eight figures.
void check_day(XmlElement element, Around const& around, Findings& findings) {
    if (element.attribute("format") == "102") return;
    bool const is_of_period = around.parent == "StartDateTime" || around.parent == "EndDateTime";
    auto const* const period_rule = around.is_in_line ? "BR-30" : "BR-29";
    auto const* const other_rule = around.parent == "IssueDateTime" ? "BR-03" : "CII-DT-097";
    note(findings, is_of_period ? period_rule : other_rule, element, Fault::unreadable);
}

void check_means(XmlElement root, Findings& findings) {
    auto const settlement = root.at("SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement");
    auto const all = settlement.children("SpecifiedTradeSettlementPaymentMeans");
    for (auto const& one : all) {
        if (!one.child("TypeCode")) note(findings, "BR-49", one, Fault::missing);
        bool const is_other = one.child("TypeCode").text() != all.front().child("TypeCode").text();
        if (is_other) note(findings, "CII-SR-467", one, Fault::wrong_value);
    }
}

}  // namespace

void check_ubl_elements(XmlElement root, Findings& findings) {
    check_tax_totals(root, findings);
    visit(root, {}, [&](XmlElement element, Around const& around) {
        auto const name = element.name();
        if (name.ends_with("Amount")) check_ubl_amount(element, around, findings);
        if (name.ends_with("Quantity")) check_unit(element, findings);
        if (name == "PaymentMeans" && !element.child("PaymentMeansCode")) {
            note(findings, "BR-49", element, Fault::missing);
        }
        bool const is_registration = name == "PartyTaxScheme";
        if (is_registration && (!element.at("TaxScheme/ID") || !element.child("CompanyID"))) {
            note(findings, "UBL-SR-53", element, Fault::missing);
        }
    });
}

void check_cii_elements(XmlElement root, Findings& findings) {
    check_means(root, findings);
    visit(root, {}, [&](XmlElement element, Around const& around) {
        auto const name = element.name();
        bool const has_unknown_currency =
            element.has_attribute("currencyID") && !codes::is_currency(element.attribute("currencyID"));
        if (has_unknown_currency) note(findings, "BR-CL-03", element, Fault::unknown_code);
        if (name.ends_with("Quantity")) check_unit(element, findings);
        if (name == "DateTimeString") check_day(element, around, findings);
        if (name == "ApplicableTradeTax" || name == "CategoryTradeTax") check_kind_of_tax(element, around, findings);
        bool const is_line_price = name == "NetPriceProductTradePrice" && element.children("ChargeAmount").size() > 1;
        if (is_line_price) note(findings, "CII-SR-439", element, Fault::too_often);
    });
}

}  // namespace farflung::e_invoice
