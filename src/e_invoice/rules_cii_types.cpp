#include <algorithm>

#include "e_invoice/element_path.hpp"
#include "e_invoice/rules_elements.hpp"

namespace farflung::e_invoice {

namespace {

constexpr std::string_view plain_identifier =
    "ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID|ExchangedDocument/ID|"
    "//IncludedSupplyChainTradeLineItem/AssociatedDocumentLineDocument/LineID|"
    "//IncludedSupplyChainTradeLineItem/SpecifiedTradeProduct/SellerAssignedID";
constexpr std::string_view amount = "//*Amount";
constexpr std::string_view document = "//*ReferencedDocument";
constexpr std::string_view period = "//BillingSpecifiedPeriod";
constexpr std::string_view address = "//PostalTradeAddress";

/// What the schema has and an invoice does not take (CII-DT).
constexpr ElementRule attribute_rules[] = {
    {"CII-DT-001", plain_identifier, Must::not_stand, "@schemeName"},
    {"CII-DT-002", plain_identifier, Must::not_stand, "@schemeAgencyName"},
    {"CII-DT-003", plain_identifier, Must::not_stand, "@schemeDataURI"},
    {"CII-DT-004", plain_identifier, Must::not_stand, "@schemeURI"},
    {"CII-DT-005", plain_identifier, Must::not_stand, "@schemeID"},
    {"CII-DT-006", plain_identifier, Must::not_stand, "@schemeAgencyID"},
    {"CII-DT-007", plain_identifier, Must::not_stand, "@schemeVersionID"},
    {"CII-DT-008", "//TypeCode", Must::not_stand, "@name"},
    {"CII-DT-009", "//TypeCode", Must::not_stand, "@listURI"},
    {"CII-DT-034", "//*Quantity", Must::not_stand, "@unitCodeListID"},
    {"CII-DT-035", "//*Quantity", Must::not_stand, "@unitCodeListAgencyID"},
    {"CII-DT-036", "//*Quantity", Must::not_stand, "@unitCodeListAgencyName"},
};

constexpr ElementRule document_rules[] = {
    {"CII-DT-016", document, Must::not_stand, "StatusCode"},
    {"CII-DT-017", document, Must::not_stand, "CopyIndicator"},
    {"CII-DT-019", document, Must::not_stand, "GlobalID"},
    {"CII-DT-020", document, Must::not_stand, "RevisionID"},
    {"CII-DT-023", document, Must::not_stand, "Information"},
    {"CII-DT-025", document, Must::not_stand, "SectionName"},
    {"CII-DT-026", document, Must::not_stand, "PreviousRevisionID"},
    {"CII-DT-028", document, Must::not_stand, "EffectiveSpecifiedPeriod"},
    {"CII-DT-029", document, Must::not_stand, "IssuerTradeParty"},
    {"CII-DT-030", document, Must::not_stand, "AttachedSpecifiedBinaryFile"},
};

constexpr ElementRule period_rules[] = {
    {"CII-DT-068", period, Must::not_stand, "StartDateTime/DateTime"},
    {"CII-DT-069", period, Must::not_stand, "DurationMeasure"},
    {"CII-DT-070", period, Must::not_stand, "InclusiveIndicator"},
    {"CII-DT-071", period, Must::not_stand, "Description"},
    {"CII-DT-072", period, Must::not_stand, "EndDateTime/DateTime"},
    {"CII-DT-073", period, Must::not_stand, "CompleteDateTime"},
    {"CII-DT-074", period, Must::not_stand, "OpenIndicator"},
    {"CII-DT-075", period, Must::not_stand, "SeasonCode"},
    {"CII-DT-076", period, Must::not_stand, "ID"},
    {"CII-DT-077", period, Must::not_stand, "Name"},
    {"CII-DT-078", period, Must::not_stand, "SequenceNumeric"},
    {"CII-DT-079", period, Must::not_stand, "StartDateFlexibilityCode"},
    {"CII-DT-080", period, Must::not_stand, "ContinuousIndicator"},
    {"CII-DT-081", period, Must::not_stand, "PurposeCode"},
};

constexpr ElementRule address_rules[] = {
    {"CII-DT-082", address, Must::not_stand, "ID"},
    {"CII-DT-083", address, Must::not_stand, "PostOfficeBox"},
    {"CII-DT-084", address, Must::not_stand, "BuildingName"},
    {"CII-DT-086", address, Must::not_stand, "LineFour"},
    {"CII-DT-087", address, Must::not_stand, "LineFive"},
    {"CII-DT-088", address, Must::not_stand, "StreetName"},
    {"CII-DT-089", address, Must::not_stand, "CitySubDivisionName"},
    {"CII-DT-090", address, Must::not_stand, "CountryName"},
    {"CII-DT-091", address, Must::not_stand, "CountrySubDivisionID"},
    {"CII-DT-092", address, Must::not_stand, "AttentionOf"},
    {"CII-DT-093", address, Must::not_stand, "CareOf"},
    {"CII-DT-094", address, Must::not_stand, "BuildingNumber"},
    {"CII-DT-095", address, Must::not_stand, "DepartmentName"},
    {"CII-DT-096", address, Must::not_stand, "AdditionalStreetName"},
};

/// Of all documents that are referred to, only supporting ones (916) have an address, a name and a file, and only the
/// object invoiced (130) has a kind of reference.
bool is_of_type(XmlElement one, std::string_view type) {
    return one.name() == "AdditionalReferencedDocument" && one.child("TypeCode").text() == type;
}

bool has_usual_type(XmlElement one, XmlElement) {
    return !one.child("TypeCode") || is_of_type(one, "50") || is_of_type(one, "130") || is_of_type(one, "916");
}

bool is_day(XmlElement place, XmlElement) {
    // One that is qualified is another type.
    if (!place.space().ends_with(":UnqualifiedDataType:100")) return true;
    auto const text = place.text();
    auto const number = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    if (text.size() != 8 || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return false;
    return number(4) >= 1 && number(4) <= 12 && number(6) >= 1 && number(6) <= 31;
}

constexpr ElementCheck checks[] = {
    {"CII-DT-015", document, Fault::not_allowed,
     [](XmlElement one, XmlElement) { return !one.child("URIID") || is_of_type(one, "916"); }},
    {"CII-DT-018", document, Fault::wrong_value, has_usual_type},
    {"CII-DT-021", document, Fault::not_allowed,
     [](XmlElement one, XmlElement) { return !one.child("Name") || is_of_type(one, "916"); }},
    {"CII-DT-022", document, Fault::not_allowed,
     [](XmlElement one, XmlElement) { return !one.child("AttachmentBinaryObject") || is_of_type(one, "916"); }},
    {"CII-DT-024", document, Fault::not_allowed,
     [](XmlElement one, XmlElement) { return !one.child("ReferenceTypeCode") || is_of_type(one, "130"); }},
    {"CII-DT-027", document, Fault::not_allowed,
     [](XmlElement one, XmlElement) {
         return !one.child("FormattedIssueDateTime") || one.name() == "InvoiceReferencedDocument";
     }},
    {"CII-DT-031", amount, Fault::not_allowed,
     [](XmlElement one, XmlElement) { return one.name() == "TaxTotalAmount" || !one.has_attribute("currencyID"); }},
    {"CII-DT-032", amount, Fault::not_allowed,
     [](XmlElement one, XmlElement) {
         return one.name() == "TaxTotalAmount" || !one.has_attribute("currencyCodeListVersionID");
     }},
    {"CII-DT-033", "//*Quantity[@unitCode]", Fault::not_allowed,
     [](XmlElement, XmlElement root) { return is_there(root, "//BilledQuantity/@unitCode"); }},
    {"CII-DT-037", "//*TradeTax[TypeCode]", Fault::wrong_value,
     [](XmlElement one, XmlElement) { return one.child("TypeCode").text() == "VAT"; }},
    {"CII-DT-097", "//DateTimeString[@format=102]", Fault::unreadable, is_day},
};

/// The identifiers that have rules of their own for the same attributes.
bool is_plain_identifier(XmlElement one, XmlElement root) {
    auto const path = one.path();
    return std::ranges::any_of(elements_at(root, plain_identifier),
                               [&](XmlElement const& plain) { return plain.path() == path; });
}

void judge_identifiers(ElementJudge& judge) {
    struct Forbidden {
        std::string_view id;
        std::string_view attribute;
    };
    constexpr Forbidden all[] = {{"CII-DT-101", "schemeName"},
                                 {"CII-DT-102", "schemeAgencyName"},
                                 {"CII-DT-103", "schemeDataURI"},
                                 {"CII-DT-104", "schemeURI"}};
    for (auto const& one : elements_at(judge.root(), "//*ID")) {
        for (auto const& [id, attribute] : all) {
            bool const is_found = one.has_attribute(attribute) && !is_plain_identifier(one, judge.root());
            if (is_found) judge.note(id, one, Fault::not_allowed);
        }
    }
}

}  // namespace

void judge_cii_types(ElementJudge& judge) {
    judge.apply(attribute_rules);
    judge.apply(document_rules);
    judge.apply(period_rules);
    judge.apply(address_rules);
    judge.apply(checks);
    judge_identifiers(judge);
}

}  // namespace farflung::e_invoice
