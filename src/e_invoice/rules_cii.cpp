#include <algorithm>
#include <set>

#include "e_invoice/element_path.hpp"
#include "e_invoice/rules_elements.hpp"

namespace farflung::e_invoice {

namespace {

constexpr std::string_view header = "//ApplicableHeaderTradeSettlement";
constexpr std::string_view agreement = "//ApplicableHeaderTradeAgreement";
constexpr std::string_view line_price = "//SpecifiedLineTradeAgreement";
constexpr std::string_view adjustment = "//SpecifiedTradeAllowanceCharge";

/// How often elements may stand (CII-SR).
constexpr ElementRule counts[] = {
    {"CII-SR-009", "ExchangedDocumentContext", Must::stand_once, "GuidelineSpecifiedDocumentContextParameter"},
    {"CII-SR-010", "ExchangedDocumentContext", Must::stand_once, "GuidelineSpecifiedDocumentContextParameter/ID"},
    {"CII-SR-014", "ExchangedDocument", Must::stand_once, "TypeCode"},
    {"CII-SR-046", "//SpecifiedTradeProduct[GlobalID]", Must::stand, "GlobalID/@schemeID"},
    {"CII-SR-090", "//SpecifiedTradeProduct[OriginTradeCountry]", Must::stand_once, "OriginTradeCountry/ID"},
    {"CII-SR-069", "//SpecifiedTradeProduct/ApplicableProductCharacteristic", Must::stand_once, "Description"},
    {"CII-SR-072", "//SpecifiedTradeProduct/ApplicableProductCharacteristic", Must::stand_once, "Value"},
    {"CII-SR-439", line_price, Must::stand_once, "NetPriceProductTradePrice/ChargeAmount"},
    {"CII-SR-440", "//GrossPriceProductTradePrice/AppliedTradeAllowanceCharge", Must::not_repeat, "ActualAmount"},
    {"CII-SR-441", line_price, Must::not_repeat, "NetPriceProductTradePrice/ChargeAmount"},
    {"CII-SR-455", agreement, Must::not_repeat, "SellerTradeParty/DefinedTradeContact"},
    {"CII-SR-456", agreement, Must::not_repeat, "BuyerTradeParty/DefinedTradeContact"},
    {"CII-SR-459", agreement, Must::not_repeat, "SellerTradeParty/URIUniversalCommunication"},
    {"CII-SR-460", agreement, Must::not_repeat, "BuyerTradeParty/URIUniversalCommunication"},
    {"CII-SR-461", header, Must::not_repeat, "ApplicableTradeTax/TaxPointDate"},
    {"CII-SR-463", adjustment, Must::stand, "ChargeIndicator"},
    {"CII-SR-469", {}, Must::not_repeat, "//ApplicableHeaderTradeSettlement/PaymentReference"},
    {"CII-SR-471", adjustment, Must::not_repeat, "RateApplicablePercent"},
    {"CII-SR-472", adjustment, Must::not_repeat, "CategoryTradeTax"},
    {"CII-SR-473", adjustment, Must::not_repeat, "ActualAmount"},
};

constexpr std::string_view totals = "//ApplicableHeaderTradeSettlement/SpecifiedTradeSettlementHeaderMonetarySummation";

constexpr ElementRule counts_of_totals[] = {
    {"CII-SR-477", totals, Must::not_repeat, "LineTotalAmount"},
    {"CII-SR-478", totals, Must::not_repeat, "ChargeTotalAmount"},
    {"CII-SR-479", totals, Must::not_repeat, "AllowanceTotalAmount"},
    {"CII-SR-480", totals, Must::not_repeat, "TaxBasisTotalAmount"},
    {"CII-SR-481", totals, Must::not_repeat, "RoundingAmount"},
    {"CII-SR-482", totals, Must::not_repeat, "GrandTotalAmount"},
    {"CII-SR-483", totals, Must::not_repeat, "InformationAmount"},
    {"CII-SR-484", totals, Must::not_repeat, "TotalPrepaidAmount"},
    {"CII-SR-485", totals, Must::not_repeat, "TotalDiscountAmount"},
    {"CII-SR-486", totals, Must::not_repeat, "TotalAllowanceChargeAmount"},
    {"CII-SR-487", totals, Must::not_repeat, "DuePayableAmount"},
    {"CII-SR-488", totals, Must::not_repeat, "RetailValueExcludingTaxInformationAmount"},
    {"CII-SR-489", totals, Must::not_repeat, "TotalDepositFeeInformationAmount"},
    {"CII-SR-490", totals, Must::not_repeat, "ProductValueExcludingTobaccoTaxInformationAmount"},
    {"CII-SR-491", totals, Must::not_repeat, "TotalRetailValueInformationAmount"},
    {"CII-SR-492", totals, Must::not_repeat, "GrossLineTotalAmount"},
    {"CII-SR-493", totals, Must::not_repeat, "NetLineTotalAmount"},
    {"CII-SR-494", totals, Must::not_repeat, "NetIncludingTaxesLineTotalAmount"},
};

bool is_one_text(XmlElement place, std::string_view path) {
    auto const texts = texts_at(place, path);
    return std::set<std::string>(texts.begin(), texts.end()).size() <= 1;
}

constexpr ElementCheck checks[] = {
    {"CII-SR-462",
     {},
     Fault::too_often,
     [](XmlElement root, XmlElement) { return is_one_text(root, "//ApplicableTradeTax/DueDateTypeCode"); }},
    {"CII-SR-467",
     {},
     Fault::wrong_value,
     [](XmlElement root, XmlElement) { return is_one_text(root, "//SpecifiedTradeSettlementPaymentMeans/TypeCode"); }},
    {"CII-SR-468",
     {},
     Fault::wrong_value,
     [](XmlElement root, XmlElement) {
         return is_one_text(root, "//SpecifiedTradeSettlementPaymentMeans/Information");
     }},
    {"CII-SR-470", header, Fault::missing,
     [](XmlElement settlement, XmlElement) {
         auto const means = elements_at(settlement, "SpecifiedTradeSettlementPaymentMeans[TypeCode=30,58]");
         return std::ranges::all_of(means, [](XmlElement one) {
             return is_there(one,
                             "PayeePartyCreditorFinancialAccount/IBANID|"
                             "PayeePartyCreditorFinancialAccount/ProprietaryID");
         });
     }},
};

/// Of the binding to UBL alone.
constexpr std::string_view of_ubl[] = {"UBL-DT-06", "UBL-DT-07"};

}  // namespace

void judge_cii(ElementJudge& judge) {
    judge_cii_terms(judge);
    judge_cii_checks(judge);
    judge_cii_codes(judge);
    judge_cii_types(judge);
    judge_cii_sums(judge);
    judge.leave_out(of_ubl);
    judge.apply(counts);
    judge.apply(counts_of_totals);
    judge.apply(checks);
}

}  // namespace farflung::e_invoice
