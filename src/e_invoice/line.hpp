#pragma once

#include "core/date.hpp"
#include "core/decimal.hpp"
#include "e_invoice/party.hpp"

namespace farflung::e_invoice {

/// BG-14, BG-26.
struct Period {
    std::optional<Date> from;   // BT-73, BT-134
    std::optional<Date> until;  // BT-74, BT-135
};
constexpr auto describe(Of<Period>) {
    return record("e_invoice_period", field("from", &Period::from), field("until", &Period::until));
}

/// A VAT category (UNTDID 5305) and its rate in per cent.
struct Tax {
    std::string category;         // BT-95, BT-102, BT-118, BT-151
    std::optional<Decimal> rate;  // BT-96, BT-103, BT-119, BT-152
    bool is_vat = true;           // false where UBL does not say whose category it is
};
constexpr auto describe(Of<Tax>) {
    return record("e_invoice_tax", field("category", &Tax::category), field("rate", &Tax::rate),
                  field("is_vat", &Tax::is_vat));
}

/// Money off or on top: of the document (BG-20, BG-21, with its own tax) or of a line (BG-27, BG-28).
struct Adjustment {
    bool is_charge = false;
    std::optional<Decimal> amount;       // BT-92, BT-99, BT-136, BT-141
    std::optional<Decimal> base_amount;  // BT-93, BT-100, BT-137, BT-142
    std::optional<Decimal> percentage;   // BT-94, BT-101, BT-138, BT-143
    Tax tax;
    std::string reason;       // BT-97, BT-104, BT-139, BT-144
    std::string reason_code;  // BT-98, BT-105, BT-140, BT-145
};
constexpr auto describe(Of<Adjustment>) {
    return record("e_invoice_adjustment", field("is_charge", &Adjustment::is_charge),
                  field("amount", &Adjustment::amount), field("base_amount", &Adjustment::base_amount),
                  field("percentage", &Adjustment::percentage), field("tax", &Adjustment::tax),
                  field("reason", &Adjustment::reason), field("reason_code", &Adjustment::reason_code));
}
static_assert(describes_every_member<Adjustment>);

/// BT-158 of an item: a code, its list and the list's version.
struct Classification {
    std::string code;
    std::string list;
    std::string version;
};
constexpr auto describe(Of<Classification>) {
    return record("e_invoice_classification", field("code", &Classification::code),
                  field("list", &Classification::list), field("version", &Classification::version));
}

/// BG-32.
struct ItemAttribute {
    std::string name;   // BT-160
    std::string value;  // BT-161
};
constexpr auto describe(Of<ItemAttribute>) {
    return record("e_invoice_item_attribute", field("name", &ItemAttribute::name),
                  field("value", &ItemAttribute::value));
}

/// BG-25 with the item (BG-31) and its price (BG-29).
struct Line {
    std::string id;                               // BT-126
    std::string note;                             // BT-127
    Identifier object;                            // BT-128
    std::optional<Decimal> quantity;              // BT-129
    std::string unit;                             // BT-130, Recommendation 20
    std::optional<Decimal> net;                   // BT-131
    std::string order_line;                       // BT-132
    std::string cost_account;                     // BT-133
    std::optional<Period> period;                 // BG-26
    std::vector<Adjustment> adjustments;          // BG-27, BG-28
    std::optional<Decimal> price;                 // BT-146: net, after its discount
    std::optional<Decimal> price_discount;        // BT-147
    std::optional<Decimal> gross_price;           // BT-148
    std::optional<Decimal> price_quantity;        // BT-149
    std::string price_unit;                       // BT-150
    Tax tax;                                      // BG-30
    std::string description;                      // BT-153: the item's name
    std::string detail;                           // BT-154
    std::string seller_item;                      // BT-155
    std::string buyer_item;                       // BT-156
    Identifier standard_item;                     // BT-157
    std::vector<Classification> classifications;  // BT-158
    std::string origin;                           // BT-159
    std::vector<ItemAttribute> attributes;        // BG-32
};
constexpr auto describe(Of<Line>) {
    return record("e_invoice_line", field("id", &Line::id), field("note", &Line::note), field("object", &Line::object),
                  field("quantity", &Line::quantity), field("unit", &Line::unit), field("net", &Line::net),
                  field("order_line", &Line::order_line), field("cost_account", &Line::cost_account),
                  field("period", &Line::period), field("adjustments", &Line::adjustments),
                  field("price", &Line::price), field("price_discount", &Line::price_discount),
                  field("gross_price", &Line::gross_price), field("price_quantity", &Line::price_quantity),
                  field("price_unit", &Line::price_unit), field("tax", &Line::tax),
                  field("description", &Line::description), field("detail", &Line::detail),
                  field("seller_item", &Line::seller_item), field("buyer_item", &Line::buyer_item),
                  field("standard_item", &Line::standard_item), field("classifications", &Line::classifications),
                  field("origin", &Line::origin), field("attributes", &Line::attributes));
}
static_assert(describes_every_member<Line>);

}  // namespace farflung::e_invoice
