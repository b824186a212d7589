#include "e_invoice/cii.hpp"

namespace farflung::e_invoice {

namespace {

void product(Walker& walker, Line& line) {
    walker.group("ram:SpecifiedTradeProduct", [&] {
        walker.coded("ram:GlobalID", line.standard_item.id, "schemeID", line.standard_item.scheme);
        walker.text("ram:SellerAssignedID", line.seller_item);
        walker.text("ram:BuyerAssignedID", line.buyer_item);
        walker.text("ram:Name", line.description);
        walker.text("ram:Description", line.detail);
        walker.many("ram:ApplicableProductCharacteristic", line.attributes.size(), [&](std::size_t index) {
            auto& attribute = element(line.attributes, index);
            walker.text("ram:Description", attribute.name);
            walker.text("ram:Value", attribute.value);
        });
        walker.many("ram:DesignatedProductClassification", line.classifications.size(), [&](std::size_t index) {
            auto& classification = element(line.classifications, index);
            walker.group("ram:ClassCode", [&] {
                walker.attribute("listID", classification.list);
                walker.attribute("listVersionID", classification.version);
                walker.content(classification.code);
            });
        });
        walker.group("ram:OriginTradeCountry", [&] { walker.text("ram:ID", line.origin); });
    });
}

void basis_quantity(Walker& walker, Line& line) {
    walker.quantity("ram:BasisQuantity", line.price_quantity, line.price_unit);
}

void agreement(Walker& walker, Line& line) {
    walker.required_group("ram:SpecifiedLineTradeAgreement", [&] {
        walker.group("ram:BuyerOrderReferencedDocument", [&] { walker.text("ram:LineID", line.order_line); });
        walker.group("ram:GrossPriceProductTradePrice", [&] {
            walker.money("ram:ChargeAmount", line.gross_price);
            if (walker.is_reading() || line.gross_price) basis_quantity(walker, line);
            walker.group("ram:AppliedTradeAllowanceCharge", [&] {
                bool is_charge = false;
                if (walker.is_reading() || line.price_discount) {
                    walker.group("ram:ChargeIndicator", [&] { walker.truth("udt:Indicator", is_charge); });
                }
                walker.money("ram:ActualAmount", line.price_discount);
            });
        });
        walker.group("ram:NetPriceProductTradePrice", [&] {
            walker.money("ram:ChargeAmount", line.price);
            basis_quantity(walker, line);
        });
    });
}

/// BT-128: marked by its type among the documents of a line.
void invoiced_object(Walker& walker, Identifier& object) {
    walker.group("ram:AdditionalReferencedDocument", [&] {
        walker.text("ram:IssuerAssignedID", object.id);
        std::string type = "130";
        if (walker.is_reading()) walker.text("ram:TypeCode", type);
        if (!walker.is_reading()) walker.fixed("ram:TypeCode", type);
        walker.text("ram:ReferenceTypeCode", object.scheme);
    });
}

void settlement(Walker& walker, Line& line) {
    walker.required_group("ram:SpecifiedLineTradeSettlement", [&] {
        walker.group("ram:ApplicableTradeTax", [&] {
            walk_cii_kind_of_tax(walker, line.tax);
            walker.text("ram:CategoryCode", line.tax.category);
            walker.number("ram:RateApplicablePercent", line.tax.rate);
        });
        walk_cii_period(walker, line.period);
        walk_cii_adjustments(walker, line.adjustments, false);
        walker.group("ram:SpecifiedTradeSettlementLineMonetarySummation",
                     [&] { walker.money("ram:LineTotalAmount", line.net); });
        invoiced_object(walker, line.object);
        walker.group("ram:ReceivableSpecifiedTradeAccountingAccount",
                     [&] { walker.text("ram:ID", line.cost_account); });
    });
}

}  // namespace

void walk_cii_line(Walker& walker, Line& line) {
    walker.group("ram:AssociatedDocumentLineDocument", [&] {
        walker.text("ram:LineID", line.id);
        walker.group("ram:IncludedNote", [&] { walker.text("ram:Content", line.note); });
    });
    product(walker, line);
    agreement(walker, line);
    walker.group("ram:SpecifiedLineTradeDelivery",
                 [&] { walker.quantity("ram:BilledQuantity", line.quantity, line.unit); });
    settlement(walker, line);
}

}  // namespace farflung::e_invoice
