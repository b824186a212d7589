#include "billing/saf_t_writer.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace farflung::billing {

std::string saf_t_id(Uuid const& id) {
    auto text = id.text();
    std::erase(text, '-');
    return text;
}

void SafTWriter::element(std::string_view name, std::string_view value, std::size_t most) {
    std::string cut(first_code_points(value, most));
    xml_.text(name, cut);
}

void SafTWriter::amount(std::string_view name, Amount base, Amount own, std::optional<Decimal> const& rate) {
    group(name, [&] {
        money("Amount", base);
        if (own.currency == base_) return;
        element("CurrencyCode", own.currency.text());
        element("CurrencyAmount", own.text());
        if (rate) element("ExchangeRate", rate->text());
    });
}

void SafTWriter::address(std::string_view name, Address const& address) {
    group(name, [&] {
        element("StreetName", address.street, saf_t_middle);
        element("City", address.city, saf_t_short);
        element("PostalCode", address.postcode);
        element("Region", address.region, saf_t_short);
        element("Country", address.country);
    });
}

void SafTWriter::company(people::PartyDetails const& details) {
    element("RegistrationNumber", details.registration_number, saf_t_short);
    element("Name", details.name, saf_t_middle);
    address("Address", details.address);
    group("TaxRegistration", [&] { element("TaxRegistrationNumber", details.tax_number, saf_t_short); });
    group("BankAccount", [&] {
        element("IBANNumber", details.iban, saf_t_short);
        if (details.iban.empty()) element("BankAccountNumber", details.bank_account, saf_t_short);
    });
}

void SafTWriter::balances(SafTBalance const& balance) {
    auto const one = [&](std::string const& when, std::int64_t minor) {
        money(when + (minor < 0 ? "CreditBalance" : "DebitBalance"), {minor < 0 ? -minor : minor, base_});
    };
    one("Opening", balance.before);
    one("Closing", balance.through);
}

}  // namespace farflung::billing
