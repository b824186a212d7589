#pragma once

#include "e_invoice/e_invoice.hpp"

namespace farflung::billing {

/// A bill of a partner in Bucharest, in the syntax that it sends.
inline e_invoice::EInvoice partners_invoice(std::string const& number, std::string const& iban) {
    e_invoice::EInvoice invoice;
    invoice.specification = "urn:cen.eu:en16931:2017";
    invoice.number = number;
    invoice.issued_on = *Date::parse("2026-11-08");
    invoice.due_on = *Date::parse("2026-12-08");
    invoice.type = "380";
    invoice.currency = "EUR";
    invoice.seller.name = "Carpat Modelare SRL";
    invoice.seller.tax_number = "RO18547290";
    invoice.seller.address = e_invoice::PostalAddress{.city = "Bucharest", .country = "RO"};
    invoice.buyer.name = "Tidewrack Pty Ltd";
    invoice.buyer.tax_number = "AU51824753556";
    invoice.buyer.address = e_invoice::PostalAddress{.city = "Sydney", .country = "AU"};
    invoice.payment = e_invoice::PaymentInstructions{.means = "30", .transfers = {{iban, "Carpat", ""}}};
    e_invoice::Line line;
    line.id = "1";
    line.quantity = Decimal(4);
    line.unit = "HUR";
    line.net = *Decimal::parse("400.00");
    line.price = *Decimal::parse("100");
    line.tax = {"AE", Decimal(0)};
    line.description = "Modelling of the hull";
    invoice.lines.push_back(line);
    invoice.taxes.push_back({line.net, Decimal(0), line.tax, "Reverse charge", "VATEX-EU-AE"});
    invoice.totals = {.lines = line.net, .net = line.net, .tax = Decimal(0), .total = line.net, .due = line.net};
    return invoice;
}

inline constexpr char const* known_iban = "RO49AAAA1B31007593840000";
inline constexpr char const* other_iban = "DE89370400440532013000";

}  // namespace farflung::billing
