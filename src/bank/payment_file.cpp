#include "bank/payment_file.hpp"

#include "core/bic.hpp"
#include "core/creditor_reference.hpp"
#include "core/iban.hpp"
#include "core/sepa.hpp"

namespace farflung::bank {

namespace {

constexpr std::size_t longest_street = 70;
constexpr std::size_t longest_town = 35;
constexpr std::size_t longest_postcode = 16;

std::string country_of(AccountHolder const& holder) { return check_iban(holder.iban).iban.substr(0, 2); }

}  // namespace

bool is_beyond_eea(AccountHolder const& holder) { return !is_eea_country(country_of(holder)); }

void check_holder(AccountHolder const& holder, std::string const& path, Problems& problems) {
    if (sepa_text(holder.name, longest_name).empty()) problems.add(path + "name", "required");
    if (holder.iban.empty()) return problems.add(path + "iban", "required");
    if (!check_iban(holder.iban).valid) return problems.add(path + "iban", "not_an_iban");
    if (!is_sepa_country(country_of(holder))) return problems.add(path + "iban", "payment_file.outside_sepa");
    if (!holder.bic.empty() && !parse_bic(holder.bic)) problems.add(path + "bic", "not_a_bic");
    if (holder.bic.empty() && is_beyond_eea(holder)) problems.add(path + "bic", "payment_file.bic_beyond_eea");
}

void check_address(Address const& address, std::string const& path, Problems& problems) {
    if (sepa_text(address.city, longest_town).empty())
        problems.add(path + "address/city", "payment_file.address_beyond_eea");
    if (address.country.empty()) problems.add(path + "address/country", "payment_file.address_beyond_eea");
}

PaymentWriter::PaymentWriter(std::string_view message, MessageEdition edition)
    : name_space_("urn:iso:std:iso:20022:tech:xsd:" + std::string(message)), edition_(edition) {}

void PaymentWriter::address(Address const& address) {
    // A structured address without town and country is refused; one of neither is not asked for.
    if (address.city.empty() || address.country.empty()) return;
    auto const street = sepa_text(address.street, longest_street);
    auto const town = sepa_text(address.city, longest_town);
    auto const postcode = sepa_text(address.postcode, longest_postcode);
    group("PstlAdr", [&] {
        if (edition_ == MessageEdition::older) {
            element("Ctry", address.country);
            element("AdrLine", street);
            element("AdrLine", postcode.empty() ? town : postcode + ' ' + town);
            return;
        }
        element("StrtNm", street);
        element("PstCd", postcode);
        element("TwnNm", town);
        element("Ctry", address.country);
    });
}

void PaymentWriter::party(std::string_view name, AccountHolder const& holder) {
    group(name, [&] {
        element("Nm", sepa_text(holder.name, longest_name));
        address(holder.address);
    });
}

void PaymentWriter::account(std::string_view name, AccountHolder const& holder) {
    group(name, [&] { group("Id", [&] { element("IBAN", check_iban(holder.iban).iban); }); });
}

void PaymentWriter::agent(std::string_view name, AccountHolder const& holder, bool is_wanted) {
    if (holder.bic.empty() && !is_wanted) return;
    group(name, [&] {
        group("FinInstnId", [&] {
            if (holder.bic.empty()) return group("Othr", [&] { element("Id", "NOTPROVIDED"); });
            element(edition_ == MessageEdition::older ? "BIC" : "BICFI", holder.bic);
        });
    });
}

void PaymentWriter::amount(std::string_view name, Amount amount) {
    auto text = amount.text();
    std::string currency(amount.currency.text());
    xml_.coded(name, text, "Ccy", currency);
}

void PaymentWriter::reference(std::string const& text) {
    auto const structured = parse_creditor_reference(text);
    group("RmtInf", [&] {
        if (!structured) return element("Ustrd", sepa_text(text, longest_reference));
        group("Strd", [&] {
            group("CdtrRefInf", [&] {
                group("Tp", [&] { group("CdOrPrtry", [&] { element("Cd", "SCOR"); }); });
                element("Ref", *structured);
            });
        });
    });
}

std::string PaymentWriter::document(std::string_view root, e_invoice::Walker::Inside const& inside) {
    group("Document", [&] {
        xml_.fixed_attribute("xmlns", name_space_);
        group(root, inside);
    });
    return xml_.take();
}

void write_header(PaymentWriter& xml, std::string const& message_id, Instant made_at, std::size_t count, Amount sum,
                  AccountHolder const& initiator) {
    xml.group("GrpHdr", [&] {
        xml.element("MsgId", message_id);
        xml.element("CreDtTm", made_at.text());
        xml.element("NbOfTxs", std::to_string(count));
        xml.element("CtrlSum", sum.text());
        xml.group("InitgPty", [&] { xml.element("Nm", sepa_text(initiator.name, longest_name)); });
    });
}

}  // namespace farflung::bank
