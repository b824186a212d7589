#include "e_invoice/ubl.hpp"

namespace farflung::e_invoice {

namespace {

/// BT-18, which UBL keeps among the supporting documents, marked by its type.
constexpr std::string_view invoiced_object = "130";

void reference(Walker& walker, std::string_view name, std::string& id) {
    walker.group(name, [&] { walker.text("cbc:ID", id); });
}

void document_reference(Walker& walker, SupportingDocument& document, Identifier& object) {
    auto type = std::string(object.id.empty() || walker.is_reading() ? "" : invoiced_object);
    auto id = object.id.empty() || walker.is_reading() ? Identifier{document.id, {}} : object;
    walker.coded("cbc:ID", id.id, "schemeID", id.scheme);
    walker.text("cbc:DocumentTypeCode", type);
    if (walker.is_reading() && type == invoiced_object) {
        object = id;
        return;
    }
    document.id = id.id;
    walker.text("cbc:DocumentDescription", document.description);
    walker.group("cac:Attachment", [&] {
        if (walker.is_reading()) {
            walker.group("cbc:EmbeddedDocumentBinaryObject", [&] {
                document.is_attached = true;
                walker.attribute("mimeCode", document.mime);
                walker.attribute("filename", document.filename);
            });
        }
        walker.group("cac:ExternalReference", [&] { walker.text("cbc:URI", document.address); });
    });
}

void documents(Walker& walker, EInvoice& invoice) {
    SupportingDocument none;
    Identifier no_object;
    if (!walker.is_reading() && !invoice.object.id.empty()) {
        walker.group("cac:AdditionalDocumentReference", [&] { document_reference(walker, none, invoice.object); });
    }
    walker.many("cac:AdditionalDocumentReference", invoice.documents.size(), [&](std::size_t index) {
        if (!walker.is_reading()) return document_reference(walker, invoice.documents[index], no_object);
        SupportingDocument document;
        auto const before = invoice.object.id;
        document_reference(walker, document, invoice.object);
        if (invoice.object.id == before) invoice.documents.push_back(std::move(document));
    });
}

void references(Walker& walker, EInvoice& invoice, bool is_credit_note) {
    walker.group("cac:OrderReference", [&] {
        walker.text("cbc:ID", invoice.order);
        walker.text("cbc:SalesOrderID", invoice.sales_order);
    });
    walker.many("cac:BillingReference", invoice.preceding.size(), [&](std::size_t index) {
        auto& preceding = element(invoice.preceding, index);
        walker.group("cac:InvoiceDocumentReference", [&] {
            walker.text("cbc:ID", preceding.number);
            walker.date("cbc:IssueDate", preceding.issued_on);
        });
    });
    reference(walker, "cac:DespatchDocumentReference", invoice.despatch);
    reference(walker, "cac:ReceiptDocumentReference", invoice.receipt);
    if (!is_credit_note) reference(walker, "cac:OriginatorDocumentReference", invoice.tender);
    reference(walker, "cac:ContractDocumentReference", invoice.contract);
    documents(walker, invoice);
    if (is_credit_note) reference(walker, "cac:OriginatorDocumentReference", invoice.tender);
    if (!is_credit_note) reference(walker, "cac:ProjectReference", invoice.project);
}

void head(Walker& walker, EInvoice& invoice, bool is_credit_note) {
    walker.text("cbc:CustomizationID", invoice.specification);
    walker.text("cbc:ProfileID", invoice.process);
    walker.text("cbc:ID", invoice.number);
    walker.date("cbc:IssueDate", invoice.issued_on);
    if (is_credit_note) {
        walker.date("cbc:TaxPointDate", invoice.taxed_on);
        walker.text("cbc:CreditNoteTypeCode", invoice.type);
    } else {
        walker.date("cbc:DueDate", invoice.due_on);
        walker.text("cbc:InvoiceTypeCode", invoice.type);
    }
    walker.many("cbc:Note", invoice.notes.size(),
                [&](std::size_t index) { walker.content(element(invoice.notes, index)); });
    if (!is_credit_note) walker.date("cbc:TaxPointDate", invoice.taxed_on);
    walker.text("cbc:DocumentCurrencyCode", invoice.currency);
    walker.text("cbc:TaxCurrencyCode", invoice.base_currency);
    walker.text("cbc:AccountingCost", invoice.cost_account);
    walker.text("cbc:BuyerReference", invoice.buyer_reference);
    walk_ubl_period(walker, invoice.period, &invoice.taxed_by);
    references(walker, invoice, is_credit_note);
}

void payee(Walker& walker, std::optional<Payee>& payee) {
    walker.group("cac:PayeeParty", [&] {
        auto& found = made(payee);
        walker.group("cac:PartyIdentification",
                     [&] { walker.coded("cbc:ID", found.identifier.id, "schemeID", found.identifier.scheme); });
        walker.group("cac:PartyName", [&] { walker.text("cbc:Name", found.name); });
        walker.group("cac:PartyLegalEntity", [&] {
            walker.coded("cbc:CompanyID", found.registration_number.id, "schemeID", found.registration_number.scheme);
        });
    });
}

void tax_representative(Walker& walker, std::optional<TaxRepresentative>& representative) {
    walker.group("cac:TaxRepresentativeParty", [&] {
        auto& found = made(representative);
        walker.group("cac:PartyName", [&] { walker.text("cbc:Name", found.name); });
        walk_ubl_address(walker, "cac:PostalAddress", found.address);
        walker.marked("cac:PartyTaxScheme", {.path = "cac:TaxScheme/cbc:ID", .value = "VAT"},
                      [&] { walker.text("cbc:CompanyID", found.tax_number); });
    });
}

void delivery(Walker& walker, std::optional<Delivery>& delivery) {
    walker.group("cac:Delivery", [&] {
        auto& found = made(delivery);
        walker.date("cbc:ActualDeliveryDate", found.on);
        walker.group("cac:DeliveryLocation", [&] {
            walker.coded("cbc:ID", found.location.id, "schemeID", found.location.scheme);
            walk_ubl_address(walker, "cac:Address", found.address);
        });
        walker.group("cac:DeliveryParty",
                     [&] { walker.group("cac:PartyName", [&] { walker.text("cbc:Name", found.name); }); });
    });
}

void breakdown(Walker& walker, EInvoice& invoice) {
    // Each total of a document may bring parts, though only one should.
    auto const first = walker.is_reading() ? invoice.taxes.size() : 0;
    walker.many("cac:TaxSubtotal", invoice.taxes.size(), [&](std::size_t index) {
        auto& tax = element(invoice.taxes, first + index);
        auto currency = invoice.currency;
        walker.money("cbc:TaxableAmount", tax.taxable, currency);
        walker.money("cbc:TaxAmount", tax.amount, currency);
        walk_ubl_tax(walker, "cac:TaxCategory", tax.tax, &tax);
    });
}

/// UBL asks for the total wherever it tells its parts; CII lets one leave it out.
std::optional<Decimal> tax_total_of(EInvoice const& invoice) {
    if (invoice.totals.tax || invoice.taxes.empty()) return invoice.totals.tax;
    Decimal sum;
    for (auto const& one : invoice.taxes) sum += one.amount.value_or(Decimal(0));
    return sum;
}

/// One total in the document's currency, with its parts, and one in the accounting currency.
void tax_totals(Walker& walker, EInvoice& invoice) {
    auto const count = std::size_t{invoice.totals.base_tax ? 2U : 1U};
    walker.many("cac:TaxTotal", count, [&](std::size_t index) {
        if (!walker.is_reading()) {
            if (index == 1) return walker.money("cbc:TaxAmount", invoice.totals.base_tax, invoice.base_currency);
            auto tax = tax_total_of(invoice);
            walker.money("cbc:TaxAmount", tax, invoice.currency);
            return breakdown(walker, invoice);
        }
        std::optional<Decimal> amount;
        std::string currency;
        walker.money("cbc:TaxAmount", amount, currency);
        bool const is_base = !currency.empty() && currency != invoice.currency && currency == invoice.base_currency;
        (is_base ? invoice.totals.base_tax : invoice.totals.tax) = amount;
        breakdown(walker, invoice);
    });
}

void totals(Walker& walker, EInvoice& invoice) {
    auto& totals = invoice.totals;
    auto const money = [&](std::string_view name, std::optional<Decimal>& amount) {
        auto currency = invoice.currency;
        walker.money(name, amount, currency);
    };
    walker.group("cac:LegalMonetaryTotal", [&] {
        money("cbc:LineExtensionAmount", totals.lines);
        money("cbc:TaxExclusiveAmount", totals.net);
        money("cbc:TaxInclusiveAmount", totals.total);
        money("cbc:AllowanceTotalAmount", totals.allowances);
        money("cbc:ChargeTotalAmount", totals.charges);
        money("cbc:PrepaidAmount", totals.paid);
        money("cbc:PayableRoundingAmount", totals.rounding);
        money("cbc:PayableAmount", totals.due);
    });
}

}  // namespace

void walk_ubl(Walker& walker, EInvoice& invoice, bool is_credit_note) {
    auto const* const root = is_credit_note ? "CreditNote" : "Invoice";
    walker.required_group(root, [&] {
        walker.fixed_attribute("xmlns", "urn:oasis:names:specification:ubl:schema:xsd:" + std::string(root) + "-2");
        walker.fixed_attribute("xmlns:cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2");
        walker.fixed_attribute("xmlns:cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2");
        head(walker, invoice, is_credit_note);
        walker.required_group("cac:AccountingSupplierParty", [&] { walk_ubl_party(walker, invoice.seller); });
        walker.required_group("cac:AccountingCustomerParty", [&] { walk_ubl_party(walker, invoice.buyer); });
        payee(walker, invoice.payee);
        tax_representative(walker, invoice.tax_representative);
        delivery(walker, invoice.delivery);
        walk_ubl_payment(walker, invoice, is_credit_note);
        walk_ubl_adjustments(walker, invoice.adjustments, invoice.currency, true);
        tax_totals(walker, invoice);
        totals(walker, invoice);
        walk_ubl_lines(walker, invoice, is_credit_note);
    });
}

}  // namespace farflung::e_invoice
