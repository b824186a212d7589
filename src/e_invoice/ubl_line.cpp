#include "e_invoice/ubl.hpp"

namespace farflung::e_invoice {

namespace {

void item_references(Walker& walker, Line& line) {
    walker.group("cac:BuyersItemIdentification", [&] { walker.text("cbc:ID", line.buyer_item); });
    walker.group("cac:SellersItemIdentification", [&] { walker.text("cbc:ID", line.seller_item); });
    walker.group("cac:StandardItemIdentification",
                 [&] { walker.coded("cbc:ID", line.standard_item.id, "schemeID", line.standard_item.scheme); });
    walker.group("cac:OriginCountry", [&] { walker.text("cbc:IdentificationCode", line.origin); });
    walker.many("cac:CommodityClassification", line.classifications.size(), [&](std::size_t index) {
        auto& classification = element(line.classifications, index);
        walker.group("cbc:ItemClassificationCode", [&] {
            walker.attribute("listID", classification.list);
            walker.attribute("listVersionID", classification.version);
            walker.content(classification.code);
        });
    });
}

void item(Walker& walker, Line& line) {
    walker.group("cac:Item", [&] {
        walker.text("cbc:Description", line.detail);
        walker.text("cbc:Name", line.description);
        item_references(walker, line);
        walk_ubl_tax(walker, "cac:ClassifiedTaxCategory", line.tax, nullptr);
        walker.many("cac:AdditionalItemProperty", line.attributes.size(), [&](std::size_t index) {
            auto& attribute = element(line.attributes, index);
            walker.text("cbc:Name", attribute.name);
            walker.text("cbc:Value", attribute.value);
        });
    });
}

void price(Walker& walker, Line& line, std::string currency) {
    walker.group("cac:Price", [&] {
        walker.money("cbc:PriceAmount", line.price, currency);
        walker.quantity("cbc:BaseQuantity", line.price_quantity, line.price_unit);
        walker.group("cac:AllowanceCharge", [&] {
            bool is_charge = false;
            if (walker.is_reading()) walker.truth("cbc:ChargeIndicator", is_charge);
            if (!walker.is_reading()) walker.fixed("cbc:ChargeIndicator", "false");
            walker.money("cbc:Amount", line.price_discount, currency);
            walker.money("cbc:BaseAmount", line.gross_price, currency);
        });
    });
}

/// BT-128: the one document reference of a line, marked by its type.
void invoiced_object(Walker& walker, Identifier& object) {
    walker.group("cac:DocumentReference", [&] {
        walker.coded("cbc:ID", object.id, "schemeID", object.scheme);
        walker.fixed("cbc:DocumentTypeCode", "130");
    });
}

void walk_line(Walker& walker, Line& line, std::string currency, bool is_credit_note) {
    walker.text("cbc:ID", line.id);
    walker.text("cbc:Note", line.note);
    walker.quantity(is_credit_note ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity", line.quantity, line.unit);
    walker.money("cbc:LineExtensionAmount", line.net, currency);
    walker.text("cbc:AccountingCost", line.cost_account);
    walk_ubl_period(walker, line.period, nullptr);
    walker.group("cac:OrderLineReference", [&] { walker.text("cbc:LineID", line.order_line); });
    invoiced_object(walker, line.object);
    walk_ubl_adjustments(walker, line.adjustments, currency, false);
    item(walker, line);
    price(walker, line, currency);
}

}  // namespace

void walk_ubl_lines(Walker& walker, EInvoice& invoice, bool is_credit_note) {
    walker.many(
        is_credit_note ? "cac:CreditNoteLine" : "cac:InvoiceLine", invoice.lines.size(),
        [&](std::size_t index) { walk_line(walker, element(invoice.lines, index), invoice.currency, is_credit_note); });
}

}  // namespace farflung::e_invoice
