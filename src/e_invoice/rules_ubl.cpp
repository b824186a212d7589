#include <algorithm>
#include <set>

#include "e_invoice/element_path.hpp"
#include "e_invoice/rules_elements.hpp"

namespace farflung::e_invoice {

namespace {

constexpr std::string_view seller = "AccountingSupplierParty/Party";
constexpr std::string_view buyer = "AccountingCustomerParty/Party";
constexpr std::string_view documents = "AdditionalDocumentReference";

/// What may stand so often, though the schema takes more of it.
constexpr ElementRule party_counts[] = {
    {"UBL-SR-09", seller, Must::not_repeat, "PartyLegalEntity/RegistrationName"},
    {"UBL-SR-10", seller, Must::not_repeat, "PartyName/Name"},
    {"UBL-SR-11", seller, Must::not_repeat, "PartyLegalEntity/CompanyID"},
    {"UBL-SR-12", seller, Must::not_repeat, "PartyTaxScheme[TaxScheme/ID~=vat]/CompanyID"},
    {"UBL-SR-13", seller, Must::not_repeat,
     "PartyTaxScheme[TaxScheme/ID!=VAT,vat,Vat]/CompanyID|PartyTaxScheme[TaxScheme][!TaxScheme/ID]/CompanyID"},
    {"UBL-SR-14", seller, Must::not_repeat, "PartyLegalEntity/CompanyLegalForm"},
    {"UBL-SR-15", buyer, Must::not_repeat, "PartyLegalEntity/RegistrationName"},
    {"UBL-SR-16", buyer, Must::not_repeat, "PartyIdentification/ID"},
    {"UBL-SR-17", buyer, Must::not_repeat, "PartyLegalEntity/CompanyID"},
    {"UBL-SR-18", buyer, Must::not_repeat, "PartyTaxScheme[TaxScheme/ID~=vat]/CompanyID"},
    {"UBL-SR-22", "TaxRepresentativeParty", Must::not_repeat, "PartyName/Name"},
    {"UBL-SR-23", "TaxRepresentativeParty", Must::not_repeat, "PartyTaxScheme/CompanyID"},
    {"UBL-SR-29", {}, Must::not_repeat, "//PartyIdentification/ID[@schemeID~=sepa]"},
    {"UBL-SR-40", buyer, Must::not_repeat, "PartyName/Name"},
    {"UBL-SR-51", "//PostalAddress|//Address", Must::not_repeat, "AddressLine"},
    {"UBL-SR-53", "//PartyTaxScheme", Must::stand, "TaxScheme/ID"},
    {"UBL-SR-53", "//PartyTaxScheme", Must::stand, "CompanyID"},
};

constexpr ElementRule document_counts[] = {
    {"UBL-SR-01", {}, Must::not_repeat, "ContractDocumentReference/ID"},
    {"UBL-SR-02", {}, Must::not_repeat, "ReceiptDocumentReference/ID"},
    {"UBL-SR-03", {}, Must::not_repeat, "DespatchDocumentReference/ID"},
    {"UBL-SR-04", {}, Must::not_repeat, "AdditionalDocumentReference[DocumentTypeCode=130]/ID"},
    {"UBL-SR-05", {}, Must::not_repeat, "PaymentTerms/Note"},
    {"UBL-SR-06", "BillingReference", Must::not_repeat, "InvoiceDocumentReference"},
    {"UBL-SR-07", "BillingReference", Must::stand, "InvoiceDocumentReference/ID"},
    {"UBL-SR-08", {}, Must::not_repeat, "InvoicePeriod"},
    {"UBL-SR-24", {}, Must::not_repeat, "Delivery"},
    {"UBL-SR-25", "Delivery", Must::not_repeat, "DeliveryParty/PartyName/Name"},
    {"UBL-SR-26", "PaymentMeans", Must::not_repeat, "PaymentID"},
    {"UBL-SR-27", "PaymentMeans", Must::not_repeat, "PaymentMeansCode"},
    {"UBL-SR-28", "PaymentMeans", Must::not_repeat, "PaymentMandate/ID"},
    {"UBL-SR-32", "//TaxSubtotal", Must::not_repeat, "TaxCategory/TaxExemptionReason"},
    {"UBL-SR-33", documents, Must::not_repeat, "DocumentDescription"},
    {"UBL-SR-39", {}, Must::not_repeat, "ProjectReference/ID"},
    {"UBL-SR-45", {}, Must::not_repeat, "PaymentMeans/PaymentDueDate"},
    {"UBL-SR-46", {}, Must::not_repeat, "PaymentMeans/PaymentMeansCode/@name"},
    {"UBL-SR-49", {}, Must::not_repeat, "InvoicePeriod/DescriptionCode"},
    {"UBL-SR-54", {}, Must::not_repeat, "PaymentMeans/CardAccount"},
    {"UBL-SR-55", {}, Must::not_repeat, "PaymentMeans/PaymentMandate"},
    {"UBL-SR-56", {}, Must::not_repeat, "OriginatorDocumentReference/ID"},
    {"UBL-CR-666", {}, Must::not_stand, "//AdditionalDocumentReference[DocumentTypeCode=130]/Attachment"},
    {"UBL-CR-673", {}, Must::not_stand, "//AdditionalDocumentReference[DocumentTypeCode=130]/DocumentDescription"},
    {"UBL-DT-06", "//*BinaryObject", Must::stand, "@mimeCode"},
    {"UBL-DT-07", "//*BinaryObject", Must::stand, "@filename"},
};

constexpr ElementRule line_counts[] = {
    {"UBL-SR-30", "//AllowanceCharge[ChargeIndicator=false,0]", Must::not_repeat, "AllowanceChargeReason"},
    {"UBL-SR-31", "//AllowanceCharge[ChargeIndicator=true,1]", Must::not_repeat, "AllowanceChargeReason"},
    {"UBL-SR-34", "*Line", Must::not_repeat, "Note"},
    {"UBL-SR-35", "*Line", Must::not_repeat, "OrderLineReference/LineID"},
    {"UBL-SR-36", "*Line", Must::not_repeat, "InvoicePeriod"},
    {"UBL-SR-37", "*Line", Must::not_repeat, "Price/AllowanceCharge/Amount"},
    {"UBL-SR-48", "*Line", Must::stand_once, "Item/ClassifiedTaxCategory"},
    {"UBL-SR-50", "*Line", Must::not_repeat, "Item/Description"},
    {"UBL-SR-52", "*Line", Must::not_repeat, "DocumentReference"},
};

/// May be said several times, if it is the same each time.
bool is_one_text(XmlElement place, std::string_view path) {
    auto const texts = texts_at(place, path);
    return std::set<std::string>(texts.begin(), texts.end()).size() <= 1;
}

/// The type of a document says what its identifier is of: 130 the object invoiced, 50 the project of a credit note.
bool says_its_type(XmlElement document, XmlElement root) {
    auto const type = document.child("DocumentTypeCode");
    if (type.text() == "130" || (root.name() == "CreditNote" && type.text() == "50")) return true;
    return !type && !is_there(document, "ID/@schemeID");
}

/// The three rules on the payee also ask that it has a name, which is not the seller's.
bool is_another_payee(XmlElement payee, XmlElement root, std::string_view path) {
    auto const sellers = texts_at(root, "AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName");
    auto const names = texts_at(payee, "PartyName/Name");
    bool const is_another = std::ranges::any_of(names, [&](std::string const& name) {
        return std::ranges::any_of(sellers, [&](std::string const& one) { return one != name; });
    });
    return is_another && texts_at(payee, path).size() <= 1;
}

constexpr ElementCheck checks[] = {
    {"UBL-SR-19", "PayeeParty", Fault::wrong_value,
     [](XmlElement payee, XmlElement root) { return is_another_payee(payee, root, "PartyName/Name"); }},
    {"UBL-SR-20", "PayeeParty", Fault::wrong_value,
     [](XmlElement payee, XmlElement root) {
         return is_another_payee(payee, root,
                                 "PartyIdentification/ID[!@schemeID]|PartyIdentification/ID[@schemeID!=SEPA,sepa]");
     }},
    {"UBL-SR-21", "PayeeParty", Fault::wrong_value,
     [](XmlElement payee, XmlElement root) { return is_another_payee(payee, root, "PartyLegalEntity/CompanyID"); }},
    {"UBL-SR-42", seller, Fault::too_often,
     [](XmlElement party, XmlElement) { return party.children("PartyTaxScheme").size() <= 2; }},
    {"UBL-SR-43", documents, Fault::wrong_value, says_its_type},
    {"UBL-SR-44", {}, Fault::too_often, [](XmlElement root, XmlElement) { return is_one_text(root, "//PaymentID"); }},
    {"UBL-SR-47",
     {},
     Fault::too_often,
     [](XmlElement root, XmlElement) { return is_one_text(root, "//PaymentMeansCode"); }},
};

/// UBL-DT-01; prices, and what is taken off them, may have more.
void judge_digits(ElementJudge& judge, XmlElement place, bool is_in_price) {
    auto const text = place.text();
    auto const point = text.find('.');
    bool const is_amount = place.name().ends_with("Amount") && !place.name().ends_with("PriceAmount") && !is_in_price;
    if (is_amount && point != std::string::npos && text.size() - point - 1 > 2) {
        judge.note("UBL-DT-01", place, Fault::too_many_digits);
    }
    for (auto const& child : place.children()) {
        judge_digits(judge, child, is_in_price || (place.name() == "Price" && child.name() == "AllowanceCharge"));
    }
}

}  // namespace

void judge_ubl(ElementJudge& judge) {
    judge_ubl_terms(judge);
    judge_ubl_codes(judge);
    judge_ubl_sums(judge);
    judge.apply(party_counts);
    judge.apply(document_counts);
    judge.apply(line_counts);
    judge.apply(checks);
    judge_digits(judge, judge.root(), false);
}

}  // namespace farflung::e_invoice
