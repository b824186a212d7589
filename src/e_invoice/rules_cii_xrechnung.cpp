#include "e_invoice/element_path.hpp"
#include "e_invoice/rules_elements.hpp"
#include "e_invoice/walker.hpp"

namespace farflung::e_invoice {

namespace {

constexpr std::string_view header = "//ApplicableHeaderTradeSettlement";
constexpr std::string_view gross_price = "//SpecifiedLineTradeAgreement/GrossPriceProductTradePrice";

/// What XRechnung takes over of BIS Billing, as CII has it.
constexpr ElementRule rules[] = {
    {"PEPPOL-EN16931-R001", "ExchangedDocumentContext", Must::stand,
     "BusinessProcessSpecifiedDocumentContextParameter/ID"},
    {"PEPPOL-EN16931-R010", "//BuyerTradeParty", Must::stand, "URIUniversalCommunication/URIID"},
    {"PEPPOL-EN16931-R020", "//SellerTradeParty", Must::stand, "URIUniversalCommunication/URIID"},
    {"PEPPOL-EN16931-R061", "//ApplicableHeaderTradeSettlement[SpecifiedTradeSettlementPaymentMeans/TypeCode=49,59]",
     Must::stand, "SpecifiedTradePaymentTerms/DirectDebitMandateID"},
    {"BR-DE-2", "//SellerTradeParty", Must::stand, "DefinedTradeContact"},
    {"BR-DE-23-a", "//SpecifiedTradeSettlementPaymentMeans[TypeCode=30,58]", Must::stand,
     "PayeePartyCreditorFinancialAccount"},
    {"BR-DE-24-a", "//SpecifiedTradeSettlementPaymentMeans[TypeCode=48,54,55]", Must::stand,
     "ApplicableTradeSettlementFinancialCard"},
};

std::string currency_of(XmlElement settlement) { return settlement.child("InvoiceCurrencyCode").text(); }

std::vector<XmlElement> totals_in(XmlElement settlement, bool own) {
    if (!settlement.child("InvoiceCurrencyCode")) return {};
    auto totals =
        elements_at(settlement, "SpecifiedTradeSettlementHeaderMonetarySummation/TaxTotalAmount[@currencyID]");
    std::erase_if(
        totals, [&](XmlElement const& one) { return (one.attribute("currencyID") == currency_of(settlement)) != own; });
    return totals;
}

bool says_true_or_false(XmlElement adjustment, XmlElement) {
    auto const text = adjustment.at("ChargeIndicator/Indicator").text();
    return text == "true" || text == "false";
}

/// The prices before and after a discount are of the same quantity.
bool has_one_quantity(XmlElement line, XmlElement) {
    auto const gross = line.at("SpecifiedLineTradeAgreement/GrossPriceProductTradePrice/BasisQuantity");
    auto const net = line.at("SpecifiedLineTradeAgreement/NetPriceProductTradePrice/BasisQuantity");
    if (!gross || !net) return true;
    bool const has_units = gross.has_attribute("unitCode") && net.has_attribute("unitCode");
    return gross.text() == net.text() && (!has_units || gross.attribute("unitCode") == net.attribute("unitCode"));
}

bool is_unit_of_line(XmlElement line, XmlElement) {
    auto const unit = text_at(line, "SpecifiedLineTradeDelivery/BilledQuantity/@unitCode");
    for (auto const& one :
         texts_at(line,
                  "SpecifiedLineTradeAgreement/NetPriceProductTradePrice/BasisQuantity/@unitCode|"
                  "SpecifiedLineTradeAgreement/GrossPriceProductTradePrice/BasisQuantity/@unitCode")) {
        if (one != unit) return false;
    }
    return true;
}

/// A line's period lies in that of the document; days of form 102 are in their order as texts.
bool is_inside(XmlElement line_day, XmlElement root, std::string_view name) {
    auto const outer =
        root.at("SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/BillingSpecifiedPeriod").child(name);
    if (!outer) return true;
    auto const inner_text = line_day.child("DateTimeString");
    auto const outer_text = outer.child("DateTimeString");
    if (!inner_text || !outer_text) return false;
    return name == "StartDateTime" ? inner_text.text() >= outer_text.text() : inner_text.text() <= outer_text.text();
}

constexpr ElementCheck checks[] = {
    {"PEPPOL-EN16931-R110", "//SpecifiedLineTradeSettlement/BillingSpecifiedPeriod/StartDateTime", Fault::wrong_value,
     [](XmlElement day, XmlElement root) { return is_inside(day, root, "StartDateTime"); }},
    {"PEPPOL-EN16931-R111", "//SpecifiedLineTradeSettlement/BillingSpecifiedPeriod/EndDateTime", Fault::wrong_value,
     [](XmlElement day, XmlElement root) { return is_inside(day, root, "EndDateTime"); }},
    {"PEPPOL-EN16931-R043-1", "//SpecifiedTradeAllowanceCharge", Fault::wrong_value, says_true_or_false},
    {"PEPPOL-EN16931-R043-2", "//AppliedTradeAllowanceCharge", Fault::wrong_value, says_true_or_false},
    {"PEPPOL-EN16931-R044", gross_price, Fault::wrong_value,
     [](XmlElement price, XmlElement) {
         return !is_there(price, "AppliedTradeAllowanceCharge/ActualAmount") ||
                is_there(price, "AppliedTradeAllowanceCharge/ChargeIndicator[Indicator=false]");
     }},
    {"PEPPOL-EN16931-R053", header, Fault::too_often,
     [](XmlElement settlement, XmlElement) { return totals_in(settlement, true).size() <= 1; }},
    {"PEPPOL-EN16931-R054", header, Fault::wrong_value,
     [](XmlElement settlement, XmlElement) {
         return totals_in(settlement, false).size() == (settlement.child("TaxCurrencyCode") ? 1U : 0U);
     }},
    {"PEPPOL-EN16931-R101", "//SpecifiedLineTradeSettlement[AdditionalReferencedDocument]", Fault::not_allowed,
     [](XmlElement line, XmlElement) { return is_there(line, "AdditionalReferencedDocument[TypeCode=130]"); }},
    {"PEPPOL-EN16931-R121", "//NetPriceProductTradePrice/BasisQuantity|//GrossPriceProductTradePrice/BasisQuantity",
     Fault::wrong_value,
     [](XmlElement quantity, XmlElement) {
         auto const value = parse_number(quantity.text());
         return value && *value > Decimal(0);
     }},
    {"PEPPOL-EN16931-R130", "//IncludedSupplyChainTradeLineItem", Fault::wrong_value, is_unit_of_line},
    {"BR-TMP-3", "//IncludedSupplyChainTradeLineItem", Fault::wrong_value, has_one_quantity},
};

/// R008: only the header of the delivery may be empty.
void judge_empty(ElementJudge& judge, XmlElement place) {
    auto const inside = place.children();
    bool const may_be_empty = place.name() == "ApplicableHeaderTradeDelivery";
    if (inside.empty() && place.text().empty() && !may_be_empty) {
        judge.note("PEPPOL-EN16931-R008", place, Fault::missing);
    }
    for (auto const& one : inside) judge_empty(judge, one);
}

}  // namespace

void judge_cii_xrechnung(ElementJudge& judge) {
    judge.apply(rules);
    judge.apply(checks);
    judge_empty(judge, judge.root());
}

}  // namespace farflung::e_invoice
