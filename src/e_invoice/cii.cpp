#include "e_invoice/cii.hpp"

namespace farflung::e_invoice {

namespace {

constexpr std::string_view date_time = "udt:DateTimeString";

void reference(Walker& walker, std::string_view name, std::string& id) {
    walker.group(name, [&] { walker.text("ram:IssuerAssignedID", id); });
}

void document(Walker& walker, EInvoice& invoice) {
    walker.required_group("rsm:ExchangedDocumentContext", [&] {
        walker.group("ram:BusinessProcessSpecifiedDocumentContextParameter",
                     [&] { walker.text("ram:ID", invoice.process); });
        walker.group("ram:GuidelineSpecifiedDocumentContextParameter",
                     [&] { walker.text("ram:ID", invoice.specification); });
    });
    walker.required_group("rsm:ExchangedDocument", [&] {
        walker.text("ram:ID", invoice.number);
        walker.text("ram:TypeCode", invoice.type);
        walk_cii_day(walker, "ram:IssueDateTime", date_time, invoice.issued_on);
        walker.many("ram:IncludedNote", invoice.notes.size(),
                    [&](std::size_t index) { walker.text("ram:Content", element(invoice.notes, index)); });
    });
}

/// Type 130 is the invoiced object, 50 the tender, 916 a supporting document.
void referenced_document(Walker& walker, SupportingDocument& document, std::string type, EInvoice& invoice) {
    Identifier object{document.id, type == "130" ? invoice.object.scheme : std::string()};
    walker.text("ram:IssuerAssignedID", object.id);
    walker.text("ram:URIID", document.address);
    walker.text("ram:TypeCode", type);
    walker.text("ram:Name", document.description);
    if (walker.is_reading()) {
        walker.group("ram:AttachmentBinaryObject", [&] {
            document.is_attached = true;
            walker.attribute("mimeCode", document.mime);
            walker.attribute("filename", document.filename);
        });
    }
    walker.text("ram:ReferenceTypeCode", object.scheme);
    if (!walker.is_reading()) return;
    document.id = object.id;
    if (type == "130") {
        invoice.object = object;
    } else if (type == "50") {
        invoice.tender = object.id;
    } else {
        invoice.documents.push_back(document);
    }
}

void documents(Walker& walker, EInvoice& invoice) {
    constexpr std::string_view name = "ram:AdditionalReferencedDocument";
    if (walker.is_reading()) {
        walker.many(name, 0, [&](std::size_t) {
            SupportingDocument document;
            referenced_document(walker, document, {}, invoice);
        });
        return;
    }
    auto const write = [&](SupportingDocument document, std::string const& type) {
        if (!document.id.empty()) walker.group(name, [&] { referenced_document(walker, document, type, invoice); });
    };
    for (auto const& document : invoice.documents) write(document, "916");
    write({.id = invoice.tender}, "50");
    write({.id = invoice.object.id}, "130");
}

void agreement(Walker& walker, EInvoice& invoice) {
    walker.required_group("ram:ApplicableHeaderTradeAgreement", [&] {
        walker.text("ram:BuyerReference", invoice.buyer_reference);
        walk_cii_party(walker, "ram:SellerTradeParty", invoice.seller);
        walk_cii_party(walker, "ram:BuyerTradeParty", invoice.buyer);
        walker.group("ram:SellerTaxRepresentativeTradeParty", [&] {
            auto& representative = made(invoice.tax_representative);
            walker.text("ram:Name", representative.name);
            walk_cii_address(walker, representative.address);
            walker.group("ram:SpecifiedTaxRegistration", [&] {
                walker.group("ram:ID", [&] {
                    walker.fixed_attribute("schemeID", "VA");
                    walker.content(representative.tax_number);
                });
            });
        });
        reference(walker, "ram:SellerOrderReferencedDocument", invoice.sales_order);
        reference(walker, "ram:BuyerOrderReferencedDocument", invoice.order);
        reference(walker, "ram:ContractReferencedDocument", invoice.contract);
        documents(walker, invoice);
        walker.group("ram:SpecifiedProcuringProject", [&] {
            walker.text("ram:ID", invoice.project);
            if (!walker.is_reading() && !invoice.project.empty()) walker.fixed("ram:Name", "Project reference");
        });
    });
}

void delivery(Walker& walker, EInvoice& invoice) {
    walker.required_group("ram:ApplicableHeaderTradeDelivery", [&] {
        walker.group("ram:ShipToTradeParty", [&] {
            auto& found = made(invoice.delivery);
            auto plain = found.location.scheme.empty() ? found.location.id : std::string();
            walker.text("ram:ID", plain);
            if (walker.is_reading()) found.location.id = plain;
            if (walker.is_reading() || !found.location.scheme.empty()) {
                walker.coded("ram:GlobalID", found.location.id, "schemeID", found.location.scheme);
            }
            walker.text("ram:Name", found.name);
            walk_cii_address(walker, found.address);
        });
        walker.group("ram:ActualDeliverySupplyChainEvent",
                     [&] { walk_cii_day(walker, "ram:OccurrenceDateTime", date_time, made(invoice.delivery).on); });
        reference(walker, "ram:DespatchAdviceReferencedDocument", invoice.despatch);
        reference(walker, "ram:ReceivingAdviceReferencedDocument", invoice.receipt);
    });
}

}  // namespace

void walk_cii(Walker& walker, EInvoice& invoice) {
    walker.required_group("rsm:CrossIndustryInvoice", [&] {
        walker.fixed_attribute("xmlns:rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100");
        walker.fixed_attribute("xmlns:qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100");
        walker.fixed_attribute("xmlns:ram",
                               "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100");
        walker.fixed_attribute("xmlns:udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100");
        document(walker, invoice);
        walker.required_group("rsm:SupplyChainTradeTransaction", [&] {
            walker.many("ram:IncludedSupplyChainTradeLineItem", invoice.lines.size(),
                        [&](std::size_t index) { walk_cii_line(walker, element(invoice.lines, index)); });
            agreement(walker, invoice);
            delivery(walker, invoice);
            walk_cii_settlement(walker, invoice);
        });
    });
}

}  // namespace farflung::e_invoice
