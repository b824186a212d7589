#include "core/hash.hpp"
#include "crm/deal.hpp"
#include "crm/quote_page.hpp"
#include "mail/mail.hpp"

namespace farflung {

void complete(Unit& unit, Quote& quote) {
    if (quote.language.empty()) quote.language = people::details_of(unit, quote.customer_id).language;
    crm::work_out(unit, quote, unit.today(people::workspace_facts(unit).zone));
}

namespace crm {

namespace {

std::string number_of(Unit& unit) {
    auto const year = unit.today(people::workspace_facts(unit).zone).year();
    auto const count = std::to_string(unit.next_number("quote/" + std::to_string(year)));
    return "Q-" + std::to_string(year) + "-" + std::string(count.size() < 4 ? 4 - count.size() : 0, '0') + count;
}

std::string address_of(Unit const& unit, Quote const& quote, std::string& name) {
    if (quote.contact_id) {
        auto const contact = unit.get(*quote.contact_id);
        name = contact.name;
        if (!contact.email.empty()) return contact.email;
    }
    auto const customer = unit.get(quote.customer_id);
    name = customer.name;
    return customer.email;
}

void mail_link(Unit& unit, Quote const& quote, std::string const& url) {
    std::string name;
    auto const to = address_of(unit, quote, name);
    if (to.empty()) return;
    auto const text = [&](std::string_view source, Params const& params) {
        return unit.world().text(quote.language, source, params);
    };
    mail::send(unit,
               {.to = to,
                .to_name = name,
                .subject = text("Quote {number}: {title}", {{"number", quote.number}, {"title", quote.title}}),
                .text = text("Hello {name},\n\nhere is our quote. You can read it and answer it on this page:\n{url}\n",
                             {{"name", name}, {"url", url}}),
                .language = quote.language,
                .about_entity = "quote",
                .about_id = quote.id.value});
}

/// The version before steps aside; its link says so from now on.
void supersede_previous(Unit& unit, Quote const& quote) {
    if (!quote.previous_id) return;
    auto previous = unit.get(*quote.previous_id);
    if (previous.state == QuoteState::accepted) throw Refusal(No::conflict, "quote.already_answered");
    previous.state = QuoteState::superseded;
    unit.save(previous);
}

/// Tax and parties as they are on the day.
void freeze(Unit const& unit, Quote& quote) {
    work_out(unit, quote, unit.today(people::workspace_facts(unit).zone));
    quote.seller = people::details_of(unit, people::own_company(unit));
    quote.buyer = people::details_of(unit, quote.customer_id);
}

void move_deal_on(Unit& unit, Quote const& quote) {
    if (!quote.deal_id) return;
    auto deal = unit.get(*quote.deal_id);
    deal.value = quote.net;
    if (deal.stage == DealStage::fresh || deal.stage == DealStage::talking) deal.stage = DealStage::quote_sent;
    unit.save(deal);
}

void refuse_unanswerable(Unit const& unit, Quote const& quote, AnswerQuote const& request) {
    if (quote.state == QuoteState::superseded) throw Refusal(No::conflict, "quote.superseded");
    if (quote.state != QuoteState::sent) throw Refusal(No::conflict, "quote.already_answered");
    if (is_expired(quote, unit.today(unit.get(quote.customer_id).zone))) throw Refusal(No::conflict, "quote.expired");
    if (request.shown_sha256 != quote.shown_sha256) throw Refusal(No::conflict, "quote.not_what_was_shown");
}

void record_answer(Unit const& unit, Quote& quote, AnswerQuote const& request, http::Caller const& caller) {
    quote.answered_at = unit.now();
    quote.answered_by = request.name;
    quote.answered_from = caller.peer;
    quote.answered_with = caller.user_agent;
}

}  // namespace

Quote quote_from_deal(Unit& unit, DealId id) {
    auto const deal = unit.get(id);
    Quote quote;
    quote.deal_id = deal.id;
    quote.customer_id = deal.customer_id;
    quote.contact_id = deal.contact_id;
    quote.title = deal.title;
    quote.currency = deal.value.currency;
    unit.authorize("create", quote);
    quote.lines.push_back({.description = deal.title, .price = deal.value.decimal(), .tax_by = TaxBy::rules});
    complete(unit, quote);
    unit.insert(quote);
    return quote;
}

SentQuote send_quote(Unit& unit, QuoteId id) {
    auto quote = unit.get(id);
    unit.authorize("send", quote);
    if (!is_draft(quote)) throw Refusal(No::conflict, "quote.already_sent");
    if (quote.lines.empty()) throw Refusal(No::conflict, "quote.no_lines", "lines");
    supersede_previous(unit, quote);
    freeze(unit, quote);
    if (quote.number.empty()) quote.number = number_of(unit);
    auto const secret = unit.new_secret();
    quote.secret_hash = sha256_hex(secret);
    quote.state = QuoteState::sent;
    quote.sent_at = unit.now();
    quote.shown_html = quote_sheet(unit, quote);
    quote.shown_sha256 = sha256_hex(quote.shown_html);
    unit.save(quote);
    unit.enqueue(DrawQuote{quote.id}, {}, "draw_quote/" + quote.id.text());
    move_deal_on(unit, quote);
    unit.emit(QuoteSent{quote.number, quote.title, quote.total}, "quote", quote.id.value);
    auto const url = unit.world().base_url() + "/p/quotes/" + secret;
    mail_link(unit, quote, url);
    return {quote.id, quote.number, url};
}

Quote revise_quote(Unit& unit, QuoteId id) {
    auto const old = unit.get(id);
    unit.authorize("revise", old);
    if (old.state != QuoteState::sent && old.state != QuoteState::declined) {
        throw Refusal(No::conflict, "not_in_this_state");
    }
    Quote quote;
    quote.number = old.number;
    quote.version_number = old.version_number + 1;
    quote.previous_id = old.id;
    quote.deal_id = old.deal_id;
    quote.customer_id = old.customer_id;
    quote.contact_id = old.contact_id;
    quote.title = old.title;
    quote.currency = old.currency;
    quote.intro = old.intro;
    quote.terms = old.terms;
    quote.language = old.language;
    quote.lines = old.lines;
    quote.prices = old.prices;
    quote.adjustments = old.adjustments;
    quote.tax_rounding = old.tax_rounding;
    quote.tax_rounded_per = old.tax_rounded_per;
    complete(unit, quote);
    unit.insert(quote);
    return quote;
}

Quote accept_quote(Unit& unit, QuoteId id, AnswerQuote const& request, http::Caller const& caller) {
    auto quote = unit.get(id);
    unit.authorize("accept", quote);
    refuse_unanswerable(unit, quote, request);
    record_answer(unit, quote, request, caller);
    quote.state = QuoteState::accepted;
    // The deal is the team's: won by the customer's yes, whoever carries the yes in.
    auto system = unit.as(system_actor(unit.workspace()));
    unit.save(quote);
    if (quote.deal_id) {
        auto deal = system.get(*quote.deal_id);
        if (is_open(deal)) mark_won(system, deal);
    }
    unit.emit(QuoteAccepted{quote.number, request.name, quote.total}, "quote", quote.id.value);
    return quote;
}

Quote decline_quote(Unit& unit, QuoteId id, AnswerQuote const& request, http::Caller const& caller) {
    auto quote = unit.get(id);
    unit.authorize("decline", quote);
    refuse_unanswerable(unit, quote, request);
    record_answer(unit, quote, request, caller);
    quote.state = QuoteState::declined;
    quote.declined_reason = request.reason;
    unit.save(quote);
    unit.emit(QuoteDeclined{quote.number, request.name, request.reason}, "quote", quote.id.value);
    return quote;
}

AgreedQuote agreed_quote(Unit const& unit, QuoteId id) {
    auto const quote = unit.get(id);
    if (quote.state != QuoteState::accepted) throw Refusal(No::conflict, "quote.not_accepted");
    AgreedQuote agreed{quote.id, quote.deal_id, quote.number, quote.title, pro_forma_of(quote), {}};
    auto const amounts = billing::amounts_of_lines(agreed.document);
    for (std::size_t i = 0; i < quote.lines.size(); ++i) {
        auto const& line = quote.lines[i];
        agreed.lines.push_back({agreed.document.lines[i], line.skill, line.cost, amounts[i]});
    }
    return agreed;
}

}  // namespace crm
}  // namespace farflung
