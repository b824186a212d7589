#include "billing/online_payment_page.hpp"

#include <algorithm>

#include "billing/cash_discount.hpp"
#include "billing/payment_provider.hpp"

namespace farflung::billing {

namespace {

using http::html_text;

std::string pay_path(std::string const& secret) { return "/p/invoices/" + html_text(secret) + "/pay"; }

bool may_be_paid(Invoice const& invoice) {
    return invoice.kind == InvoiceKind::invoice && !invoice.open.is_zero() && invoice.state != InvoiceState::draft;
}

std::string way_to(Voice const& voice, PaymentProvider const& provider, Invoice const& invoice, Amount amount) {
    auto const url = checkout_url(provider, {invoice.id, invoice.number, amount, invoice.language});
    return "<p><a class=\"go\" rel=\"noreferrer\" href=\"" + html_text(url) + "\">" +
           voice.say("Pay {amount} by {provider}",
                     {{"amount", i18n::format_money(amount, invoice.language)}, {"provider", provider.name}}) +
           "</a></p>";
}

/// With a point or a comma before the digits behind it, as people write one amount.
std::optional<Amount> amount_of_text(std::string text, Amount open) {
    std::erase(text, ' ');
    if (text.find('.') == std::string::npos) std::ranges::replace(text, ',', '.');
    auto const value = Decimal::parse(text);
    if (!value || value->scale() > open.currency.minor_digits() || *value > open.decimal()) return std::nullopt;
    auto const amount = amount_of(*value, open.currency, Rounding::half_up);
    return amount.minor > 0 ? std::optional(amount) : std::nullopt;
}

std::string form_of(Voice const& voice, PaymentProvider const& provider, std::string const& secret,
                    std::string const& amount) {
    return "<form method=\"get\" action=\"" + pay_path(secret) +
           "\"><input type=\"hidden\" name=\"provider\" value=\"" + provider.id.text() + "\"><label>" +
           voice.say("Amount") + "<input name=\"amount\" inputmode=\"decimal\" required maxlength=\"20\" value=\"" +
           html_text(amount) + "\"></label><button>" + voice.say("Use this amount") + "</button></form>";
}

PaymentProvider provider_of(Unit const& system, std::string const& text) {
    auto const id = PaymentProviderId::parse(text);
    auto const provider = id ? system.find(*id) : std::nullopt;
    if (!provider || !provider->is_active) throw Refusal(No::not_found, "not_found");
    return *provider;
}

/// What settles the invoice today.
Amount due_today(Unit const& system, Invoice const& invoice) {
    auto const discount = cash_discount_on(invoice, system.today(people::workspace_facts(system).zone));
    return discount ? invoice.open - *discount : invoice.open;
}

}  // namespace

std::string ways_online(Unit const& system, Voice const& voice, Invoice const& invoice, std::string const& secret) {
    if (!may_be_paid(invoice)) return {};
    std::string ways;
    for (auto const& provider : system.where<PaymentProvider>("t.is_active = 1", {}, "t.created_at, t.id")) {
        ways += way_to(voice, provider, invoice, due_today(system, invoice)) + "<p class=\"quiet\"><a href=\"" +
                pay_path(secret) + "?provider=" + provider.id.text() + "\">" + voice.say("Pay a part of it") +
                "</a></p>";
    }
    return ways.empty() ? ways : "<div class=\"noprint\">" + ways + "</div>";
}

http::Html pay_online_page(Unit const& unit, std::string const& secret, http::Query const& query) {
    auto const opened = open_secret(unit, secret);
    Unit const system(unit.connection(), unit.registry(), unit.world(), system_actor(opened.workspace));
    auto const invoice = system.get(opened.invoice);
    auto const provider = provider_of(system, query.get("provider").value_or(""));
    auto const wanted = query.get("amount").value_or("");
    Voice const voice(system, invoice);
    auto body = "<article class=\"sheet\"><h1>" + html_text(invoice.number) + "</h1>";
    if (!may_be_paid(invoice)) {
        body += "<p class=\"done\">" + voice.say("Nothing of this invoice is open.") + "</p>";
    } else {
        auto const amount = wanted.empty() ? due_today(system, invoice) : amount_of_text(wanted, invoice.open);
        body += "<p class=\"lead\">" +
                voice.say("Open: {amount}", {{"amount", i18n::format_money(invoice.open, invoice.language)}}) + "</p>";
        if (amount)
            body += way_to(voice, provider, invoice, *amount);
        else
            body += "<p class=\"no\">" + voice.say("Say an amount above nothing and up to what is open.") + "</p>";
        body += form_of(voice, provider, secret, amount ? amount->text() : wanted);
    }
    body += "</article><p class=\"noprint\"><a href=\"/p/invoices/" + html_text(secret) + "\">" +
            voice.say("Back to the invoice") + "</a></p>";
    return http::to_html({.title = invoice.number,
                          .company = invoice.seller->name,
                          .language = invoice.language,
                          .right_to_left = i18n::is_right_to_left(invoice.language),
                          .body = std::move(body)});
}

}  // namespace farflung::billing
