#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/describe.hpp"

namespace farflung::e_invoice {

/// An identifier and the list that it is of: ICD (ISO 6523) for parties and items, EAS for electronic addresses.
struct Identifier {
    std::string id;
    std::string scheme;
};
constexpr auto describe(Of<Identifier>) {
    return record("e_invoice_identifier", field("id", &Identifier::id), field("scheme", &Identifier::scheme));
}

struct PostalAddress {
    std::string street;         // BT-35, BT-50
    std::string second_street;  // BT-36, BT-51
    std::string third_street;   // BT-162, BT-163
    std::string city;           // BT-37, BT-52
    std::string postcode;       // BT-38, BT-53
    std::string region;         // BT-39, BT-54
    std::string country;        // BT-40, BT-55
};
constexpr auto describe(Of<PostalAddress>) {
    return record("e_invoice_postal_address", field("street", &PostalAddress::street),
                  field("second_street", &PostalAddress::second_street),
                  field("third_street", &PostalAddress::third_street), field("city", &PostalAddress::city),
                  field("postcode", &PostalAddress::postcode), field("region", &PostalAddress::region),
                  field("country", &PostalAddress::country));
}

struct Contact {
    std::string name;   // BT-41, BT-56
    std::string phone;  // BT-42, BT-57
    std::string email;  // BT-43, BT-58
};
constexpr auto describe(Of<Contact>) {
    return record("e_invoice_contact", field("name", &Contact::name), field("phone", &Contact::phone),
                  field("email", &Contact::email));
}

/// BG-4 seller, BG-7 buyer.
struct TradeParty {
    std::string name;                      // BT-27, BT-44
    std::string trading_name;              // BT-28, BT-45
    std::vector<Identifier> identifiers;   // BT-29, BT-46
    Identifier registration_number;        // BT-30, BT-47
    std::string tax_number;                // BT-31, BT-48: with its country's prefix
    std::string local_tax_number;          // BT-32
    std::string legal_form;                // BT-33
    Identifier electronic_address;         // BT-34, BT-49
    std::optional<PostalAddress> address;  // BG-5, BG-8
    std::optional<Contact> contact;        // BG-6, BG-9
};
constexpr auto describe(Of<TradeParty>) {
    return record(
        "e_invoice_trade_party", field("name", &TradeParty::name), field("trading_name", &TradeParty::trading_name),
        field("identifiers", &TradeParty::identifiers), field("registration_number", &TradeParty::registration_number),
        field("tax_number", &TradeParty::tax_number), field("local_tax_number", &TradeParty::local_tax_number),
        field("legal_form", &TradeParty::legal_form), field("electronic_address", &TradeParty::electronic_address),
        field("address", &TradeParty::address), field("contact", &TradeParty::contact));
}
static_assert(describes_every_member<TradeParty>);

/// BG-10: who is paid, when that is not the seller.
struct Payee {
    std::string name;                // BT-59
    Identifier identifier;           // BT-60
    Identifier registration_number;  // BT-61
};
constexpr auto describe(Of<Payee>) {
    return record("e_invoice_payee", field("name", &Payee::name), field("identifier", &Payee::identifier),
                  field("registration_number", &Payee::registration_number));
}

/// BG-11: who answers for the seller's tax in another country.
struct TaxRepresentative {
    std::string name;                      // BT-62
    std::string tax_number;                // BT-63
    std::optional<PostalAddress> address;  // BG-12
};
constexpr auto describe(Of<TaxRepresentative>) {
    return record("e_invoice_tax_representative", field("name", &TaxRepresentative::name),
                  field("tax_number", &TaxRepresentative::tax_number), field("address", &TaxRepresentative::address));
}

}  // namespace farflung::e_invoice
