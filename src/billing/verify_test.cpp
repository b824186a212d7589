#include "billing/verify.hpp"

#include "billing/billing_world.hpp"
#include "billing/payment.hpp"

namespace farflung::billing {
namespace {

/// A small book with one of everything.
class Verify : public BillingWorld {
  protected:
    Verify() {
        auto const gozo = party_.at("gozo");
        auto const paid = issued("gozo", "EUR", "100");
        auto const credited = issued("gozo", "EUR", "50");
        issued("minato", "AUD", "70");
        draft("gozo", "EUR", "5", "18");
        rate("USD", "2026-11-09", "1.50");
        as_system([&](Unit& unit) {
            draft_invoice(unit, {.customer_id = *PartyId::parse(gozo),
                                 .currency = *Currency::parse("AUD"),
                                 .lines = {{.description = "Hours",
                                            .price = *Decimal::parse("9"),
                                            .source_kind = "time_entry",
                                            .source_id = unit.new_uuid()}}});
        });
        make("fran", "/payments",
             R"({"party_id":")" + gozo +
                 R"(","amount":{"amount":"120.00","currency":"USD"},"allocations":[)"
                 R"({"invoice_id":")" +
                 paid +
                 R"(","amount":{"amount":"100.00","currency":"EUR"},)"
                 R"("settled":{"amount":"110.00","currency":"USD"}}]})");
        EXPECT_EQ(post("fran", "/invoices/" + credited + "/credit").status, 200);
        auto const bill = make("fran", "/bills",
                               R"({"partner_id":")" + party_.at("carpat") +
                                   R"(","currency":"EUR","billed_on":"2026-11-01",)"
                                   R"("lines":[{"description":"Model","price":"60"}]})");
        EXPECT_EQ(post("fran", "/bills/" + bill + "/pay", R"({"amount":{"amount":"20.00","currency":"EUR"}})").status,
                  200);
        take_back_by_hand();
        run_jobs();
    }
    /// What takes an entry back names an entry, not a document.
    void take_back_by_hand() {
        auto const account = [&](char const* code) {
            return get("fran", std::string("/ledger_accounts?code=") + code).at("items/0/id");
        };
        auto const side = [&](char const* code, char const* amount) {
            return R"({"account_id":")" + account(code) + R"(","amount":{"amount":")" + amount +
                   R"(","currency":"AUD"}})";
        };
        auto const booked = post("fran", "/journal_entries",
                                 R"({"posted_on":"2026-11-03","text":"Float","postings":[)" + side("1000", "9.00") +
                                     "," + side("3000", "-9.00") + "]}");
        EXPECT_EQ(booked.status, 200) << booked.body;
        EXPECT_EQ(post("fran", "/journal_entries/" + booked.at("id") + "/reverse", R"({"reason":"Wrong"})").status,
                  200);
    }
    std::vector<ledger::Finding> findings() {
        std::vector<ledger::Finding> found;
        look_as_system([&](Unit const& unit) { found = verify_money(unit); });
        return found;
    }
    /// What verify finds with a fault in the book, which is then taken back with its transaction.
    std::vector<ledger::Finding> findings_with(std::string const& fault) {
        std::vector<ledger::Finding> found;
        struct TakeBack {};
        try {
            as_system([&](Unit& unit) {
                unit.connection().execute_script(fault);
                found = verify_money(unit);
                throw TakeBack{};
            });
        } catch (TakeBack const&) {
            return found;
        }
        return found;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Verify, test::both_databases(), test::name_of);

TEST_P(Verify, finds_nothing_in_a_sound_book) {
    for (auto const& finding : findings()) ADD_FAILURE() << finding.invariant << " " << finding.text;
}

TEST_P(Verify, finds_every_planted_fault) {
    struct Fault {
        char const* what;
        char const* sql;
        char const* invariant;
    };
    std::vector<Fault> const faults{
        {"an amount of a posting", "update ledger_postings set amount_minor = amount_minor + 1 where position = 0",
         "M1"},
        {"a base amount of a posting", "update ledger_postings set base_minor = base_minor + 1 where position = 1",
         "M1"},
        {"a posting taken away", "delete from ledger_postings where position = 1", "M1"},
        {"both sides of an entry",
         "update ledger_postings set base_minor = base_minor * 2, amount_minor = amount_minor * 2", "M3"},
        {"the day of an entry", "update ledger_entries set posted_on = '2026-11-02' where number = 1", "M3"},
        {"an entry's text", "update ledger_entries set text = 'x' where number = 2", "M3"},
        {"an entry's hash", "update ledger_entries set hash = previous_hash where number = 2", "M3"},
        {"another project on a posting", "update ledger_postings set project_id = entry_id where position = 1", "M14"},
        {"another customer on a posting", "update ledger_postings set customer_id = null where position = 1", "M14"},
        {"a total", "update billing_invoices set total_minor = total_minor + 1 where number = 'INV-2026-0003'", "M4"},
        {"a line's price", "update billing_invoice_lines set price = '51' where price = '50'", "M4"},
        {"a stored tax", "update billing_invoices set tax_minor = 0, taxes = '[]' where state = 'draft'", "M4"},
        {"the words of an issued line", "update billing_invoice_lines set description = 'x' where price = '100'", "M3"},
        {"the buyer of an issued invoice", "update billing_invoices set reference = 'x' where number = 'INV-2026-0001'",
         "M3"},
        {"an open amount",
         "update billing_invoices set open_minor = open_minor - 1, base_open_minor = base_open_minor - 1"
         " where number = 'INV-2026-0003'",
         "M5"},
        {"a state", "update billing_invoices set state = 'issued' where number = 'INV-2026-0001'", "M5"},
        {"an open bill", "update billing_bills set open_minor = open_minor + 100", "M5"},
        {"a bill credited by no note", "update billing_bills set credited_minor = 1", "M8"},
        {"a number's gap", "update billing_invoices set number = 'INV-2026-0009' where number = 'INV-2026-0003'", "M6"},
        {"a number given for nothing", "update number_series set last = last + 1 where series = 'invoice/2026'", "M6"},
        {"a date out of order", "update billing_invoices set issued_on = '2026-11-01' where number = 'INV-2026-0003'",
         "M6"},
        {"a draft with a number",
         "update billing_invoices set number = 'INV-2026-0004' where state = 'draft' and total_minor = 900", "M6"},
        {"a credited amount", "update billing_invoices set credited_minor = 1 where number = 'INV-2026-0003'", "M8"},
        {"a payment's rest",
         "update billing_payments set unallocated_minor = unallocated_minor + 1 where direction = 'in'", "M8"},
        {"an allocation", "update billing_allocations set amount_minor = amount_minor - 1 where invoice_id is not null",
         "M5"},
        {"an exchange difference", "update billing_allocations set difference_minor = difference_minor + 1", "M9"},
        {"a stored rate", "update billing_invoices set rate = '1.61' where number = 'INV-2026-0001'", "M9"},
        {"a base total", "update billing_bills set base_total_minor = base_total_minor + 1", "M9"},
        {"a freed claim", "delete from billing_claims", "M11"},
        {"a claim of nothing", "update billing_claims set source_kind = 'x'", "M11"},
        {"a payment's fee", "update billing_payments set fee_minor = 7", "M7"},
        {"the bytes of a PDF", "update billing_documents set bytes = hash_bytes where form = 'pdf'", "M3"},
        {"the digest of a document", "update billing_documents set sha256 = previous_hash where position = 2", "M3"},
        {"a document taken out of the chain", "delete from billing_documents where position = 3", "M3"},
        {"an amount beyond all limits", "update ledger_postings set amount_minor = amount_minor * 1000000000000",
         "M15"},
    };
    for (auto const& fault : faults) {
        std::string sql = fault.sql;
        auto const bytes = sql.find("hash_bytes");
        if (bytes != std::string::npos) {
            sql.replace(bytes, 10, GetParam() == db::Dialect::sqlite ? "x'00'" : "'\\x00'::bytea");
        }
        auto const found = findings_with(sql);
        EXPECT_FALSE(found.empty()) << fault.what;
        bool named = false;
        std::string all;
        for (auto const& finding : found) {
            named = named || finding.invariant == fault.invariant;
            all += finding.invariant + " " + finding.text + "\n";
        }
        EXPECT_TRUE(named) << fault.what << " is " << fault.invariant << ", found was:\n" << all;
    }
}

}  // namespace
}  // namespace farflung::billing
