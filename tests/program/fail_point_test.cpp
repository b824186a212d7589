#include <gtest/gtest.h>

#include <csignal>

#include "postgres_cluster.hpp"
#include "support/served_company.hpp"

namespace farflung::test {

namespace {

constexpr int pass = 17;

/// A company whose server ends itself at the seventeenth entry of its journal, before that entry is kept.
class FailsAt : public testing::TestWithParam<char const*> {
  protected:
    void SetUp() override {
        ASSERT_FALSE(program_under_test().empty()) << "FARFLUNG_BIN names no program";
        bool const on_postgres = std::string_view(GetParam()) == "postgres";
        company_ = std::make_unique<ServedCompany>(
            on_postgres ? fresh_database() : std::string(),
            ServedCompany::Variables{{"FARFLUNG_FAIL_AT", "ledger.before_commit:" + std::to_string(pass)}});
        customer_ =
            text_member(company_->post("/parties", R"({"name":"Gozo","is_customer":true,"language":"en","zone":"UTC",)"
                                                   R"("currency":"AUD"})"),
                        "id");
    }
    std::string drafted() const {
        return text_member(company_->post("/invoices", R"({"customer_id":")" + customer_ +
                                                           R"(","currency":"AUD","lines":[{"description":"Work",)"
                                                           R"("quantity":"1","price":"100","tax_rate":"0"}]})"),
                           "id");
    }
    std::optional<LineReply> issue(std::string const& invoice) const {
        KeepAliveLine line(company_->host());
        return line.ask({.method = "POST",
                         .path = "/api/v1/invoices/" + invoice + "/issue",
                         .body = "{}",
                         .headers = company_->headers("issue " + invoice)});
    }

    std::unique_ptr<ServedCompany> company_;
    std::string customer_;
};

TEST_P(FailsAt, before_the_seventeenth_entry_is_kept_leaves_only_whole_ones) {
    int kept = 0;
    std::string last;
    for (;;) {
        last = drafted();
        auto const reply = issue(last);
        if (!reply) break;
        ASSERT_EQ(reply->status, 200) << reply->body;
        ++kept;
    }
    EXPECT_EQ(company_->wait(), 128 + SIGABRT);
    // PostgreSQL passes once more for each entry that met others and was tried again.
    EXPECT_LE(kept, pass - 1);
    EXPECT_TRUE(kept == pass - 1 || std::string_view(GetParam()) == "postgres") << kept;
    company_->set_variables({});
    company_->start();
    EXPECT_EQ(text_member(company_->get("/invoices/" + last), "state"), "draft");
    auto const entries = company_->get("/journal_entries?limit=1&count=true");
    EXPECT_NE(entries.find("\"count\":" + std::to_string(kept)), std::string::npos) << entries;
    // The same request again is done once, and takes the number that was given back.
    auto const again = issue(last);
    ASSERT_TRUE(again && again->status == 200);
    auto const number = text_member(again->body, "number");
    EXPECT_EQ(std::stoi(number.substr(number.rfind('-') + 1)), kept + 1) << number;
    auto const verified = company_->verify();
    EXPECT_EQ(verified.status, 0) << verified.output;
}

INSTANTIATE_TEST_SUITE_P(Databases, FailsAt, testing::Values("sqlite", "postgres"),
                         [](auto const& named) { return std::string(named.param); });

}  // namespace

}  // namespace farflung::test
