// OECD, "Guidance for the Standard Audit File – Tax", version 2.0 (April 2010). Words that machines read are English.

#include "billing/saf_t.hpp"

#include <algorithm>

#include "billing/saf_t_writer.hpp"

namespace farflung::billing {

namespace {

/// The standard's own words for the kinds of accounts, and the one that it lacks.
std::string_view account_type(std::string_view kind) {
    if (kind == "asset") return "Asset";
    if (kind == "liability") return "Liability";
    if (kind == "income") return "Sale";
    return kind == "expense" ? "Expense" : "Equity";
}

void write_header(SafTWriter& xml, SafT const& books) {
    xml.group("Header", [&] {
        xml.element("AuditFileVersion", "2.00");
        xml.element("AuditFileCountry", books.company.address.country);
        xml.element("AuditFileDateCreated", books.made_on.text());
        xml.element("SoftwareCompanyName", "Farflung");
        xml.element("SoftwareID", "Farflung");
        xml.element("SoftwareVersion", "1");
        xml.group("Company", [&] { xml.company(books.company); });
        xml.element("DefaultCurrencyCode", books.base.text());
        xml.group("SelectionCriteria", [&] {
            xml.element("SelectionStartDate", books.from.text());
            xml.element("SelectionEndDate", books.to.text());
        });
        xml.element("HeaderComment", "The structure of OECD SAF-T 2.0, without what a country adds to it.");
        xml.element("TaxAccountingBasis", "Invoice");
    });
}

void write_parties(SafTWriter& xml, std::string const& word, std::map<PartyId, SafTParty> const& parties,
                   std::string const& account) {
    xml.group(word + 's', [&] {
        for (auto const& [id, party] : parties) {
            xml.group(word, [&] {
                xml.company(party.details);
                xml.element(word + "ID", saf_t_id(id.value));
                xml.element("AccountID", account, saf_t_middle);
                xml.balances(party.balance);
            });
        }
    });
}

void write_taxes(SafTWriter& xml, SafT const& books) {
    if (books.taxes.empty()) return;
    xml.group("TaxTable", [&] {
        xml.group("TaxTableEntry", [&] {
            xml.element("TaxType", "VAT");
            xml.element("Description", "Value added tax, or a tax on sales");
            for (auto const& [code, tax] : books.taxes) {
                xml.group("TaxCodeDetails", [&] {
                    xml.element("TaxCode", code);
                    xml.element("Description", "Category " + std::string(name_of(tax.category)) + " of EN 16931");
                    xml.element("TaxPercentage", tax.rate.text());
                    xml.element("Country", tax.country);
                });
            }
        });
    });
}

void write_master_files(SafTWriter& xml, SafT const& books) {
    xml.group("MasterFiles", [&] {
        xml.group("GeneralLedgerAccounts", [&] {
            for (auto const& account : books.accounts) {
                xml.group("Account", [&] {
                    xml.element("AccountID", account.code, saf_t_middle);
                    xml.element("AccountDescription", account.name);
                    xml.element("AccountType", account_type(account.kind));
                    xml.balances({account.before, account.through});
                });
            }
        });
        write_parties(xml, "Customer", books.customers, books.code_of(AccountRole::receivable));
        write_parties(xml, "Supplier", books.suppliers, books.code_of(AccountRole::payable));
        write_taxes(xml, books);
    });
}

}  // namespace

std::string SafTTax::code() const { return std::string(name_of(category)) + rate.normalised().text() + '-' + country; }

std::string SafT::code_of(AccountRole role) const {
    auto const found = std::ranges::find(accounts, role, &SafTAccount::role);
    return found == accounts.end() ? std::string() : found->code;
}

SafTTax SafT::tax_of(Invoice const& invoice, TaxCategory category, Decimal const& rate) const {
    auto const key = invoice.id.text() + ' ' + std::string(name_of(category)) + ' ' + rate.normalised().text();
    auto const found = tax_countries.find(key);
    return {found == tax_countries.end() ? company.address.country : found->second, category, rate};
}

std::string to_saf_t(SafT const& books) {
    SafTWriter xml(books.base);
    xml.group("AuditFile", [&] {
        xml.fixed_attribute("xmlns", "urn:OECD:StandardAuditFile-Taxation/2.00");
        write_header(xml, books);
        write_master_files(xml, books);
        write_saf_t_entries(xml, books);
        write_saf_t_invoices(xml, books);
    });
    return xml.take();
}

}  // namespace farflung::billing
