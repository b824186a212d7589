#pragma once

#include "billing/billing_world.hpp"
#include "core/hash.hpp"

namespace farflung::billing {

inline constexpr char const* signing_secret = "whsec_0123456789abcdef";

/// A world with providers that are connected, and their messages.
class OnlineWorld : public BillingWorld {
  protected:
    std::string connect(std::string const& kind) {
        return make("amir", "/payment_providers",
                    R"({"kind":")" + kind +
                        R"(","name":"Card","checkout_url":"https://pay.example/c?ref={invoice_id}&m={minor}",)"
                        R"("signing_secret":")" +
                        signing_secret + R"("})");
    }
    std::string signature(std::string const& bytes, char const* secret = signing_secret, std::int64_t age_s = 0) {
        auto const time = std::to_string(world_.now().ms / 1000 - age_s);
        return "t=" + time + ",v1=" + hmac_sha256_hex(secret, time + "." + bytes);
    }
    test::Reply tell(std::string const& provider, std::string const& bytes, std::string const& signature) {
        return ask("nobody", {.method = "POST",
                              .path = "/payment_events/" + provider,
                              .body = bytes,
                              .headers = {{"Farflung-Signature", signature}}});
    }
    test::Reply tell(std::string const& provider, std::string const& bytes) {
        return tell(provider, bytes, signature(bytes));
    }
    std::string message(std::string const& payment, std::string const& invoice, std::string const& amount,
                        std::string const& state = "succeeded", std::string const& when = "2026-11-09T08:00:00Z") {
        return R"({"payment":")" + payment + R"(","invoice_id":")" + invoice + R"(","state":")" + state +
               R"(","amount":{"amount":")" + amount + R"(","currency":"EUR"},"happened_at":")" + when + R"("})";
    }
    std::string page_of(std::string const& invoice) {
        auto const url = post("fran", "/invoices/" + invoice + "/send", R"({"to":"books@gozo.example"})").at("url");
        return url.substr(std::min(url.size(), url.find("/p/")));
    }
};

}  // namespace farflung::billing
