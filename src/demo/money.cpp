#include "demo/story.hpp"

namespace farflung::demo {

namespace {

/// A part of an amount in hundredths, in the currency's own digits.
std::string part_of(std::string const& amount, std::string const& currency, int hundredths) {
    auto const whole = *Amount::parse(amount, *Currency::parse(currency));
    return multiply(whole, Decimal::of(hundredths, 2), Rounding::half_up).text();
}

void receive(Story& story, Known const& customer, std::string const& invoice, int hundredths) {
    auto const now = story.player.get(story.tokens.at("fran"), "/invoices/" + invoice);
    auto const open = at(now, "open/amount");
    auto const currency = at(now, "currency");
    if (open.find_first_of("123456789") == std::string::npos) return;
    auto const paid = "{\"amount\":\"" + part_of(open, currency, hundredths) + "\",\"currency\":\"" + currency + "\"}";
    story.player.post(story.tokens.at("fran"), "/payments",
                      R"({"direction":"in","party_id":")" + customer.id + R"(","paid_on":")" +
                          story.world.now().utc_date().text() + R"(","amount":)" + paid +
                          ",\"reference\":" + quoted(at(now, "number")) + R"(,"allocations":[{"invoice_id":")" +
                          invoice + R"(","amount":)" + paid + "}]}");
}

}  // namespace

void send_invoice(Story& story, Known const& customer, std::string const& invoice) {
    auto const& fran = story.tokens.at("fran");
    story.player.post(fran, "/invoices/" + invoice + "/issue");
    story.player.post(fran, "/invoices/" + invoice + "/send");
    auto const when = story.later(story.world.now(), story.chance.between(6, 30), 5);
    int const kind = story.chance.between(1, 100);
    bool const is_fresh = story.world.now().ms > story.ends.ms - 70LL * 24 * 3600 * 1000;
    if (is_fresh && kind <= 25) return;  // these stay open and grow late
    bool const in_parts = kind <= 24;
    story.at(when, [&story, &customer, invoice, in_parts] { receive(story, customer, invoice, in_parts ? 40 : 100); });
    if (in_parts && (!is_fresh || kind % 2 == 0)) {
        story.at(story.later(when, 15, 5), [&story, &customer, invoice] { receive(story, customer, invoice, 100); });
    }
}

void pay_bill(Story& story, Known const& partner, std::string const& bill) {
    auto const& fran = story.tokens.at("fran");
    auto const now = story.player.get(fran, "/bills/" + bill);
    auto const& currency = partner.company.currency;
    story.player.post(fran, "/bills/" + bill + "/pay",
                      R"({"paid_on":")" + story.world.now().utc_date().text() + R"(","fee":)" +
                          money(thousand_in(currency) / 100, currency) + ",\"reference\":" + quoted(at(now, "number")) +
                          "}");
}

}  // namespace farflung::demo
