#include "core/text.hpp"
#include "e_invoice/cii.hpp"

namespace farflung::e_invoice {

namespace {

/// An identifier with a list stands under another name than one without.
void identifiers(Walker& walker, std::vector<Identifier>& identifiers) {
    auto const count = identifiers.size();
    walker.many("ram:ID", count, [&](std::size_t index) {
        if (walker.is_reading()) return walker.content(identifiers.emplace_back().id);
        if (identifiers[index].scheme.empty()) walker.content(identifiers[index].id);
    });
    walker.many("ram:GlobalID", count, [&](std::size_t index) {
        if (!walker.is_reading() && identifiers[index].scheme.empty()) return;
        auto& identifier = walker.is_reading() ? identifiers.emplace_back() : identifiers[index];
        walker.attribute("schemeID", identifier.scheme);
        walker.content(identifier.id);
    });
}

void tax_registrations(Walker& walker, TradeParty& party) {
    if (walker.is_reading()) {
        walker.many("ram:SpecifiedTaxRegistration", 0, [&](std::size_t) {
            Identifier found;
            walker.coded("ram:ID", found.id, "schemeID", found.scheme);
            if (found.scheme == "VA") party.tax_number = found.id;
            if (found.scheme == "FC") party.local_tax_number = found.id;
        });
        return;
    }
    auto const write = [&](std::string& number, std::string scheme) {
        walker.group("ram:SpecifiedTaxRegistration", [&] { walker.coded("ram:ID", number, "schemeID", scheme); });
    };
    write(party.local_tax_number, "FC");
    write(party.tax_number, "VA");
}

void contact(Walker& walker, std::optional<Contact>& contact) {
    walker.group("ram:DefinedTradeContact", [&] {
        auto& found = made(contact);
        walker.text("ram:PersonName", found.name);
        if (walker.is_reading() && found.name.empty()) walker.text("ram:DepartmentName", found.name);
        walker.group("ram:TelephoneUniversalCommunication", [&] { walker.text("ram:CompleteNumber", found.phone); });
        walker.group("ram:EmailURIUniversalCommunication", [&] { walker.text("ram:URIID", found.email); });
    });
}

std::optional<Date> parse_day(std::string const& text) {
    if (text.size() != 8) return std::nullopt;
    return Date::parse(text.substr(0, 4) + '-' + text.substr(4, 2) + '-' + text.substr(6));
}

}  // namespace

void walk_cii_party(Walker& walker, std::string_view name, TradeParty& party) {
    walker.group(name, [&] {
        identifiers(walker, party.identifiers);
        walker.text("ram:Name", party.name);
        walker.text("ram:Description", party.legal_form);
        walker.group("ram:SpecifiedLegalOrganization", [&] {
            walker.coded("ram:ID", party.registration_number.id, "schemeID", party.registration_number.scheme);
            walker.text("ram:TradingBusinessName", party.trading_name);
        });
        contact(walker, party.contact);
        walk_cii_address(walker, party.address);
        walker.group("ram:URIUniversalCommunication", [&] {
            walker.coded("ram:URIID", party.electronic_address.id, "schemeID", party.electronic_address.scheme);
        });
        tax_registrations(walker, party);
    });
}

void walk_cii_address(Walker& walker, std::optional<PostalAddress>& address) {
    walker.group("ram:PostalTradeAddress", [&] {
        auto& found = made(address);
        walker.text("ram:PostcodeCode", found.postcode);
        walker.text("ram:LineOne", found.street);
        walker.text("ram:LineTwo", found.second_street);
        walker.text("ram:LineThree", found.third_street);
        walker.text("ram:CityName", found.city);
        walker.text("ram:CountryID", found.country);
        walker.text("ram:CountrySubDivisionName", found.region);
    });
}

void walk_cii_day(Walker& walker, std::string_view name, std::string_view inner, std::optional<Date>& day) {
    walker.group(name, [&] {
        walker.group(inner, [&] {
            std::string format = "102";
            walker.attribute("format", format);
            auto text = day ? day->text() : std::string();
            std::erase(text, '-');
            walker.content(text);
            if (!walker.is_reading() || text.empty()) return;
            day = parse_day(text);
            if (!day && format == "102") walker.misread();
        });
    });
}

void walk_cii_period(Walker& walker, std::optional<Period>& period) {
    walker.group("ram:BillingSpecifiedPeriod", [&] {
        auto& found = made(period);
        walk_cii_day(walker, "ram:StartDateTime", "udt:DateTimeString", found.from);
        walk_cii_day(walker, "ram:EndDateTime", "udt:DateTimeString", found.until);
    });
}

void walk_cii_kind_of_tax(Walker& walker, Tax& tax) {
    if (!walker.is_reading()) return walker.fixed("ram:TypeCode", "VAT");
    std::string kind;
    walker.text("ram:TypeCode", kind);
    tax.is_vat = lower_ascii(kind) == "vat";
}

void walk_cii_adjustments(Walker& walker, std::vector<Adjustment>& adjustments, bool with_tax) {
    walker.many("ram:SpecifiedTradeAllowanceCharge", adjustments.size(), [&](std::size_t index) {
        auto& adjustment = element(adjustments, index);
        walker.group("ram:ChargeIndicator", [&] { walker.truth("udt:Indicator", adjustment.is_charge); });
        walker.number("ram:CalculationPercent", adjustment.percentage);
        walker.money("ram:BasisAmount", adjustment.base_amount);
        walker.money("ram:ActualAmount", adjustment.amount);
        walker.text("ram:ReasonCode", adjustment.reason_code);
        walker.text("ram:Reason", adjustment.reason);
        if (!with_tax) return;
        walker.group("ram:CategoryTradeTax", [&] {
            walk_cii_kind_of_tax(walker, adjustment.tax);
            walker.text("ram:CategoryCode", adjustment.tax.category);
            walker.number("ram:RateApplicablePercent", adjustment.tax.rate);
        });
    });
}

}  // namespace farflung::e_invoice
