#include "billing/online_payment_world.hpp"
#include "billing/payment_provider.hpp"

namespace farflung::billing {
namespace {

class OnlinePayments : public OnlineWorld {};
INSTANTIATE_TEST_SUITE_P(Both, OnlinePayments, test::both_databases(), test::name_of);

TEST_P(OnlinePayments, a_provider_is_connected_by_who_answers_for_the_company_and_its_secret_stays_here) {
    auto const wanted = [](std::string const& url, std::string const& secret) {
        return R"({"kind":"plain","name":"Card","checkout_url":")" + url + R"(","signing_secret":")" + secret + R"("})";
    };
    auto const refused = [&](std::string const& url, std::string const& secret) {
        auto const reply = post("amir", "/payment_providers", wanted(url, secret));
        EXPECT_EQ(reply.status, 422) << reply.body;
        return reply.at("problems/0/code");
    };
    EXPECT_EQ(refused("http://pay.example/{invoice_id}", signing_secret), "provider.not_https");
    EXPECT_EQ(refused("https://pay.example/\\u0022{invoice_id}", signing_secret), "provider.not_https");
    EXPECT_EQ(refused("https://pay.example/{invoice_id}{card}", signing_secret), "provider.unknown_placeholder");
    EXPECT_EQ(refused("https://pay.example/{invoice_id", signing_secret), "provider.unknown_placeholder");
    EXPECT_EQ(refused("https://pay.example/", signing_secret), "provider.no_invoice");
    EXPECT_EQ(refused("https://pay.example/{invoice_id}", "short"), "provider.secret_too_short");
    EXPECT_EQ(post("fran", "/payment_providers", wanted("https://pay.example/{invoice_id}", signing_secret)).status,
              403);
    auto const id = connect("plain");
    for (auto const* path : {"/payment_providers", "/activity?limit=50"}) {
        EXPECT_EQ(get("amir", path).body.find(signing_secret), std::string::npos) << path;
    }
    EXPECT_EQ(get("rita", "/payment_providers/" + id).status, 403);
    EXPECT_EQ(
        post("amir", "/payment_providers/" + id + "/renew_secret", R"({"signing_secret":"another-secret-key"})").status,
        200);
    EXPECT_EQ(tell(id, "{}").status, 401) << "the old secret signs nothing any more";
}

TEST_P(OnlinePayments, what_is_paid_there_settles_the_invoice_and_is_recorded_on_its_day) {
    auto const provider = connect("plain");
    auto const invoice = issued("gozo", "EUR", "100");
    EXPECT_EQ(tell(provider, message("p-1", invoice, "40.00")).status, 204);
    auto const part = get("fran", "/invoices/" + invoice);
    EXPECT_EQ(part.at("open/amount"), "60.00");
    EXPECT_EQ(tell(provider, message("p-2", invoice, "70.00")).status, 204);
    EXPECT_EQ(get("fran", "/invoices/" + invoice).at("state"), "paid");
    auto const payments = get("fran", "/payments?sort=-reference");
    EXPECT_EQ(payments.size_at("items"), 2U);
    EXPECT_EQ(payments.at("items/0/reference"), "p-2");
    EXPECT_EQ(payments.at("items/0/unallocated/amount"), "10.00") << "too much stays the customer's";
    EXPECT_EQ(payments.at("items/0/paid_on"), "2026-11-09");
    auto const attempts = get("fran", "/payment_attempts?invoice_id=" + invoice);
    EXPECT_EQ(attempts.size_at("items"), 2U);
    EXPECT_EQ(get("rita", "/payment_attempts").size_at("items"), 0U);
}

TEST_P(OnlinePayments, only_the_providers_own_message_counts) {
    auto const provider = connect("plain");
    auto const invoice = issued("gozo", "EUR", "100");
    auto const paid = message("p-1", invoice, "100.00");
    for (auto const& wrong : {std::string(), std::string("t=1,v1=00"), signature(paid, "whsec_fedcba9876543210"),
                              signature(paid, signing_secret, 301), signature(paid, signing_secret, -301),
                              signature(paid + " "), "v1=" + hmac_sha256_hex(signing_secret, "." + paid)}) {
        EXPECT_EQ(tell(provider, paid, wrong).status, 401) << wrong;
    }
    EXPECT_EQ(tell(invoice, paid).status, 404);
    EXPECT_EQ(tell("nothing", paid).status, 404);
    EXPECT_EQ(tell(provider, message("p-1", provider, "1.00")).status, 404) << "an invoice that is not there";
    EXPECT_EQ(tell(provider, R"({"payment":"p"})").status, 422);
    EXPECT_EQ(tell(provider, message("p-1", invoice, "-5.00")).status, 422);
    EXPECT_EQ(get("nobody", page_of(invoice) + "?paid=true").status, 200) << "coming back says nothing";
    EXPECT_EQ(get("fran", "/payments").size_at("items"), 0U);
    EXPECT_EQ(patch("amir", "/payment_providers/" + provider, R"({"is_active":false})", "\"1\"").status, 200);
    EXPECT_EQ(tell(provider, paid).status, 404) << "no longer in use";
}

TEST_P(OnlinePayments, a_provider_of_another_workspace_settles_nothing_here) {
    auto const invoice = issued("gozo", "EUR", "100");
    auto const theirs = make("mallory", "/payment_providers",
                             R"({"kind":"plain","name":"Card","checkout_url":"https://pay.example/{invoice_id}",)"
                             R"("signing_secret":")" +
                                 std::string(signing_secret) + R"("})");
    EXPECT_EQ(tell(theirs, message("p-1", invoice, "100.00")).status, 404);
    EXPECT_EQ(get("fran", "/invoices/" + invoice).at("open/amount"), "100.00");
    EXPECT_EQ(get("amir", "/payment_providers/" + theirs).status, 404);
    EXPECT_EQ(get("nobody", page_of(invoice) + "/pay?provider=" + theirs).status, 404);
    EXPECT_EQ(get("mallory", "/payment_attempts").size_at("items"), 0U);
}

TEST_P(OnlinePayments, what_failed_is_told_once_and_may_succeed_later) {
    auto const provider = connect("plain");
    auto const invoice = issued("gozo", "EUR", "100");
    for (int i = 0; i < 2; ++i) EXPECT_EQ(tell(provider, message("p-1", invoice, "100.00", "failed")).status, 204);
    EXPECT_EQ(get("fran", "/payment_attempts").at("items/0/state"), "failed");
    EXPECT_EQ(get("fran", "/payments").size_at("items"), 0U);
    tell(provider, message("p-1", invoice, "100.00"));
    tell(provider, message("p-1", invoice, "100.00", "failed"));
    tell(provider, message("p-1", invoice, "100.00", "pending"));
    auto const attempt = get("fran", "/payment_attempts");
    EXPECT_EQ(attempt.size_at("items"), 1U);
    EXPECT_EQ(attempt.at("items/0/state"), "succeeded");
    EXPECT_EQ(get("fran", "/payments").size_at("items"), 1U);
}

TEST_P(OnlinePayments, money_of_a_closed_day_is_booked_today) {
    auto const provider = connect("plain");
    auto const invoice = issued("gozo", "EUR", "100");
    EXPECT_EQ(post("fran", "/period_locks/lock", R"({"through":"2026-11-08","reason":"Filed"})").status, 200);
    EXPECT_EQ(tell(provider, message("p-1", invoice, "100.00", "succeeded", "2026-11-03T08:00:00Z")).status, 204);
    EXPECT_EQ(get("fran", "/payments").at("items/0/paid_on"), "2026-11-09");
}

TEST_P(OnlinePayments, stand_where_the_company_says_until_they_are_paid_out) {
    auto const invoice = issued("gozo", "EUR", "100");
    auto const account =
        make("fran", "/ledger_accounts", R"({"code":"1105","name":"Money at the card company","kind":"asset"})");
    auto const sales = get("fran", "/ledger_accounts?role=sales").at("items/0/id");
    auto const provider = connect("plain");
    auto const set = [&](std::string const& id) {
        return patch("amir", "/payment_providers/" + provider, R"({"account_id":")" + id + R"("})");
    };
    EXPECT_EQ(set(sales).at("problems/0/code"), "account.not_money");
    EXPECT_EQ(set(account).status, 200);
    tell(provider, message("p-1", invoice, "100.00"));
    auto const postings = get("fran", "/ledger/postings?account_id=" + account);
    EXPECT_NE(postings.body.find("100.00"), std::string::npos) << postings.body;
}

TEST_P(OnlinePayments, stripe_tells_by_its_session) {
    auto const provider = connect("stripe");
    auto const invoice = issued("gozo", "EUR", "100");
    auto const event = [&](std::string const& type, std::string const& status, std::string const& reference) {
        auto const bytes = R"({"id":"evt_1","created":1794211200,"type":")" + type +
                           R"(","data":{"object":{"id":"cs_1","payment_intent":"pi_1","amount_total":10000,)"
                           R"("currency":"eur","payment_status":")" +
                           status + R"(","client_reference_id":")" + reference + R"("}}})";
        return ask("nobody", {.method = "POST",
                              .path = "/payment_events/" + provider,
                              .body = bytes,
                              .headers = {{"Stripe-Signature", signature(bytes)}}})
            .status;
    };
    EXPECT_EQ(event("customer.created", "paid", invoice), 204);
    EXPECT_EQ(event("checkout.session.completed", "paid", "of-a-shop-of-theirs"), 204);
    EXPECT_EQ(get("fran", "/payment_attempts").size_at("items"), 0U) << "neither is ours";
    EXPECT_EQ(event("checkout.session.completed", "unpaid", invoice), 204);
    EXPECT_EQ(get("fran", "/payment_attempts").at("items/0/state"), "pending");
    EXPECT_EQ(event("checkout.session.async_payment_succeeded", "paid", invoice), 204);
    EXPECT_EQ(get("fran", "/payments").at("items/0/reference"), "pi_1");
    EXPECT_EQ(get("fran", "/invoices/" + invoice).at("state"), "paid");
}

TEST_P(OnlinePayments, the_page_leads_to_the_provider_with_all_of_it_or_a_part) {
    auto const invoice = issued("gozo", "EUR", "100");
    auto const page = page_of(invoice);
    EXPECT_EQ(get("nobody", page).body.find("pay.example"), std::string::npos) << "none is connected";
    auto const provider = connect("plain");
    auto const has = [](test::Reply const& reply, std::string const& text) {
        return reply.body.find(text) != std::string::npos;
    };
    EXPECT_TRUE(has(get("nobody", page), "https://pay.example/c?ref=" + invoice + "&amp;m=10000"));
    auto const pay = page + "/pay?provider=" + provider;
    EXPECT_TRUE(has(get("nobody", pay), "m=10000"));
    EXPECT_TRUE(has(get("nobody", pay + "&amount=40,50"), "m=4050"));
    for (auto const* wrong : {"0", "-1", "100.01", "1.005", "all", "%22%3E%3Cscript%3E"}) {
        auto const reply = get("nobody", pay + "&amount=" + wrong);
        EXPECT_EQ(reply.status, 200) << wrong;
        EXPECT_FALSE(has(reply, "pay.example")) << wrong;
        EXPECT_FALSE(has(reply, "<script")) << wrong;
    }
    EXPECT_EQ(get("nobody", page + "/pay?provider=" + invoice).status, 404);
    EXPECT_EQ(get("nobody", pay + "&utm_source=mail&fbclid=1").status, 200) << "mailers add what they like";
    tell(provider, message("p-1", invoice, "100.00"));
    EXPECT_FALSE(has(get("nobody", page), "pay.example")) << "nothing is open";
    EXPECT_FALSE(has(get("nobody", pay), "pay.example"));
}

TEST(ProviderUnits, are_stripes_own_where_they_differ_from_iso_4217) {
    auto const units = [](char const* currency, std::int64_t minor) {
        return stripe_units({minor, *Currency::parse(currency)});
    };
    EXPECT_EQ(units("EUR", 1050), 1050);
    EXPECT_EQ(units("JPY", 500), 500);
    EXPECT_EQ(units("KWD", 1500), 1500);
    EXPECT_EQ(units("ISK", 500), 50000);
    EXPECT_EQ(units("UGX", 500), 50000);
    EXPECT_EQ(units("MGA", 50000), 500);
    for (auto const* currency : {"EUR", "JPY", "KWD", "ISK", "UGX", "MGA"}) {
        Amount const amount{120'000, *Currency::parse(currency)};
        EXPECT_EQ(amount_of_stripe(stripe_units(amount), amount.currency), amount) << currency;
    }
    EXPECT_FALSE(amount_of_stripe(-1, *Currency::parse("EUR")));
}

}  // namespace
}  // namespace farflung::billing
