#include "e_invoice/code_lists.hpp"
#include "e_invoice/element_path.hpp"
#include "e_invoice/rules_elements.hpp"

namespace farflung::e_invoice {

namespace {

constexpr ElementRule rules[] = {
    {"BR-CL-01", "ExchangedDocument/TypeCode", Must::be_known, ".", codes::is_document_type},
    {"BR-CL-03", "//TaxTotalAmount[@currencyID]", Must::be_known, "@currencyID", codes::is_currency},
    {"BR-CL-04", "//InvoiceCurrencyCode", Must::be_known, ".", codes::is_currency},
    {"BR-CL-05", "//TaxCurrencyCode", Must::be_known, ".", codes::is_currency},
    {"BR-CL-06", "//DueDateTypeCode", Must::be_known, ".", codes::is_cii_tax_point},
    {"BR-CL-07", "//ReferenceTypeCode", Must::be_known, ".", codes::is_reference_type},
    {"BR-CL-08", "//SubjectCode", Must::be_known, ".", codes::is_note_subject},
    {"BR-CL-13", "//ClassCode[@listID]", Must::be_known, "@listID", codes::is_item_list},
    {"BR-CL-14", "//CountryID", Must::be_known, ".", codes::is_country},
    {"BR-CL-15", "//OriginTradeCountry/ID", Must::be_known, ".", codes::is_country},
    {"BR-CL-16", "//SpecifiedTradeSettlementPaymentMeans/TypeCode", Must::be_known, ".", codes::is_payment_means},
    {"BR-CL-17", "//CategoryTradeTax/CategoryCode", Must::be_known, ".", codes::is_tax_category},
    {"BR-CL-18", "//ApplicableTradeTax/CategoryCode", Must::be_known, ".", codes::is_tax_category},
    {"BR-CL-19", "//SpecifiedTradeAllowanceCharge[ChargeIndicator/Indicator=false,0]/ReasonCode", Must::be_known, ".",
     codes::is_allowance_reason},
    {"BR-CL-20", "//SpecifiedTradeAllowanceCharge[ChargeIndicator/Indicator=true,1]/ReasonCode", Must::be_known, ".",
     codes::is_charge_reason},
    {"BR-CL-21", "//SpecifiedTradeProduct/GlobalID[@schemeID]", Must::be_known, "@schemeID",
     codes::is_identifier_scheme},
    {"BR-CL-22", "//ExemptionReasonCode", Must::be_known, ".", codes::is_exemption},
    {"BR-CL-23", "//BasisQuantity[@unitCode]|//BilledQuantity[@unitCode]", Must::be_known, "@unitCode", codes::is_unit},
    {"BR-CL-24", "//AttachmentBinaryObject[@mimeCode]", Must::be_known, "@mimeCode", codes::is_attachment_kind},
    {"BR-CL-25", "//URIUniversalCommunication/URIID[@schemeID]", Must::be_known, "@schemeID", codes::is_address_scheme},
    {"BR-CL-26", "//ApplicableHeaderTradeDelivery/ShipToTradeParty/GlobalID[@schemeID]", Must::be_known, "@schemeID",
     codes::is_identifier_scheme},
};

/// BR-CL-10 and BR-CL-11: what is no number for taxes, no article and no place of delivery.
void judge_schemes(ElementJudge& judge, XmlElement place, bool has_own_rule) {
    bool const is_global = place.name() == "GlobalID";
    bool const is_judged = is_global || place.name() == "ID";
    if (is_judged && place.has_attribute("schemeID") && !has_own_rule &&
        !codes::is_identifier_scheme(text_at(place, "@schemeID"))) {
        judge.note(is_global ? "BR-CL-10" : "BR-CL-11", place, Fault::unknown_code);
    }
    for (auto const& child : place.children()) {
        bool const is_id = child.name() == "ID";
        bool const is_exempt = is_id ? place.name() == "SpecifiedTaxRegistration"
                                     : place.name() == "SpecifiedTradeProduct" || place.name() == "ShipToTradeParty";
        judge_schemes(judge, child, is_exempt);
    }
}

constexpr std::string_view judged_by_place[] = {"BR-CL-10", "BR-CL-11"};

}  // namespace

void judge_cii_codes(ElementJudge& judge) {
    judge.apply(rules);
    judge_schemes(judge, judge.root(), false);
    judge.leave_out(judged_by_place);
}

}  // namespace farflung::e_invoice
