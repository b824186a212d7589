#pragma once

#include "billing/invoice.hpp"
#include "test_world.hpp"

namespace farflung::billing {

/// The named world with rates for the days of the story, and invoices in a line.
class BillingWorld : public test::WorldTest {
  protected:
    BillingWorld() {
        for (auto const* day : {"2026-11-01", "2026-11-09"}) rate("EUR", day, "1.60");
    }
    void rate(std::string const& currency, std::string const& day, std::string const& value) {
        make("fran", "/exchange_rates",
             R"({"currency":")" + currency + R"(","valid_on":")" + day + R"(","rate":")" + value +
                 R"(","source":"ECB"})");
    }
    std::string draft(std::string const& customer, std::string const& currency, std::string const& price,
                      std::string const& tax_rate) {
        return make("fran", "/invoices",
                    R"({"customer_id":")" + party_.at(customer) + R"(","currency":")" + currency +
                        R"(","lines":[{"description":"Survey","quantity":"1","price":")" + price + R"(","tax_rate":")" +
                        tax_rate + R"("}]})");
    }
    std::string issued(std::string const& customer, std::string const& currency, std::string const& price) {
        auto const id = draft(customer, currency, price, "0");
        auto const reply = post("fran", "/invoices/" + id + "/issue");
        EXPECT_EQ(reply.status, 200) << reply.body;
        return id;
    }
};

}  // namespace farflung::billing
