#include <algorithm>
#include <charconv>

#include "billing/payment_attempt.hpp"
#include "core/hash.hpp"
#include "core/json_read.hpp"

namespace farflung::billing {

namespace {

constexpr std::int64_t oldest_ms = 5 * 60 * 1000;

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const is_whole = error == std::errc{} && end == text.data() + text.size();
    return is_whole ? std::optional(number) : std::nullopt;
}

/// `t=1492774577,v1=5257a8…,v1=…,v0=…`
struct Signature {
    std::int64_t signed_s = 0;
    std::string signed_text;
    std::vector<std::string_view> digests;
};

Signature read_signature(std::string_view header) {
    Signature signature;
    while (!header.empty()) {
        auto const comma = std::min(header.find(','), header.size());
        auto const part = header.substr(0, comma);
        if (part.starts_with("t=")) {
            signature.signed_text = part.substr(2);
            signature.signed_s = whole_number(part.substr(2)).value_or(0);
        }
        if (part.starts_with("v1=")) signature.digests.push_back(part.substr(3));
        header.remove_prefix(std::min(comma + 1, header.size()));
    }
    return signature;
}

std::string_view text_at(Json const& object, std::string_view name) {
    auto const member = object.find(name);
    return member ? member->string().value_or("") : "";
}

std::string in_capitals(std::string_view text) {
    std::string capitals;
    for (char const c : text) capitals += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return capitals;
}

/// What the type of Stripe's message and its session say of the payment; nothing for what is of something else.
std::optional<AttemptState> stripe_state(std::string_view type, Json const& session) {
    if (type == "checkout.session.async_payment_failed") return AttemptState::failed;
    bool const tells = type == "checkout.session.completed" || type == "checkout.session.async_payment_succeeded";
    if (!tells) return std::nullopt;
    return text_at(session, "payment_status") == "paid" ? AttemptState::succeeded : AttemptState::pending;
}

[[noreturn]] void refuse_unreadable(std::string path) {
    throw Refusal(No::invalid, "not_a_value_of_this_field", std::move(path));
}

/// https://docs.stripe.com/api/events and /checkout/sessions/object
std::optional<ProviderEvent> read_stripe(Json const& root) {
    auto const data = root.find("data");
    auto const session = data ? data->find("object") : std::nullopt;
    if (!session) return std::nullopt;
    auto const state = stripe_state(text_at(root, "type"), *session);
    auto const invoice = InvoiceId::parse(text_at(*session, "client_reference_id"));
    if (!state || !invoice) return std::nullopt;
    auto const intent = text_at(*session, "payment_intent");
    auto const currency = Currency::parse(in_capitals(text_at(*session, "currency")));
    auto const total = session->find("amount_total");
    auto const units = total ? total->integer() : std::nullopt;
    auto const amount = currency && units ? amount_of_stripe(*units, *currency) : std::nullopt;
    if (!amount) refuse_unreadable("data/object/amount_total");
    auto const created = root.find("created");
    auto const seconds = created ? created->integer() : std::nullopt;
    if (!seconds || *seconds < 0 || *seconds > 32'503'680'000) refuse_unreadable("created");
    return ProviderEvent{.payment = std::string(intent.empty() ? text_at(*session, "id") : intent),
                         .invoice_id = *invoice,
                         .state = *state,
                         .amount = *amount,
                         .fee = {},
                         .happened_at = Instant{*seconds * 1000},
                         .reason = {}};
}

}  // namespace

void check_signature(std::string_view secret, SignedBytes const& message, Instant now) {
    auto const signature = read_signature(message.signature);
    auto const right = hmac_sha256_hex(secret, signature.signed_text + '.' + std::string(message.bytes));
    bool const is_known =
        std::ranges::any_of(signature.digests, [&](std::string_view digest) { return is_same_secret(digest, right); });
    auto const now_s = now.ms / 1000;
    bool const is_fresh =
        signature.signed_s >= now_s - oldest_ms / 1000 && signature.signed_s <= now_s + oldest_ms / 1000;
    if (!is_known || !is_fresh) throw Refusal(No::unauthenticated, "provider.wrong_signature");
}

std::optional<ProviderEvent> read_event(ProviderKind kind, Json const& root) {
    if (kind == ProviderKind::stripe) {
        auto event = read_stripe(root);
        if (event && event->payment.empty()) refuse_unreadable("data/object/id");
        return event;
    }
    ProviderEvent event;
    Problems problems;
    read_json(root, event, problems, {});
    problems.refuse_if_any();
    return event;
}

}  // namespace farflung::billing
