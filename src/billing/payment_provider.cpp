#include "billing/payment_provider.hpp"

#include <algorithm>
#include <array>

#include "billing/payment.hpp"
#include "core/hash.hpp"
#include "platform/http/resource.hpp"

namespace farflung {

namespace {

constexpr std::size_t shortest_secret = 16;
constexpr std::array<std::string_view, 6> placeholders{"invoice_id", "amount", "minor",
                                                       "currency",   "number", "language"};

/// Calls `text` for what stands between placeholders, and `name` for each of them; false for one that never ends.
template <class Text, class Name>
bool walk_url(std::string_view url, Text const& text, Name const& name) {
    for (auto open = url.find('{'); open != std::string_view::npos; open = url.find('{')) {
        auto const close = url.find('}', open);
        if (close == std::string_view::npos) return false;
        text(url.substr(0, open));
        name(url.substr(open + 1, close - open - 1));
        url.remove_prefix(close + 1);
    }
    text(url);
    return true;
}

bool is_plain_address(std::string_view url) {
    auto const is_plain = [](char c) { return c > ' ' && c < '\x7F' && c != '"' && c != '\'' && c != '<' && c != '>'; };
    return url.starts_with("https://") && url.find('/', 8) > 8 && std::ranges::all_of(url, is_plain);
}

}  // namespace

void check(PaymentProvider const& provider, Problems& problems) {
    if (!is_plain_address(provider.checkout_url)) problems.add("checkout_url", "provider.not_https");
    bool names_invoice = false;
    bool knows_all = true;
    bool const ends = walk_url(
        provider.checkout_url, [](std::string_view) {},
        [&](std::string_view name) {
            names_invoice = names_invoice || name == "invoice_id";
            knows_all = knows_all && std::ranges::find(placeholders, name) != placeholders.end();
        });
    if (!ends || !knows_all) problems.add("checkout_url", "provider.unknown_placeholder");
    if (!names_invoice) problems.add("checkout_url", "provider.no_invoice");
}

void complete(Unit& unit, PaymentProvider& provider) {
    if (provider.account_id) ledger::refuse_unless_money(unit, *provider.account_id, "account_id");
}

namespace billing {

namespace {

void refuse_short(std::string const& secret) {
    if (secret.size() < shortest_secret) throw Refusal(No::invalid, "provider.secret_too_short", "signing_secret");
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string out;
    for (char const c : text) {
        if (unreserved.find(c) != std::string_view::npos)
            out += c;
        else
            out += '%' + hex({&c, 1});
    }
    return out;
}

/// https://docs.stripe.com/currencies#special-cases
int stripe_digits(Currency currency) {
    auto const code = currency.text();
    if (code == "ISK" || code == "UGX") return 2;
    return code == "MGA" ? 0 : currency.minor_digits();
}

}  // namespace

PaymentProvider connect_provider(Unit& unit, ConnectProvider const& request) {
    PaymentProvider provider{.id = unit.new_id<PaymentProvider>(),
                             .version = {},
                             .kind = request.kind,
                             .name = request.name,
                             .checkout_url = request.checkout_url,
                             .signing_secret = request.signing_secret,
                             .account_id = request.account_id,
                             .is_active = true,
                             .created_at = unit.now()};
    unit.authorize("connect", provider);
    Problems problems;
    check(provider, problems);
    problems.refuse_if_any();
    refuse_short(request.signing_secret);
    http::check_references_within_reach(unit, request);
    complete(unit, provider);
    unit.insert(provider);
    return provider;
}

PaymentProvider renew_secret(Unit& unit, PaymentProviderId id, NewSecret const& request) {
    auto provider = unit.get(id);
    unit.authorize("renew_secret", provider);
    refuse_short(request.signing_secret);
    provider.signing_secret = request.signing_secret;
    unit.save(provider);
    return provider;
}

std::string checkout_url(PaymentProvider const& provider, ToPay const& pay) {
    std::string out;
    walk_url(
        provider.checkout_url, [&](std::string_view text) { out += text; },
        [&](std::string_view name) {
            if (name == "invoice_id") out += pay.invoice.text();
            if (name == "amount") out += pay.amount.text();
            if (name == "minor") out += std::to_string(stripe_units(pay.amount));
            if (name == "currency") out += pay.amount.currency.text();
            if (name == "number") out += percent_encoded(pay.number);
            if (name == "language") out += percent_encoded(pay.language);
        });
    return out;
}

std::int64_t stripe_units(Amount amount) {
    auto units = amount.minor;
    auto const iso = amount.currency.minor_digits();
    for (int digits = iso; digits < stripe_digits(amount.currency); ++digits) units *= 10;
    for (int digits = iso; digits > stripe_digits(amount.currency); --digits) units /= 10;
    return units;
}

std::optional<Amount> amount_of_stripe(std::int64_t units, Currency currency) {
    auto const of_one = stripe_units({1000, currency});
    if (units < 0 || units > Amount::max_minor / 1000) return std::nullopt;
    return Amount{units * 1000 / of_one, currency};
}

}  // namespace billing
}  // namespace farflung
