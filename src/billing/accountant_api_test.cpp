#include <filesystem>
#include <fstream>

#include "billing/billing_world.hpp"
#include "official_rules.hpp"

namespace farflung::billing {
namespace {

class Accountant : public BillingWorld {
  protected:
    /// The names in an archive.
    std::string names_in(std::string const& bytes) {
        auto const path = (folder_.path() / "books.zip").string();
        std::ofstream(path, std::ios::binary) << bytes;
        return test::output_of("unzip -Z1 " + path);
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Accountant, test::both_databases(), test::name_of);

TEST_P(Accountant, gets_books_and_every_document_of_some_days_in_one_file) {
    issued("gozo", "EUR", "100");
    run_jobs();
    auto const archive = get("audrey", "/accountant/archive?from=2026-11-01&to=2026-11-30");
    ASSERT_EQ(archive.status, 200) << archive.body;
    auto const names = names_in(archive.body);
    for (auto const* name : {"books/journal.csv", "books/journal.hledger", "books/journal.beancount",
                             "books/trial_balance.xlsx", "books/balance_sheet.csv", "books/vat.csv",
                             "books/ec_sales.xlsx", "books/receivables.xlsx", "documents/INV-2026-0001.pdf"}) {
        EXPECT_NE(names.find(name), std::string::npos) << name << " in " << names;
    }
    auto const before = names_in(get("audrey", "/accountant/archive?from=2026-10-01&to=2026-10-31").body);
    EXPECT_EQ(before.find("documents/"), std::string::npos) << before;
}

TEST_P(Accountant, sees_one_company_and_nobody_else_sees_its_books) {
    issued("gozo", "EUR", "100");
    run_jobs();
    for (auto const* who : {"kofi", "ilse", "andrei", "rita"}) {
        EXPECT_EQ(get(who, "/accountant/archive?from=2026-11-01&to=2026-11-30").status, 403) << who;
    }
    auto const others = get("mallory", "/accountant/archive?from=2026-11-01&to=2026-11-30");
    EXPECT_EQ(names_in(others.body).find("INV-"), std::string::npos);
    EXPECT_EQ(get("audrey", "/accountant/archive").status, 422);
    EXPECT_EQ(post("audrey", "/ledger/revalue", R"({"on":"2026-10-31"})").status, 403) << "only to read";
}

}  // namespace
}  // namespace farflung::billing
