#pragma once

#include "e_invoice/e_invoice.hpp"

namespace farflung::e_invoice {

/// A party as its country's rules want it written.
inline TradeParty party_in(std::string const& country, std::string const& tax_number, Identifier const& registration) {
    TradeParty party;
    party.name = "Quay and Sons";
    party.tax_number = tax_number;
    party.registration_number = registration;
    party.electronic_address = {"7300010000001", "0088"};
    party.address = PostalAddress{.street = "1 Quay", .city = "Harbour", .postcode = "1000", .country = country};
    party.contact = Contact{"Ilse", "+47 22 12 34 56", "ilse@quay.example"};
    return party;
}

inline TradeParty party_in(std::string const& country) {
    if (country == "NO") {
        auto party = party_in("NO", "NO923609016MVA", {"923609016", "0192"});
        party.local_tax_number = "Foretaksregisteret";
        return party;
    }
    if (country == "SE") return party_in("SE", "SE556036079301", {"5560360793", "0007"});
    if (country == "DK") return party_in("DK", "DK13585628", {"13585628", "0184"});
    if (country == "IS") return party_in("IS", "IS12345", {"4504013150", "0196"});
    if (country == "NL") return party_in("NL", "NL004495445B01", {"12345678", "0106"});
    if (country == "IT") return party_in("IT", "IT00743110157", {});
    if (country == "DE") return party_in("DE", "DE136695976", {});
    if (country == "GR") {
        auto party = party_in("GR", "EL094259216", {});
        party.trading_name = party.name;
        party.electronic_address = {"094259216", "9933"};
        return party;
    }
    return party_in(country, country + "12345678", {});
}

inline Decimal amount(std::string_view text) { return *Decimal::parse(text); }

/// An invoice that BIS Billing takes, of ten hours at 50 with tax of 25 per cent.
inline EInvoice billing_between(std::string const& seller, std::string const& buyer) {
    EInvoice invoice;
    invoice.specification = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
    invoice.process = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
    invoice.number = "INV-7";
    invoice.issued_on = Date::parse("2026-11-09");
    invoice.due_on = Date::parse("2026-11-23");
    invoice.type = "380";
    invoice.currency = "EUR";
    invoice.buyer_reference = "04011000-12345-34";
    invoice.seller = party_in(seller);
    invoice.buyer = party_in(buyer);
    invoice.delivery = Delivery{.on = Date::parse("2026-11-08")};
    invoice.payment = PaymentInstructions{.means = "58", .transfers = {{"DE89370400440532013000", "Quay", ""}}};
    Line line;
    line.id = "1";
    line.quantity = Decimal(10);
    line.unit = "HUR";
    line.net = amount("500.00");
    line.price = Decimal(50);
    line.tax = {"S", Decimal(25)};
    line.description = "Survey";
    invoice.lines.push_back(line);
    invoice.taxes.push_back({line.net, amount("125.00"), line.tax, "", ""});
    invoice.totals = {.lines = line.net,
                      .net = line.net,
                      .tax = amount("125.00"),
                      .total = amount("625.00"),
                      .due = amount("625.00")};
    if (seller != "GR") return invoice;
    invoice.number = "094259216|09/11/2026|1|1.1|0|7";
    invoice.buyer.trading_name = invoice.buyer.name;
    invoice.documents.push_back({.id = "400001234567890", .description = "##M.AR.K##"});
    invoice.documents.push_back(
        {.id = "1", .description = "##INVOICE|URL##", .address = "https://quay.example/invoices/7"});
    return invoice;
}

}  // namespace farflung::e_invoice
