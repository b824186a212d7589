#pragma once

#include "test_world.hpp"

namespace farflung::bank {

/// One bank account in euros, whose lines tests tell by a CSV file.
class BankWorld : public test::WorldTest {
  protected:
    BankWorld() {
        make("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-11-01","rate":"1.60","source":"ECB"})");
    }
    std::string money(std::string const& amount, std::string const& currency) {
        return R"({"amount":")" + amount + R"(","currency":")" + currency + R"("})";
    }
    /// An invoice's id and number.
    std::pair<std::string, std::string> issued(std::string const& price, std::string const& currency = "EUR") {
        auto const id = make("fran", "/invoices",
                             R"({"customer_id":")" + party_.at("gozo") + R"(","currency":")" + currency +
                                 R"(","lines":[{"description":"Survey","quantity":"1","price":")" + price +
                                 R"(","tax_rate":"0"}]})");
        return {id, post("fran", "/invoices/" + id + "/issue").at("number")};
    }
    /// A line of the bank's, by its amount, name and text.
    std::string line(std::string const& amount, std::string const& text, std::string const& name = "Somebody") {
        auto const reply =
            ask("fran", {.method = "POST",
                         .path = "/bank_statements?bank_account_id=" + account(),
                         .body = "Date;Amount;Name;Description\n2026-11-09;" + amount + ";" + name + ";" + text + "\n",
                         .headers = {{"Content-Type", "text/csv"}}});
        EXPECT_EQ(reply.status, 200) << reply.body;
        auto const lines = get("fran", "/bank_lines?state=to_do");
        for (std::size_t i = 0; i < lines.size_at("items"); ++i) {
            auto const at = "items/" + std::to_string(i);
            if (lines.at(at + "/text") == text) return lines.at(at + "/id");
        }
        ADD_FAILURE() << lines.body;
        return {};
    }
    std::string account() {
        if (account_.empty()) {
            account_ = make("fran", "/bank_accounts", R"({"name":"Euro","number":"42","currency":"EUR"})");
        }
        return account_;
    }
    test::Reply book(std::string const& id, std::string const& json) {
        return post("fran", "/bank_lines/" + id + "/book", json);
    }
    std::string for_gozo(std::string const& allocations, std::string const& more = {}) {
        return R"({"party_id":")" + party_.at("gozo") + R"(","allocations":[)" + allocations + "]" + more + "}";
    }
    /// The base balance of an account by its code.
    std::string balance(std::string const& code) {
        std::int64_t sum = 0;
        auto const reply = get("fran", "/ledger/trial_balance");
        for (std::size_t i = 0; i < reply.size_at("items"); ++i) {
            auto const row = "items/" + std::to_string(i);
            if (reply.at(row + "/code") != code) continue;
            sum += Amount::parse(reply.at(row + "/base/amount"), *Currency::parse("AUD"))->minor;
        }
        return Amount{sum, *Currency::parse("AUD")}.text();
    }
    std::string ledger_account(std::string const& code, std::string const& name) {
        return make("fran", "/ledger_accounts",
                    R"({"code":")" + code + R"(","name":")" + name + R"(","kind":"expense"})");
    }

  private:
    std::string account_;
};

}  // namespace farflung::bank
