#pragma once

#include "billing/payment_provider.hpp"
#include "core/json.hpp"
#include "platform/http/call.hpp"

namespace farflung {

enum class AttemptState { pending, failed, succeeded };
constexpr auto describe(Of<AttemptState>) { return enumeration("attempt_state", "pending", "failed", "succeeded"); }

struct PaymentAttempt;
using PaymentAttemptId = Id<PaymentAttempt>;

/// A customer's try to pay online, as the provider tells of it. Success is final, and has made one payment.
struct PaymentAttempt {
    PaymentAttemptId id;
    int version{};
    AttemptState state = AttemptState::pending;
    PaymentProviderId provider_id;
    InvoiceId invoice_id;
    std::string reference;  // the provider's own id of the payment: each has one attempt here
    Amount amount;
    std::string reason;
    std::optional<PaymentId> payment_id;
    Instant happened_at;
    Instant created_at;
};
constexpr auto describe(Of<PaymentAttempt>) {
    using A = PaymentAttempt;
    return entity(
        "payment_attempt", "billing_payment_attempts",  //
        field("id", &A::id, {.key = true}), field("version", &A::version, {.read_only = true}),
        field("state", &A::state, {.read_only = true, .label = "State"}),
        field("provider_id", &A::provider_id,
              {.read_only = true, .references = "payment_provider", .label = "Provider"}),
        field("invoice_id", &A::invoice_id, {.read_only = true, .references = "invoice", .label = "Invoice"}),
        field("reference", &A::reference, {.read_only = true, .searchable = true, .title = true, .label = "Reference"}),
        field("amount", &A::amount, {.read_only = true, .label = "Amount"}),
        field("reason", &A::reason, {.read_only = true, .label = "Reason"}),
        field("payment_id", &A::payment_id, {.read_only = true, .references = "payment", .label = "Payment"}),
        field("happened_at", &A::happened_at, {.read_only = true, .label = "When"}),
        field("created_at", &A::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<PaymentAttempt>);

Policy<PaymentAttempt> const& policy(Of<PaymentAttempt>);

namespace billing {

/// What a provider tells of one payment.
struct ProviderEvent {
    std::string payment;  // the provider's id of it
    InvoiceId invoice_id;
    AttemptState state = AttemptState::pending;
    Amount amount;
    std::optional<Amount> fee;
    Instant happened_at;
    std::string reason;
};
constexpr auto describe(Of<ProviderEvent>) {
    using E = ProviderEvent;
    return record("provider_event", field("payment", &E::payment, {.required = true}),
                  field("invoice_id", &E::invoice_id, {.required = true}),
                  field("state", &E::state, {.required = true}),
                  field("amount", &E::amount, {.required = true, .min = 0}), field("fee", &E::fee, {.min = 0}),
                  field("happened_at", &E::happened_at, {.required = true}), field("reason", &E::reason));
}

/// Refuses `provider.wrong_signature` (401): not `t=…,v1=…` with an HMAC-SHA-256 of time, point and bytes by this
/// secret, as Stripe signs, or older than five minutes.
struct SignedBytes {
    std::string_view bytes;
    std::string_view signature;
};
void check_signature(std::string_view secret, SignedBytes const& message, Instant now);
/// What the message says; nothing for one of Stripe's that is about something else. Refuses what cannot be read.
std::optional<ProviderEvent> read_event(ProviderKind kind, Json const& root);

/// A message that is the provider's own.
struct VerifiedEvent {
    WorkspaceId workspace;
    PaymentProviderId provider;
    std::optional<ProviderEvent> event;
};
/// Refuses a provider that is not there or not in use, and what the two above do.
VerifiedEvent verify_event(Unit const& unit, std::string const& provider, http::Body const& body);
/// Keeps the attempt and, once for each of the provider's payments however often and in which order it is told,
/// records the payment: on its own day or, where that is closed, today. What the invoice does not need stays the
/// customer's credit. Refuses an invoice that is not there or is none.
void take_event(Unit& unit, VerifiedEvent const& verified);

/// Emitted about the invoice.
struct OnlinePaymentFailed {
    std::string number;
    Amount amount;
    std::string reason;
};
constexpr auto describe(Of<OnlinePaymentFailed>) {
    return record("online_payment_failed", field("number", &OnlinePaymentFailed::number),
                  field("amount", &OnlinePaymentFailed::amount), field("reason", &OnlinePaymentFailed::reason));
}

}  // namespace billing
}  // namespace farflung
