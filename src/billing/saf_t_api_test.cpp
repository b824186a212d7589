#include "billing/saf_t.hpp"

#include "billing/vat_world.hpp"
#include "core/xml.hpp"
#include "official_rules.hpp"

namespace farflung::billing {
namespace {

/// Our own schema asks that every account, customer, supplier, tax code and entry that is named is there.
constexpr auto schema = "tests/support/saf_t.xsd";

Decimal number_at(XmlElement const& element, std::string_view path) {
    auto const found = Decimal::parse(element.at(path).text());
    EXPECT_TRUE(found.has_value()) << path;
    return found.value_or(Decimal(0));
}

class SafTs : public VatWorld {
  protected:
    std::string file_of(std::string const& query = {}) {
        auto const reply = get("audrey", "/ledger/export/saf_t.xml" + query);
        EXPECT_EQ(reply.status, 200) << reply.body;
        EXPECT_EQ(test::run_schema(schema, {{"books", reply.body}}), "");
        return reply.body;
    }
    /// A consumer abroad, a discount, prices with tax, a part taken back, money in, and a partner's bill.
    void trade() {
        sold(buyer("Marie & <Fils> \\\"SARL\\\"", "FR", R"("kind":"person")"), "EUR",
             R"({"description":"Course & <map>","price":"50.00","tax_rate":"20"})");
        auto const first = make(
            "fran", "/invoices",
            R"({"customer_id":")" + party_.at("gozo") +
                R"(","currency":"EUR","prices":"with_tax","adjustments":[{"kind":"discount","reason":"Early","percent":"3"}],)"
                R"("lines":[{"description":"Survey","quantity":"3","unit":"h","price":"33.33","tax_rate":"18"},)"
                R"({"description":"Chart","price":"10.01","tax_rate":"5"}]})");
        EXPECT_EQ(post("fran", "/invoices/" + first + "/issue").status, 200);
        EXPECT_EQ(post("fran", "/invoices/" + first + "/credit", R"({"lines":[{"line":0,"quantity":"1"}]})").status,
                  200);
        make("fran", "/payments",
             R"({"party_id":")" + party_.at("gozo") +
                 R"(","amount":{"amount":"30.00","currency":"USD"},"allocations":[{"invoice_id":")" + first +
                 R"(","amount":{"amount":"27.00","currency":"EUR"}}]})");
        make("fran", "/bills",
             R"({"partner_id":")" + party_.at("carpat") +
                 R"(","currency":"EUR","billed_on":"2026-11-09","lines":[{"description":"Model","price":"60"}]})");
    }
    /// What the trial balance says of an account at the end of a day, in base currency.
    Decimal balance(std::string const& code, std::string const& day) {
        auto const reply = get("fran", "/ledger/trial_balance?on=" + day);
        Decimal sum(0);
        for (std::size_t i = 0; i < reply.size_at("items"); ++i) {
            auto const at = "items/" + std::to_string(i) + "/";
            if (reply.at(at + "code") == code) sum = sum + *Decimal::parse(reply.at(at + "base/amount"));
        }
        return sum;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, SafTs, test::both_databases(), test::name_of);

Decimal side(XmlElement const& element, std::string const& when) {
    auto const debit = element.child(when + "DebitBalance");
    return debit ? number_at(debit, "") : Decimal(0) - number_at(element, when + "CreditBalance");
}

TEST_P(SafTs, hold_the_journal_whose_sides_agree_with_each_other_and_with_the_trial_balance) {
    trade();
    auto const document = XmlDocument::parse(file_of());
    auto const entries = document.root().child("GeneralLedgerEntries");
    std::map<std::string, Decimal> moved;
    Decimal debit(0);
    Decimal credit(0);
    for (auto const& transaction : entries.child("Journal").children("Transaction")) {
        for (auto const& line : transaction.children("Line")) {
            bool const is_debit = static_cast<bool>(line.child("DebitAmount"));
            auto const amount = number_at(line, is_debit ? "DebitAmount/Amount" : "CreditAmount/Amount");
            auto& sum = moved.try_emplace(line.child("AccountID").text(), Decimal(0)).first->second;
            sum = is_debit ? sum + amount : sum - amount;
            (is_debit ? debit : credit) = (is_debit ? debit : credit) + amount;
        }
    }
    EXPECT_EQ(debit, credit);
    EXPECT_EQ(number_at(entries, "TotalDebit"), debit);
    EXPECT_EQ(number_at(entries, "TotalCredit"), credit);
    EXPECT_EQ(entries.child("NumberOfEntries").text(), sql_text("select cast(count(*) as text) from ledger_entries"));
    for (auto const& account : document.root().at("MasterFiles/GeneralLedgerAccounts").children("Account")) {
        auto const code = account.child("AccountID").text();
        EXPECT_EQ(side(account, "Closing"), balance(code, "2026-11-30")) << code;
        EXPECT_EQ(side(account, "Closing"), moved.contains(code) ? moved.at(code) : Decimal(0)) << code;
    }
}

TEST_P(SafTs, begin_with_what_stood_there_before_the_first_day) {
    trade();
    world_.set(*Instant::parse("2026-12-02T01:00:00Z"));
    rate("EUR", "2026-12-01", "1.60");
    sold(party_.at("gozo"), "EUR", R"({"description":"Survey","price":"100.00","tax_rate":"18"})");
    auto const document = XmlDocument::parse(file_of("?from=2026-12-01&to=2026-12-31"));
    auto const root = document.root();
    EXPECT_EQ(root.at("GeneralLedgerEntries/NumberOfEntries").text(), "1");
    EXPECT_EQ(root.at("SourceDocuments/SalesInvoices/NumberOfEntries").text(), "1");
    EXPECT_EQ(root.at("Header/SelectionCriteria/SelectionStartDate").text(), "2026-12-01");
    for (auto const& account : root.at("MasterFiles/GeneralLedgerAccounts").children("Account")) {
        auto const code = account.child("AccountID").text();
        EXPECT_EQ(side(account, "Opening"), balance(code, "2026-11-30")) << code;
        EXPECT_EQ(side(account, "Closing"), balance(code, "2026-12-31")) << code;
    }
    Decimal owed(0);
    for (auto const& customer : root.at("MasterFiles/Customers").children("Customer")) {
        owed = owed + side(customer, "Closing");
    }
    EXPECT_EQ(owed, balance(root.at("MasterFiles/Customers/Customer/AccountID").text(), "2026-12-31"));
}

TEST_P(SafTs, hold_each_invoice_with_lines_and_taxes_that_sum_to_its_entry) {
    trade();
    auto const document = XmlDocument::parse(file_of());
    auto const invoices = document.root().at("SourceDocuments/SalesInvoices").children("Invoice");
    ASSERT_EQ(invoices.size(), 3U);
    for (auto const& invoice : invoices) {
        Decimal net(0);
        Decimal line_taxes(0);
        for (auto const& line : invoice.children("Line")) {
            net = net + number_at(line, "InvoiceLineAmount/Amount");
            if (line.child("TaxInformation")) {
                line_taxes = line_taxes + number_at(line, "TaxInformation/TaxAmount/Amount");
            }
        }
        Decimal tax(0);
        for (auto const& total : invoice.child("DocumentTotals").children("TaxInformationTotals")) {
            tax = tax + number_at(total, "TaxAmount/Amount");
        }
        EXPECT_EQ(net, number_at(invoice, "DocumentTotals/NetTotal"));
        EXPECT_EQ(tax, line_taxes);
        EXPECT_EQ(net + tax, number_at(invoice, "DocumentTotals/GrossTotal")) << invoice.child("InvoiceNo").text();
    }
    auto const& note = invoices.front();
    EXPECT_EQ(note.at("Line/References/CreditNote/Reference").text(), "INV-2026-0002");
    EXPECT_EQ(note.at("Line/DebitCreditIndicator").text(), "D");
    auto const abroad = invoices[1].child("DocumentTotals").child("TaxInformationTotals");
    EXPECT_EQ(abroad.child("TaxCode").text(), "S20-FR");
    EXPECT_EQ(abroad.at("TaxAmount/Amount").text(), "16.00");
}

TEST_P(SafTs, keep_names_that_look_like_markup_as_text) {
    trade();
    auto const bytes = file_of();
    EXPECT_NE(bytes.find("Marie &amp; &lt;Fils&gt;"), std::string::npos);
    auto const document = XmlDocument::parse(bytes);
    auto names = std::string();
    for (auto const& customer : document.root().at("MasterFiles/Customers").children("Customer")) {
        names += customer.child("Name").text() + ';';
    }
    EXPECT_NE(names.find("Marie & <Fils> \"SARL\";"), std::string::npos) << names;
    EXPECT_EQ(document.root().at("MasterFiles/Suppliers/Supplier/Name").text(), "Atelier Carpat");
}

TEST_P(SafTs, are_there_before_anything_is_booked_and_only_for_those_who_read_the_books) {
    auto const document = XmlDocument::parse(file_of());
    EXPECT_EQ(document.root().at("GeneralLedgerEntries/NumberOfEntries").text(), "0");
    trade();
    EXPECT_NE(get("fran", "/ledger/export/saf_t.xml").headers.at("Content-Disposition").find("journal.saf_t.xml"),
              std::string::npos);
    for (auto const* who : {"kofi", "maria", "rita", "andrei"}) {
        EXPECT_EQ(get(who, "/ledger/export/saf_t.xml").status, 403) << who;
    }
    EXPECT_EQ(get("mallory", "/ledger/export/saf_t.xml").body.find("Marie"), std::string::npos);
    EXPECT_EQ(get("fran", "/ledger/export/saf_t.xml?from=yesterday").status, 422);
}

}  // namespace
}  // namespace farflung::billing
