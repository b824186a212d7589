#pragma once

#include "billing/billing.hpp"

namespace farflung {

/// How a provider tells us of payments: as Stripe's Checkout does, or in our own plain form, for any other by a small
/// script between.
enum class ProviderKind { stripe, plain };
constexpr auto describe(Of<ProviderKind>) { return enumeration("provider_kind", "stripe", "plain"); }

struct PaymentProvider;
using PaymentProviderId = Id<PaymentProvider>;

/// Someone who takes money for us by card or wallet: where the customer pays, and how we know that a message about it
/// is theirs.
struct PaymentProvider {
    PaymentProviderId id;
    int version{};
    ProviderKind kind = ProviderKind::plain;
    std::string name;
    std::string checkout_url;
    std::string signing_secret;
    std::optional<LedgerAccountId> account_id;  // where the money stands until it is paid out; the bank when missing
    bool is_active = true;
    Instant created_at;
};
constexpr auto describe(Of<PaymentProvider>) {
    using P = PaymentProvider;
    return entity(
        "payment_provider", "billing_payment_providers",  //
        field("id", &P::id, {.key = true}), field("version", &P::version, {.read_only = true}),
        field("kind", &P::kind, {.fixed = true, .label = "Kind"}),
        field("name", &P::name,
              {.required = true, .title = true, .max_length = 40, .label = "Name", .help = "As customers read it"}),
        field("checkout_url", &P::checkout_url,
              {.required = true,
               .max_length = 1000,
               .label = "Address where customers pay",
               .help = "With {invoice_id}, and where it helps {amount}, {minor}, {currency}, {number}, {language}"}),
        field("signing_secret", &P::signing_secret, {.secret = true}),
        field("account_id", &P::account_id,
              {.references = "ledger_account", .label = "Account in the books", .help = "Empty: the bank"}),
        field("is_active", &P::is_active, {.label = "In use"}),
        field("created_at", &P::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<PaymentProvider>);

/// Refuses an address that is not https, has a placeholder that we do not know, or does not say which invoice.
void check(PaymentProvider const& provider, Problems& problems);
/// Refuses an account that is not an asset.
void complete(Unit& unit, PaymentProvider& provider);
Policy<PaymentProvider> const& policy(Of<PaymentProvider>);

namespace billing {

struct ConnectProvider {
    ProviderKind kind = ProviderKind::plain;
    std::string name;
    std::string checkout_url;
    std::string signing_secret;
    std::optional<LedgerAccountId> account_id;
};
constexpr auto describe(Of<ConnectProvider>) {
    using C = ConnectProvider;
    return record(
        "connect_provider", field("kind", &C::kind, {.required = true, .label = "Kind"}),
        field("name", &C::name, {.required = true, .max_length = 40, .label = "Name"}),
        field("checkout_url", &C::checkout_url,
              {.required = true, .max_length = 1000, .label = "Address where customers pay"}),
        field("signing_secret", &C::signing_secret, {.required = true, .max_length = 200, .label = "Signing secret"}),
        field("account_id", &C::account_id, {.references = "ledger_account", .label = "Account in the books"}));
}
/// Refuses `provider.secret_too_short` and what `check` and `complete` do.
PaymentProvider connect_provider(Unit& unit, ConnectProvider const& request);

struct NewSecret {
    std::string signing_secret;
};
constexpr auto describe(Of<NewSecret>) {
    return record("new_secret", field("signing_secret", &NewSecret::signing_secret,
                                      {.required = true, .max_length = 200, .label = "Signing secret"}));
}
PaymentProvider renew_secret(Unit& unit, PaymentProviderId id, NewSecret const& request);

/// What a customer may pay, and for what.
struct ToPay {
    InvoiceId invoice;
    std::string number;
    Amount amount;
    std::string language;
};
/// The provider's address for it, every value percent-encoded (RFC 3986).
std::string checkout_url(PaymentProvider const& provider, ToPay const& pay);
/// What Stripe counts a currency in, which is ISO 4217's smallest unit but for ISK and UGX (two digits) and MGA (none).
std::int64_t stripe_units(Amount amount);
std::optional<Amount> amount_of_stripe(std::int64_t units, Currency currency);

}  // namespace billing
}  // namespace farflung
