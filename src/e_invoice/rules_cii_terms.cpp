#include <algorithm>

#include "e_invoice/code_lists.hpp"
#include "e_invoice/element_path.hpp"
#include "e_invoice/rules_elements.hpp"

namespace farflung::e_invoice {

namespace {

constexpr std::string_view seller = "//SellerTradeParty";
constexpr std::string_view representative = "//SellerTaxRepresentativeTradeParty";
constexpr std::string_view totals = "//SpecifiedTradeSettlementHeaderMonetarySummation";
constexpr std::string_view line = "//IncludedSupplyChainTradeLineItem";
constexpr std::string_view account = "IBANID|ProprietaryID";

constexpr ElementRule document_rules[] = {
    {"BR-01", {}, Must::say, "ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID"},
    {"BR-02", {}, Must::say, "ExchangedDocument/ID"},
    {"BR-03", {}, Must::say, "ExchangedDocument/IssueDateTime/DateTimeString[@format=102]"},
    {"BR-04", {}, Must::say, "ExchangedDocument/TypeCode"},
    {"BR-05", {}, Must::say, "//ApplicableHeaderTradeSettlement/InvoiceCurrencyCode"},
    {"BR-06", {}, Must::say, "//ApplicableHeaderTradeAgreement/SellerTradeParty/Name"},
    {"BR-07", {}, Must::say, "//ApplicableHeaderTradeAgreement/BuyerTradeParty/Name"},
    {"BR-08", {}, Must::stand, "//ApplicableHeaderTradeAgreement/SellerTradeParty/PostalTradeAddress"},
    {"BR-09", {}, Must::say, "//ApplicableHeaderTradeAgreement/SellerTradeParty/PostalTradeAddress/CountryID"},
    {"BR-10", {}, Must::stand, "//ApplicableHeaderTradeAgreement/BuyerTradeParty/PostalTradeAddress"},
    {"BR-11", {}, Must::say, "//ApplicableHeaderTradeAgreement/BuyerTradeParty/PostalTradeAddress/CountryID"},
    {"BR-16", {}, Must::stand, line},
    {"BR-18", representative, Must::say, "Name"},
    {"BR-19", representative, Must::stand, "PostalTradeAddress"},
    {"BR-20", representative, Must::say, "PostalTradeAddress/CountryID"},
    {"BR-56", representative, Must::say, "SpecifiedTaxRegistration/ID[@schemeID=VA]"},
    {"BR-49", "//SpecifiedTradeSettlementPaymentMeans", Must::stand, "TypeCode"},
    {"BR-50", "//SpecifiedTradeSettlementPaymentMeans[TypeCode=30,58]/PayeePartyCreditorFinancialAccount", Must::say,
     account},
    {"BR-61", "//SpecifiedTradeSettlementPaymentMeans[TypeCode=30,58]/PayeePartyCreditorFinancialAccount", Must::stand,
     account},
    {"BR-52", "//AdditionalReferencedDocument", Must::say, "IssuerAssignedID"},
    {"BR-55", "//ApplicableHeaderTradeSettlement/InvoiceReferencedDocument", Must::say, "IssuerAssignedID"},
    {"BR-57", "//ApplicableHeaderTradeDelivery/ShipToTradeParty/PostalTradeAddress", Must::say, "CountryID"},
    {"BR-62", "//SellerTradeParty[URIUniversalCommunication]", Must::say, "URIUniversalCommunication/URIID/@schemeID"},
    {"BR-63", "//BuyerTradeParty[URIUniversalCommunication]", Must::say, "URIUniversalCommunication/URIID/@schemeID"},
    {"BR-CO-18", "SupplyChainTradeTransaction[IncludedSupplyChainTradeLineItem]", Must::stand,
     "ApplicableHeaderTradeSettlement/ApplicableTradeTax"},
    {"BR-CO-26", seller, Must::stand,
     "ID|GlobalID|SpecifiedLegalOrganization/ID|SpecifiedTaxRegistration/ID[@schemeID=VA]"},
    {"BR-CO-19", "//ApplicableHeaderTradeSettlement/BillingSpecifiedPeriod", Must::stand, "StartDateTime|EndDateTime"},
    {"BR-CO-20", "//SpecifiedLineTradeSettlement/BillingSpecifiedPeriod", Must::stand, "StartDateTime|EndDateTime"},
};

constexpr ElementRule total_rules[] = {
    {"BR-12", totals, Must::stand, "LineTotalAmount"},
    {"BR-13", totals, Must::stand, "TaxBasisTotalAmount"},
    {"BR-14", totals, Must::stand, "GrandTotalAmount"},
    {"BR-15", totals, Must::stand, "DuePayableAmount"},
    {"BR-DEC-09", totals, Must::have_two_digits, "LineTotalAmount"},
    {"BR-DEC-10", totals, Must::have_two_digits, "AllowanceTotalAmount"},
    {"BR-DEC-11", totals, Must::have_two_digits, "ChargeTotalAmount"},
    {"BR-DEC-12", totals, Must::have_two_digits, "TaxBasisTotalAmount"},
    {"BR-DEC-14", totals, Must::have_two_digits, "GrandTotalAmount"},
    {"BR-DEC-16", totals, Must::have_two_digits, "TotalPrepaidAmount"},
    {"BR-DEC-17", totals, Must::have_two_digits, "RoundingAmount"},
    {"BR-DEC-18", totals, Must::have_two_digits, "DuePayableAmount"},
    {"BR-45", cii_breakdown, Must::stand, "BasisAmount"},
    {"BR-46", cii_breakdown, Must::stand, "CalculatedAmount"},
    {"BR-47", cii_breakdown, Must::stand, ".[TypeCode~=vat]/CategoryCode"},
    {"BR-48", cii_breakdown, Must::stand, ".[TypeCode~=vat]/RateApplicablePercent"},
    {"BR-DEC-19", cii_breakdown, Must::have_two_digits, "BasisAmount"},
    {"BR-DEC-20", cii_breakdown, Must::have_two_digits, "CalculatedAmount"},
};

constexpr ElementRule line_rules[] = {
    {"BR-21", line, Must::say, "AssociatedDocumentLineDocument/LineID"},
    {"BR-22", line, Must::stand, "SpecifiedLineTradeDelivery/BilledQuantity"},
    {"BR-23", line, Must::stand, "SpecifiedLineTradeDelivery/BilledQuantity/@unitCode"},
    {"BR-24", line, Must::stand,
     "SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount"},
    {"BR-25", line, Must::say, "SpecifiedTradeProduct/Name"},
    {"BR-26", line, Must::stand, "SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount"},
    {"BR-54", "//ApplicableProductCharacteristic", Must::stand, "Description"},
    {"BR-54", "//ApplicableProductCharacteristic", Must::stand, "Value"},
    {"BR-64", "//IncludedSupplyChainTradeLineItem/SpecifiedTradeProduct[GlobalID]", Must::say, "GlobalID/@schemeID"},
    {"BR-65", "//DesignatedProductClassification[ClassCode]", Must::say, "ClassCode/@listID"},
    {"BR-CO-04", line, Must::stand, "SpecifiedLineTradeSettlement/ApplicableTradeTax[TypeCode~=vat]/CategoryCode"},
    {"BR-DEC-23", line, Must::have_two_digits,
     "SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount"},
};

constexpr std::string_view allowance =
    "//ApplicableHeaderTradeSettlement/SpecifiedTradeAllowanceCharge[ChargeIndicator/Indicator=false]";
constexpr std::string_view charge =
    "//ApplicableHeaderTradeSettlement/SpecifiedTradeAllowanceCharge[ChargeIndicator/Indicator=true]";
constexpr std::string_view line_allowance =
    "//SpecifiedLineTradeSettlement/SpecifiedTradeAllowanceCharge[ChargeIndicator/Indicator=false]";
constexpr std::string_view line_charge =
    "//SpecifiedLineTradeSettlement/SpecifiedTradeAllowanceCharge[ChargeIndicator/Indicator=true]";
constexpr std::string_view vat_category = "CategoryTradeTax[TypeCode~=vat]/CategoryCode";

constexpr ElementRule adjustment_rules[] = {
    {"BR-31", allowance, Must::stand, "ActualAmount"},
    {"BR-32", allowance, Must::stand, vat_category},
    {"BR-33", allowance, Must::stand, "Reason|ReasonCode"},
    {"BR-CO-21", allowance, Must::stand, "Reason|ReasonCode"},
    {"BR-DEC-01", allowance, Must::have_two_digits, "ActualAmount"},
    {"BR-DEC-02", allowance, Must::have_two_digits, "BasisAmount"},
    {"BR-36", charge, Must::stand, "ActualAmount"},
    {"BR-37", charge, Must::stand, vat_category},
    {"BR-38", charge, Must::stand, "Reason|ReasonCode"},
    {"BR-CO-22", charge, Must::stand, "Reason|ReasonCode"},
    {"BR-DEC-05", charge, Must::have_two_digits, "ActualAmount"},
    {"BR-DEC-06", charge, Must::have_two_digits, "BasisAmount"},
    {"BR-41", line_allowance, Must::stand, "ActualAmount"},
    {"BR-42", line_allowance, Must::stand, "Reason|ReasonCode"},
    {"BR-CO-23", line_allowance, Must::stand, "Reason|ReasonCode"},
    {"BR-DEC-24", line_allowance, Must::have_two_digits, "ActualAmount"},
    {"BR-DEC-25", line_allowance, Must::have_two_digits, "BasisAmount"},
    {"BR-43", line_charge, Must::stand, "ActualAmount"},
    {"BR-44", line_charge, Must::stand, "Reason|ReasonCode"},
    {"BR-CO-24", line_charge, Must::stand, "Reason|ReasonCode"},
    {"BR-DEC-27", line_charge, Must::have_two_digits, "ActualAmount"},
    {"BR-DEC-28", line_charge, Must::have_two_digits, "BasisAmount"},
};

constexpr std::string_view exemption = "ExemptionReason|ExemptionReasonCode";

/// Why there is no tax; where there is, there is no reason.
constexpr ElementRule exemption_rules[] = {
    {"BR-S-10", "//ApplicableHeaderTradeSettlement/ApplicableTradeTax[CategoryCode=S]", Must::not_stand, exemption},
    {"BR-Z-10", "//ApplicableHeaderTradeSettlement/ApplicableTradeTax[CategoryCode=Z]", Must::not_stand, exemption},
    {"BR-E-10", "//ApplicableHeaderTradeSettlement/ApplicableTradeTax[CategoryCode=E][TypeCode~=vat]", Must::stand,
     exemption},
    {"BR-AE-10", "//ApplicableHeaderTradeSettlement/ApplicableTradeTax[CategoryCode=AE][TypeCode~=vat]", Must::stand,
     exemption},
    {"BR-IC-10", "//ApplicableHeaderTradeSettlement/ApplicableTradeTax[CategoryCode=K][TypeCode~=vat]", Must::stand,
     exemption},
    {"BR-G-10", "//ApplicableHeaderTradeSettlement/ApplicableTradeTax[CategoryCode=G][TypeCode~=vat]", Must::stand,
     exemption},
    {"BR-O-10", "//ApplicableHeaderTradeSettlement/ApplicableTradeTax[CategoryCode=O][TypeCode~=vat]", Must::stand,
     exemption},
    {"BR-AF-10", "//ApplicableHeaderTradeSettlement/ApplicableTradeTax[CategoryCode=L][TypeCode~=vat]", Must::not_stand,
     exemption},
    {"BR-AG-10", "//ApplicableHeaderTradeSettlement/ApplicableTradeTax[CategoryCode=M][TypeCode~=vat]", Must::not_stand,
     exemption},
};

}  // namespace

void judge_cii_terms(ElementJudge& judge) {
    judge.apply(document_rules);
    judge.apply(total_rules);
    judge.apply(line_rules);
    judge.apply(adjustment_rules);
    judge.apply(exemption_rules);
}

}  // namespace farflung::e_invoice
