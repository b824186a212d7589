#include <algorithm>

#include "e_invoice/code_lists.hpp"
#include "e_invoice/element_path.hpp"
#include "e_invoice/rules_elements.hpp"

namespace farflung::e_invoice {

namespace {

constexpr std::string_view seller_address = "AccountingSupplierParty/Party/PostalAddress";
constexpr std::string_view buyer_address = "AccountingCustomerParty/Party/PostalAddress";
constexpr std::string_view totals = "LegalMonetaryTotal";
constexpr std::string_view line = "*Line";
constexpr std::string_view reason = "AllowanceChargeReason|AllowanceChargeReasonCode";
constexpr std::string_view vat_category = "TaxCategory[TaxScheme/ID~=vat]/ID";

constexpr ElementRule document_rules[] = {
    {"BR-01", {}, Must::say, "CustomizationID"},
    {"BR-02", {}, Must::say, "ID"},
    {"BR-03", {}, Must::say, "IssueDate"},
    {"BR-04", {}, Must::say, "InvoiceTypeCode|CreditNoteTypeCode"},
    {"BR-05", {}, Must::say, "DocumentCurrencyCode"},
    {"BR-06", {}, Must::say, "AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName"},
    {"BR-07", {}, Must::say, "AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName"},
    {"BR-08", {}, Must::stand, seller_address},
    {"BR-09", seller_address, Must::say, "Country/IdentificationCode"},
    {"BR-10", {}, Must::stand, buyer_address},
    {"BR-11", buyer_address, Must::say, "Country/IdentificationCode"},
    {"BR-16", {}, Must::stand, line},
    {"BR-18", "TaxRepresentativeParty", Must::say, "PartyName/Name"},
    {"BR-19", "TaxRepresentativeParty", Must::stand, "PostalAddress"},
    {"BR-20", "TaxRepresentativeParty/PostalAddress", Must::say, "Country/IdentificationCode"},
    {"BR-56", "TaxRepresentativeParty", Must::stand, "PartyTaxScheme[TaxScheme/ID~=vat]/CompanyID"},
    {"BR-49", "PaymentMeans", Must::stand, "PaymentMeansCode"},
    {"BR-50", "PaymentMeans[PaymentMeansCode=30,58]/PayeeFinancialAccount", Must::say, "ID"},
    {"BR-61", "PaymentMeans[PaymentMeansCode=30,58]", Must::stand, "PayeeFinancialAccount/ID"},
    {"BR-52", "AdditionalDocumentReference", Must::say, "ID"},
    {"BR-55", "BillingReference", Must::stand, "InvoiceDocumentReference/ID"},
    {"BR-57", "Delivery/DeliveryLocation/Address", Must::stand, "Country/IdentificationCode"},
    {"BR-62", "AccountingSupplierParty/Party/EndpointID", Must::stand, "@schemeID"},
    {"BR-63", "AccountingCustomerParty/Party/EndpointID", Must::stand, "@schemeID"},
    {"BR-CO-18", {}, Must::stand, "TaxTotal/TaxSubtotal"},
    {"BR-CO-19", "InvoicePeriod", Must::stand, "StartDate|EndDate|DescriptionCode"},
    {"BR-CO-26", "AccountingSupplierParty", Must::stand,
     "Party/PartyTaxScheme[TaxScheme/ID~=vat]/CompanyID|Party/PartyIdentification/ID[!@schemeID]|"
     "Party/PartyIdentification/ID[@schemeID!=SEPA]|Party/PartyLegalEntity/CompanyID"},
};

constexpr ElementRule total_rules[] = {
    {"BR-12", totals, Must::stand, "LineExtensionAmount"},
    {"BR-13", totals, Must::stand, "TaxExclusiveAmount"},
    {"BR-14", totals, Must::stand, "TaxInclusiveAmount"},
    {"BR-15", totals, Must::stand, "PayableAmount"},
    {"BR-DEC-09", totals, Must::have_two_digits, "LineExtensionAmount"},
    {"BR-DEC-10", totals, Must::have_two_digits, "AllowanceTotalAmount"},
    {"BR-DEC-11", totals, Must::have_two_digits, "ChargeTotalAmount"},
    {"BR-DEC-12", totals, Must::have_two_digits, "TaxExclusiveAmount"},
    {"BR-DEC-14", totals, Must::have_two_digits, "TaxInclusiveAmount"},
    {"BR-DEC-16", totals, Must::have_two_digits, "PrepaidAmount"},
    {"BR-DEC-17", totals, Must::have_two_digits, "PayableRoundingAmount"},
    {"BR-DEC-18", totals, Must::have_two_digits, "PayableAmount"},
    {"BR-45", "//TaxTotal/TaxSubtotal", Must::stand, "TaxableAmount"},
    {"BR-46", "//TaxTotal/TaxSubtotal", Must::stand, "TaxAmount"},
    {"BR-47", "//TaxTotal/TaxSubtotal", Must::stand, vat_category},
    {"BR-48", "//TaxTotal/TaxSubtotal", Must::stand,
     "TaxCategory[TaxScheme/ID~=vat]/Percent|TaxCategory[TaxScheme/ID~=vat][ID=O]"},
    {"BR-DEC-19", "//TaxTotal/TaxSubtotal", Must::have_two_digits, "TaxableAmount"},
    {"BR-DEC-20", "//TaxTotal/TaxSubtotal", Must::have_two_digits, "TaxAmount"},
};

constexpr ElementRule line_rules[] = {
    {"BR-21", line, Must::say, "ID"},
    {"BR-22", line, Must::stand, "InvoicedQuantity|CreditedQuantity"},
    {"BR-23", line, Must::stand, "InvoicedQuantity/@unitCode|CreditedQuantity/@unitCode"},
    {"BR-24", line, Must::stand, "LineExtensionAmount"},
    {"BR-25", line, Must::say, "Item/Name"},
    {"BR-26", line, Must::stand, "Price/PriceAmount"},
    {"BR-54", "//AdditionalItemProperty", Must::stand, "Name"},
    {"BR-54", "//AdditionalItemProperty", Must::stand, "Value"},
    {"BR-64", "*Line/Item/StandardItemIdentification/ID", Must::stand, "@schemeID"},
    {"BR-65", "*Line/Item/CommodityClassification/ItemClassificationCode", Must::stand, "@listID"},
    {"BR-CO-04", line, Must::stand, "Item/ClassifiedTaxCategory[TaxScheme/ID~=vat]/ID"},
    {"BR-CO-20", "*Line/InvoicePeriod", Must::stand, "StartDate|EndDate"},
    {"BR-DEC-23", line, Must::have_two_digits, "LineExtensionAmount"},
};

constexpr std::string_view allowance = "AllowanceCharge[ChargeIndicator=false,0]";
constexpr std::string_view charge = "AllowanceCharge[ChargeIndicator=true,1]";
constexpr std::string_view line_allowance = "*Line/AllowanceCharge[ChargeIndicator=false,0]";
constexpr std::string_view line_charge = "*Line/AllowanceCharge[ChargeIndicator=true,1]";

constexpr ElementRule adjustment_rules[] = {
    {"BR-31", allowance, Must::stand, "Amount"},
    {"BR-32", allowance, Must::stand, vat_category},
    {"BR-33", allowance, Must::stand, reason},
    {"BR-CO-21", allowance, Must::stand, reason},
    {"BR-DEC-01", allowance, Must::have_two_digits, "Amount"},
    {"BR-DEC-02", allowance, Must::have_two_digits, "BaseAmount"},
    {"BR-36", charge, Must::stand, "Amount"},
    {"BR-37", charge, Must::stand, vat_category},
    {"BR-38", charge, Must::stand, reason},
    {"BR-CO-22", charge, Must::stand, reason},
    {"BR-DEC-05", charge, Must::have_two_digits, "Amount"},
    {"BR-DEC-06", charge, Must::have_two_digits, "BaseAmount"},
    {"BR-41", line_allowance, Must::stand, "Amount"},
    {"BR-42", line_allowance, Must::stand, reason},
    {"BR-CO-23", line_allowance, Must::stand, reason},
    {"BR-DEC-24", line_allowance, Must::have_two_digits, "Amount"},
    {"BR-DEC-25", line_allowance, Must::have_two_digits, "BaseAmount"},
    {"BR-43", line_charge, Must::stand, "Amount"},
    {"BR-44", line_charge, Must::stand, reason},
    {"BR-CO-24", line_charge, Must::stand, reason},
    {"BR-DEC-27", line_charge, Must::have_two_digits, "Amount"},
    {"BR-DEC-28", line_charge, Must::have_two_digits, "BaseAmount"},
};

constexpr std::string_view exemption = "TaxExemptionReason|TaxExemptionReasonCode";

/// Why there is no tax; where there is, there is no reason.
constexpr ElementRule exemption_rules[] = {
    {"BR-S-10", "TaxTotal/TaxSubtotal/TaxCategory[ID=S][TaxScheme/ID~=vat]", Must::not_stand, exemption},
    {"BR-Z-10", "TaxTotal/TaxSubtotal/TaxCategory[ID=Z][TaxScheme/ID~=vat]", Must::not_stand, exemption},
    {"BR-E-10", "TaxTotal/TaxSubtotal/TaxCategory[ID=E][TaxScheme/ID~=vat]", Must::stand, exemption},
    {"BR-AE-10", "TaxTotal/TaxSubtotal/TaxCategory[ID=AE][TaxScheme/ID~=vat]", Must::stand, exemption},
    {"BR-IC-10", "TaxTotal/TaxSubtotal/TaxCategory[ID=K][TaxScheme/ID~=vat]", Must::stand, exemption},
    {"BR-G-10", "TaxTotal/TaxSubtotal/TaxCategory[ID=G][TaxScheme/ID~=vat]", Must::stand, exemption},
    {"BR-O-10", "TaxTotal/TaxSubtotal/TaxCategory[ID=O][TaxScheme/ID~=vat]", Must::stand, exemption},
    {"BR-AF-10", "TaxTotal/TaxSubtotal/TaxCategory[ID=L][TaxScheme/ID~=vat]", Must::not_stand, exemption},
    {"BR-AG-10", "TaxTotal/TaxSubtotal/TaxCategory[ID=M][TaxScheme/ID~=vat]", Must::not_stand, exemption},
};

bool share_a_text(XmlElement one, std::string_view path, XmlElement other, std::string_view other_path) {
    auto const texts = texts_at(other, other_path);
    return std::ranges::any_of(texts_at(one, path),
                               [&](std::string const& text) { return std::ranges::find(texts, text) != texts.end(); });
}

/// A payee that is the seller is none.
bool is_other_than_seller(XmlElement payee, XmlElement root) {
    auto const seller = root.at("AccountingSupplierParty/Party");
    return is_there(payee, "PartyName/Name") && !share_a_text(payee, "PartyName/Name", seller, "PartyName/Name") &&
           !share_a_text(payee, "PartyIdentification/ID", seller, "PartyIdentification/ID");
}

bool is_total_there(XmlElement currency, XmlElement root) {
    return std::ranges::any_of(texts_at(root, "//TaxTotal/TaxAmount/@currencyID"),
                               [&](std::string const& one) { return one == currency.text(); });
}

bool begins_with_country(XmlElement scheme, XmlElement) {
    auto const number = scheme.child("CompanyID").text();
    auto const prefix = number.substr(0, 2);
    return number.empty() || prefix == "EL" || codes::is_country(prefix);
}

bool is_negative(std::string const& text) {
    return text.starts_with('-') && text.find_first_of("123456789") != std::string::npos;
}

bool is_not_negative(XmlElement place, std::string_view path) {
    auto const texts = texts_at(place, path);
    return std::ranges::any_of(texts, [](std::string const& text) { return !is_negative(text); });
}

bool has_category(XmlElement root, std::string_view code) {
    for (auto const* const path :
         {"TaxTotal/TaxSubtotal/TaxCategory/ID", "AllowanceCharge/TaxCategory/ID", "//ClassifiedTaxCategory/ID"}) {
        auto const texts = texts_at(root, path);
        if (std::ranges::find(texts, code) != texts.end()) return true;
    }
    return false;
}

constexpr std::string_view o_breakdown = "TaxTotal/TaxSubtotal/TaxCategory[ID=O][TaxScheme/ID~=vat]";

/// What is outside the scope of VAT stands on a document of its own. A category that is not named is another one.
bool has_only_o(XmlElement root, std::string_view others) {
    return !is_there(root, o_breakdown) || !is_there(root, others);
}

constexpr ElementCheck o_checks[] = {
    {"BR-O-11",
     {},
     Fault::not_allowed,
     [](XmlElement root, XmlElement) {
         return has_only_o(root, "TaxTotal/TaxSubtotal/TaxCategory[!ID=O][TaxScheme/ID~=vat]");
     }},
    {"BR-O-12",
     {},
     Fault::not_allowed,
     [](XmlElement root, XmlElement) { return has_only_o(root, "//ClassifiedTaxCategory[!ID=O][TaxScheme/ID~=vat]"); }},
    {"BR-O-13",
     {},
     Fault::not_allowed,
     [](XmlElement root, XmlElement) {
         return has_only_o(root, "//AllowanceCharge[ChargeIndicator=false,0]/TaxCategory[!ID=O][TaxScheme/ID~=vat]");
     }},
    {"BR-O-14",
     {},
     Fault::not_allowed,
     [](XmlElement root, XmlElement) {
         return has_only_o(root, "//AllowanceCharge[ChargeIndicator=true,1]/TaxCategory[!ID=O][TaxScheme/ID~=vat]");
     }},
};

/// `#AAI#`, which BT-22 may begin with; other text between number signs is none of it.
bool names_a_subject(XmlElement note, XmlElement) {
    auto const text = note.text();
    auto const first = text.find('#');
    auto const second = first == std::string::npos ? first : text.find('#', first + 1);
    if (second == std::string::npos || second - first != 4) return true;
    return codes::is_note_subject(text.substr(first + 1, 3));
}

constexpr ElementCheck checks[] = {
    {"BR-17", "PayeeParty", Fault::wrong_value, is_other_than_seller},
    {"BR-27", line, Fault::wrong_value,
     [](XmlElement l, XmlElement) { return is_not_negative(l, "Price/PriceAmount"); }},
    {"BR-28", "*Line[Price/AllowanceCharge/BaseAmount]", Fault::wrong_value,
     [](XmlElement l, XmlElement) { return is_not_negative(l, "Price/AllowanceCharge/BaseAmount"); }},
    {"BR-53", "TaxCurrencyCode", Fault::missing, is_total_there},
    {"BR-B-01",
     {},
     Fault::not_allowed,
     [](XmlElement root, XmlElement) {
         return !has_category(root, "B") || !is_there(root, "//*[IdentificationCode!=IT]");
     }},
    {"BR-B-02",
     {},
     Fault::not_allowed,
     [](XmlElement root, XmlElement) { return !has_category(root, "B") || !has_category(root, "S"); }},
    {"BR-CL-08", "Note", Fault::unknown_code, names_a_subject},
    {"BR-CO-03",
     {},
     Fault::not_allowed,
     [](XmlElement root, XmlElement) {
         return !root.child("TaxPointDate") || !is_there(root, "InvoicePeriod/DescriptionCode");
     }},
    {"BR-CO-09", "//PartyTaxScheme[TaxScheme/ID~=vat]", Fault::unknown_code, begins_with_country},
};

/// The binding compares the currencies of totals with what stands inside of them, so that these two always hold; what
/// they are for, UBL-DT-01 tells.
constexpr std::string_view always_held[] = {"BR-DEC-13", "BR-DEC-15"};

}  // namespace

void judge_ubl_terms(ElementJudge& judge) {
    judge.apply(document_rules);
    judge.apply(total_rules);
    judge.apply(line_rules);
    judge.apply(adjustment_rules);
    judge.apply(exemption_rules);
    judge.apply(o_checks);
    judge.apply(checks);
    judge.leave_out(always_held);
}

}  // namespace farflung::e_invoice
