#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crm/crm.hpp"
#include "platform/http/call.hpp"

namespace farflung {

enum class QuoteState { draft, sent, accepted, declined, superseded };
constexpr auto describe(Of<QuoteState>) {
    return enumeration("quote_state", "draft", "sent", "accepted", "declined", "superseded");
}

struct QuoteLine {
    std::string description;
    std::string detail;
    Decimal quantity{1};
    std::string unit;
    Decimal price;
    Decimal tax_rate;
    TaxCategory tax_category = TaxCategory::S;
    std::string skill;
    std::optional<Amount> cost;  // what we expect to pay a partner; never leaves the team
    Amount net;
    SupplyKind supply = SupplyKind::services;
    TaxLevel tax_level = TaxLevel::standard;
    TaxBy tax_by = TaxBy::hand;
    std::string tax_code{};
    std::string tax_note{};
    std::string tax_reason{};
    std::string tax_question{};
    std::vector<Adjustment> adjustments{};
    std::optional<Amount> gross{};  // with its tax, where prices are
};
constexpr auto describe(Of<QuoteLine>) {
    return part(
        "quote_line", "crm_quote_lines", "quote_id",
        field("description", &QuoteLine::description, {.required = true, .max_length = 300, .label = "What"}),
        field("detail", &QuoteLine::detail, {.max_length = 2000, .label = "Detail"}),
        field("quantity", &QuoteLine::quantity, {.min = 0, .max = 1'000'000, .label = "Quantity"}),
        field("unit", &QuoteLine::unit, {.max_length = 20, .label = "Unit"}),
        field("price", &QuoteLine::price, {.min = -1'000'000'000, .max = 1'000'000'000, .label = "Price"}),
        field("tax_rate", &QuoteLine::tax_rate, {.min = 0, .max = 100, .label = "Tax rate"}),
        field("tax_category", &QuoteLine::tax_category, {.label = "Tax category"}),
        field("skill", &QuoteLine::skill, {.team_only = true, .max_length = 60, .label = "Skill"}),
        field("cost", &QuoteLine::cost, {.team_only = true, .min = 0, .label = "Expected cost"}),
        field("net", &QuoteLine::net, {.read_only = true, .label = "Amount"}),
        field("supply", &QuoteLine::supply, {.label = "Kind of supply"}),
        field("tax_level", &QuoteLine::tax_level, {.label = "Kind of rate"}),
        field("tax_by", &QuoteLine::tax_by, {.team_only = true, .label = "Tax set by"}),
        field("tax_code", &QuoteLine::tax_code, {.max_length = 40, .label = "Exemption code"}),
        field("tax_note", &QuoteLine::tax_note, {.max_length = 500, .label = "Tax note"}),
        field("tax_reason", &QuoteLine::tax_reason, {.max_length = 500, .label = "Reason for the tax"}),
        field("tax_question", &QuoteLine::tax_question, {.read_only = true, .team_only = true, .label = "To find out"}),
        field("adjustments", &QuoteLine::adjustments, {.label = "Discounts and charges"}),
        field("gross", &QuoteLine::gross, {.read_only = true, .label = "With tax"}));
}
static_assert(describes_every_member<QuoteLine>);

/// What we propose, in versions, and the evidence that the customer agreed.
struct Quote {
    QuoteId id;
    int version{};
    std::string number;
    int version_number = 1;
    std::optional<QuoteId> previous_id;
    std::optional<DealId> deal_id;
    PartyId customer_id;
    std::optional<PartyId> contact_id;
    std::string title;
    Currency currency;
    std::string intro;
    std::string terms;
    std::optional<Date> valid_until;
    std::string language;
    QuoteState state = QuoteState::draft;
    std::vector<QuoteLine> lines;
    Amount net;
    Amount tax;
    Amount total;
    std::string secret_hash;
    std::string shown_html;
    std::string shown_sha256;
    std::optional<Instant> sent_at;
    std::optional<Instant> answered_at;
    std::string answered_by;
    std::string answered_from;  // address of the other end
    std::string answered_with;  // their browser
    std::string declined_reason;
    Instant created_at;
    PricesIn prices = PricesIn::without_tax;
    std::vector<Adjustment> adjustments;
    std::optional<TaxRounding> tax_rounding;  // as the seat's country has it when none was chosen
    std::optional<TaxRoundedPer> tax_rounded_per;
    std::vector<TaxSubtotal> taxes;
    std::optional<Amount> rounding;
    Frozen<people::PartyDetails> seller;
    Frozen<people::PartyDetails> buyer;
};
constexpr auto describe(Of<Quote>) {
    return entity(
        "quote", "crm_quotes",  //
        field("id", &Quote::id, {.key = true}), field("version", &Quote::version, {.read_only = true}),
        field("number", &Quote::number, {.read_only = true, .searchable = true, .label = "Number"}),
        field("version_number", &Quote::version_number, {.read_only = true, .label = "Version"}),
        field("previous_id", &Quote::previous_id, {.read_only = true, .references = "quote"}),
        field("deal_id", &Quote::deal_id, {.fixed = true, .team_only = true, .references = "deal", .label = "Deal"}),
        field("customer_id", &Quote::customer_id, {.required = true, .references = "party", .label = "Customer"}),
        field("contact_id", &Quote::contact_id, {.references = "party", .label = "Contact"}),
        field("title", &Quote::title, {.required = true, .searchable = true, .title = true, .label = "Title"}),
        field("currency", &Quote::currency, {.required = true, .label = "Currency"}),
        field("intro", &Quote::intro, {.max_length = 5000, .label = "Introduction"}),
        field("terms", &Quote::terms, {.max_length = 10000, .label = "Terms"}),
        field("valid_until", &Quote::valid_until, {.label = "Valid until"}),
        field("language", &Quote::language, {.max_length = 35, .label = "Language"}),
        field("state", &Quote::state, {.read_only = true, .label = "State"}),
        field("lines", &Quote::lines, {.label = "Lines"}),
        field("net", &Quote::net, {.read_only = true, .label = "Net"}),
        field("tax", &Quote::tax, {.read_only = true, .label = "Tax"}),
        field("total", &Quote::total, {.read_only = true, .label = "Total"}),
        field("secret_hash", &Quote::secret_hash, {.secret = true}),
        field("shown_html", &Quote::shown_html, {.secret = true}),
        field("shown_sha256", &Quote::shown_sha256, {.read_only = true, .label = "SHA-256 of what was shown"}),
        field("sent_at", &Quote::sent_at, {.read_only = true, .label = "Sent"}),
        field("answered_at", &Quote::answered_at, {.read_only = true, .label = "Answered"}),
        field("answered_by", &Quote::answered_by, {.read_only = true, .label = "Answered by"}),
        field("answered_from", &Quote::answered_from, {.read_only = true, .team_only = true, .label = "From address"}),
        field("answered_with", &Quote::answered_with, {.read_only = true, .team_only = true, .label = "With browser"}),
        field("declined_reason", &Quote::declined_reason, {.read_only = true, .label = "Why it was declined"}),
        field("created_at", &Quote::created_at, {.read_only = true, .label = "Added"}),
        field("prices", &Quote::prices, {.label = "Prices"}),
        field("adjustments", &Quote::adjustments, {.label = "Discounts and charges"}),
        field("tax_rounding", &Quote::tax_rounding, {.label = "Tax is rounded"}),
        field("tax_rounded_per", &Quote::tax_rounded_per, {.label = "Tax is rounded per"}),
        field("taxes", &Quote::taxes, {.read_only = true, .label = "Taxes"}),
        field("rounding", &Quote::rounding, {.read_only = true, .label = "Rounding"}),
        field("seller", &Quote::seller, {.read_only = true, .label = "Seller"}),
        field("buyer", &Quote::buyer, {.read_only = true, .label = "Buyer"}));
}
static_assert(describes_every_member<Quote>);

void check(Quote const& quote, Problems& problems);
void complete(Unit& unit, Quote& quote);
Policy<Quote> const& policy(Of<Quote>);

namespace crm {

/// The quote as the invoice that it would become: billing knows its tax, its sums and its paper.
billing::ProForma pro_forma_of(Quote const& quote);
/// Sets the tax of a day and every sum, as an invoice of that day would have them.
void work_out(Unit const& unit, Quote& quote, Date on);
QuoteLine to_quote_line(AgreedLine const& line);
bool is_draft(Quote const& quote);
bool is_waiting(Quote const& quote);
bool is_expired(Quote const& quote, Date today);

struct QuoteSent {
    std::string number;
    std::string title;
    Amount total;
};
constexpr auto describe(Of<QuoteSent>) {
    return record("quote_sent", field("number", &QuoteSent::number), field("title", &QuoteSent::title),
                  field("total", &QuoteSent::total));
}
struct QuoteDeclined {
    std::string number;
    std::string name;
    std::string reason;
};
constexpr auto describe(Of<QuoteDeclined>) {
    return record("quote_declined", field("number", &QuoteDeclined::number), field("name", &QuoteDeclined::name),
                  field("reason", &QuoteDeclined::reason));
}

/// The quote as it was sent, and the link that opens it; the link is told once.
struct SentQuote {
    QuoteId id;
    std::string number;
    std::string url;
};
constexpr auto describe(Of<SentQuote>) {
    return record("sent_quote", field("id", &SentQuote::id), field("number", &SentQuote::number),
                  field("url", &SentQuote::url));
}

/// A yes or no, and who said it. `shown_sha256` proves that the answer is to what was shown.
struct AnswerQuote {
    std::string name;
    std::string reason;
    std::string shown_sha256;
};
constexpr auto describe(Of<AnswerQuote>) {
    return record("answer_quote", field("name", &AnswerQuote::name, {.required = true, .label = "Your name"}),
                  field("reason", &AnswerQuote::reason, {.max_length = 2000, .label = "Reason"}),
                  field("shown_sha256", &AnswerQuote::shown_sha256, {.required = true, .max_length = 64}));
}

/// A draft with one line of the deal's value.
Quote quote_from_deal(Unit& unit, DealId id);
/// Gives it its number, freezes what the customer will see, mails the link. Refuses `quote.no_lines`.
SentQuote send_quote(Unit& unit, QuoteId id);
/// A new draft version of a sent or declined quote; sending it takes the old one's place.
Quote revise_quote(Unit& unit, QuoteId id);
/// Refuses `quote.already_answered`, `quote.expired`, `quote.superseded`, `quote.not_what_was_shown`.
Quote accept_quote(Unit& unit, QuoteId id, AnswerQuote const& request, http::Caller const& caller);
Quote decline_quote(Unit& unit, QuoteId id, AnswerQuote const& request, http::Caller const& caller);

}  // namespace crm
}  // namespace farflung
