#include "e_invoice/code_lists.hpp"
#include "e_invoice/rules_elements.hpp"

namespace farflung::e_invoice {

namespace {

bool is_payee_scheme(std::string_view scheme) { return scheme == "SEPA" || codes::is_identifier_scheme(scheme); }

constexpr std::string_view amounts =
    "//Amount|//BaseAmount|//PriceAmount|//TaxAmount|//TaxableAmount|//LineExtensionAmount|//TaxExclusiveAmount|"
    "//TaxInclusiveAmount|//AllowanceTotalAmount|//ChargeTotalAmount|//PrepaidAmount|//PayableRoundingAmount|"
    "//PayableAmount";

constexpr ElementRule rules[] = {
    {"BR-CL-01", "InvoiceTypeCode", Must::be_known, ".", codes::is_invoice_type},
    {"BR-CL-01", "CreditNoteTypeCode", Must::be_known, ".", codes::is_credit_note_type},
    {"BR-CL-03", amounts, Must::be_known, "@currencyID", codes::is_currency},
    {"BR-CL-04", "DocumentCurrencyCode", Must::be_known, ".", codes::is_currency},
    {"BR-CL-05", "TaxCurrencyCode", Must::be_known, ".", codes::is_currency},
    {"BR-CL-06", "//InvoicePeriod/DescriptionCode", Must::be_known, ".", codes::is_tax_point},
    {"BR-CL-07",
     "//AdditionalDocumentReference[DocumentTypeCode=130]/ID[@schemeID]|"
     "//DocumentReference[DocumentTypeCode=130]/ID[@schemeID]",
     Must::be_known, "@schemeID", codes::is_reference_type},
    {"BR-CL-10", "AccountingCustomerParty/Party/PartyIdentification/ID[@schemeID]", Must::be_known, "@schemeID",
     codes::is_identifier_scheme},
    {"BR-CL-10",
     "AccountingSupplierParty/Party/PartyIdentification/ID[@schemeID]|PayeeParty/PartyIdentification/ID[@schemeID]",
     Must::be_known, "@schemeID", is_payee_scheme},
    {"BR-CL-11", "//PartyLegalEntity/CompanyID[@schemeID]", Must::be_known, "@schemeID", codes::is_identifier_scheme},
    {"BR-CL-13", "//CommodityClassification/ItemClassificationCode[@listID]", Must::be_known, "@listID",
     codes::is_item_list},
    {"BR-CL-14", "//Country/IdentificationCode", Must::be_known, ".", codes::is_country},
    {"BR-CL-15", "//OriginCountry/IdentificationCode", Must::be_known, ".", codes::is_country},
    {"BR-CL-16", "//PaymentMeans/PaymentMeansCode", Must::be_known, ".", codes::is_payment_means},
    {"BR-CL-17", "//TaxCategory/ID", Must::be_known, ".", codes::is_tax_category},
    {"BR-CL-18", "//ClassifiedTaxCategory/ID", Must::be_known, ".", codes::is_tax_category},
    {"BR-CL-19", "//AllowanceCharge[ChargeIndicator=false,0]/AllowanceChargeReasonCode", Must::be_known, ".",
     codes::is_allowance_reason},
    {"BR-CL-20", "//AllowanceCharge[ChargeIndicator=true,1]/AllowanceChargeReasonCode", Must::be_known, ".",
     codes::is_charge_reason},
    {"BR-CL-21", "//StandardItemIdentification/ID[@schemeID]", Must::be_known, "@schemeID",
     codes::is_identifier_scheme},
    {"BR-CL-22", "//TaxExemptionReasonCode", Must::be_known, ".", codes::is_exemption},
    {"BR-CL-23", "//InvoicedQuantity[@unitCode]|//BaseQuantity[@unitCode]|//CreditedQuantity[@unitCode]",
     Must::be_known, "@unitCode", codes::is_unit},
    {"BR-CL-24", "//EmbeddedDocumentBinaryObject[@mimeCode]", Must::be_known, "@mimeCode", codes::is_attachment_kind},
    {"BR-CL-25", "//EndpointID[@schemeID]", Must::be_known, "@schemeID", codes::is_address_scheme},
    {"BR-CL-26", "//DeliveryLocation/ID[@schemeID]", Must::be_known, "@schemeID", codes::is_identifier_scheme},
};

}  // namespace

void judge_ubl_codes(ElementJudge& judge) { judge.apply(rules); }

}  // namespace farflung::e_invoice
