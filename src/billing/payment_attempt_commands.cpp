#include "billing/payment_attempt.hpp"

#include "billing/cash_discount.hpp"
#include "billing/payment.hpp"
#include "core/zone.hpp"
#include "platform/http/resource.hpp"

namespace farflung::billing {

namespace {

Invoice invoice_of(Unit const& unit, ProviderEvent const& event) {
    auto const invoice = unit.find(event.invoice_id);
    bool const is_owed = invoice && invoice->kind == InvoiceKind::invoice && invoice->state != InvoiceState::draft;
    if (!is_owed) throw Refusal(No::not_found, "not_found", "invoice_id");
    return *invoice;
}

Date day_of(Unit const& unit, ProviderEvent const& event) {
    auto const zone = people::workspace_facts(unit).zone;
    auto const today = unit.today(zone);
    auto const day = local_date(event.happened_at, zone);
    auto const locked = ledger::locked_through(unit);
    return day > today || (locked && day <= *locked) ? today : day;
}

PaymentId record(Unit& unit, PaymentProvider const& provider, Invoice const& invoice, ProviderEvent const& event) {
    RecordPayment request{.direction = PaymentDirection::in,
                          .party_id = invoice.customer_id,
                          .paid_on = day_of(unit, event),
                          .amount = event.amount,
                          .fee = event.fee,
                          .reference = event.payment,
                          .allocations = {},
                          .account_id = provider.account_id};
    if (event.amount.currency == invoice.currency && !invoice.open.is_zero()) {
        request.allocations.push_back({.invoice_id = invoice.id,
                                       .bill_id = {},
                                       .amount = std::min(event.amount, invoice.open),
                                       .settled = {},
                                       .takes_discount = pays_early(invoice, event.amount, *request.paid_on)});
    }
    return make_payment(unit, request);
}

std::optional<PaymentAttempt> known_attempt(Unit const& unit, PaymentProviderId provider, std::string const& payment) {
    auto const found = unit.where<PaymentAttempt>("t.provider_id = :provider and t.reference = :reference",
                                                  {{"provider", provider}, {"reference", payment}});
    return found.empty() ? std::optional<PaymentAttempt>{} : found.front();
}

PaymentAttempt new_attempt(Unit& unit, PaymentProviderId provider, ProviderEvent const& event) {
    return {.id = unit.new_id<PaymentAttempt>(),
            .version = {},
            .state = AttemptState::pending,
            .provider_id = provider,
            .invoice_id = event.invoice_id,
            .reference = event.payment,
            .amount = event.amount,
            .reason = {},
            .payment_id = {},
            .happened_at = event.happened_at,
            .created_at = unit.now()};
}

}  // namespace

VerifiedEvent verify_event(Unit const& unit, std::string const& provider, http::Body const& body) {
    auto const id = PaymentProviderId::parse(provider);
    if (!id) throw Refusal(No::not_found, "not_found");
    unit.connection().confine_to(std::nullopt);
    std::optional<WorkspaceId> workspace;
    // Across workspaces: the address alone says whose provider this is, and its secret proves it.
    unit.query("select workspace_id from billing_payment_providers where id = :id and is_active = 1", {{"id", *id}},
               [&](db::Row const& row) { workspace = WorkspaceId{Uuid::from_bytes(row.bytes(0))}; });
    if (!workspace) throw Refusal(No::not_found, "not_found");
    Unit const system(unit.connection(), unit.registry(), unit.world(), system_actor(*workspace));
    auto const found = system.get(*id);
    check_signature(found.signing_secret, {body.bytes, body.signature}, unit.now());
    std::optional<JsonDocument> document;
    return {*workspace, *id, read_event(found.kind, http::require_json(body, document))};
}

void take_event(Unit& unit, VerifiedEvent const& verified) {
    if (!verified.event) return;
    auto system = unit.as(system_actor(verified.workspace));
    auto const& event = *verified.event;
    auto const invoice = invoice_of(system, event);
    auto const known = known_attempt(system, verified.provider, event.payment);
    // Messages come again and in any order: what succeeded stays so, and what is pending is news only at first.
    if (known && (known->state == AttemptState::succeeded || event.state == AttemptState::pending)) return;
    auto attempt = known ? *known : new_attempt(system, verified.provider, event);
    bool const was_failed = known && known->state == AttemptState::failed;
    attempt.state = event.state;
    attempt.reason = event.reason;
    if (event.state == AttemptState::succeeded) {
        attempt.amount = event.amount;
        attempt.payment_id = record(system, system.get(verified.provider), invoice, event);
    }
    if (known)
        system.save(attempt);
    else
        system.insert(attempt);
    if (event.state == AttemptState::failed && !was_failed) {
        system.emit(OnlinePaymentFailed{invoice.number, event.amount, event.reason}, "invoice", invoice.id.value);
    }
}

}  // namespace farflung::billing
