#pragma once

#include "billing/billing_world.hpp"

namespace farflung::billing {

/// It is Monday 9 November 2026. The company has moved to Malta; rates are to the Australian dollar.
class VatWorld : public BillingWorld {
  protected:
    VatWorld() {
        rate("EUR", "2026-12-31", "1.70");
        rate("USD", "2026-11-09", "1.50");
        rate("USD", "2026-12-31", "1.36");
        patched(party_.at("tidewrack"), R"({"address":{"street":"Quay 1","city":"Valletta","country":"MT"}})");
    }
    void patched(std::string const& party, std::string const& json) {
        auto const reply = patch("dana", "/parties/" + party, json);
        EXPECT_EQ(reply.status, 200) << reply.body;
    }
    std::string buyer(std::string const& name, std::string const& country, std::string const& rest) {
        return make("dana", "/parties",
                    R"({"name":")" + name +
                        R"(","zone":"UTC","currency":"EUR","is_customer":true,"address":{"country":")" + country +
                        R"("},)" + rest + "}");
    }
    std::string sold(std::string const& customer, std::string const& currency, std::string const& line) {
        auto const made =
            post("fran", "/invoices/issued",
                 R"({"customer_id":")" + customer + R"(","currency":")" + currency + R"(","lines":[)" + line + "]}");
        EXPECT_EQ(made.status, 200) << made.body;
        return made.at("id");
    }
};

}  // namespace farflung::billing
