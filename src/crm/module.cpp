#include "crm/module.hpp"

#include "crm/deal.hpp"
#include "crm/quote_page.hpp"
#include "platform/http/resource.hpp"

namespace farflung::crm {

Module crm() {
    constexpr auto sellers = key::owner | key::admin | key::sales;
    return {
        .name = "crm",
        .entities = {entity_entry<Deal>("/deals"), entity_entry<Quote>("/quotes")},
        .routes = join({
            resource<Deal>("/deals"),
            resource<Quote>("/quotes"),
            {
                get("/deals/board", key::member, board),
                post("/deals/{id}/move", sellers, move),
                post("/deals/{id}/win", sellers, win),
                post("/deals/{id}/lose", sellers, lose),
                post("/deals/{id}/quote", sellers, quote_from_deal),
                post("/quotes/{id}/send", sellers, send_quote),
                post("/quotes/{id}/revise", sellers, revise_quote),
                post("/quotes/{id}/accept", key::customer, accept_quote),
                post("/quotes/{id}/decline", key::customer, decline_quote),
                get("/quotes/{id}/document/pdf", policy(Of<Quote>{}).readers(), quote_pdf),
                get("/p/quotes/{secret}", key::anyone, quote_page),
                get("/p/quotes/{secret}/pdf", key::anyone, quote_page_pdf),
                post("/p/quotes/{secret}/accept", key::anyone, accept_on_page),
                post("/p/quotes/{secret}/decline", key::anyone, decline_on_page),
            },
        }),
        .jobs = {outside_job(draw_quote)},
        .events = {event<DealMoved>("{actor} moved the deal to {stage, select, new {New} talking {Talking} quote_sent "
                                    "{Quote sent} agreeing {Agreeing} won {Won} other {Lost}}"),
                   event<DealWon>("{actor} won the deal, worth {value}"),
                   event<DealLost>("{actor} lost the deal: {reason}"),
                   event<QuoteSent>("{actor} sent quote {number} over {total}"),
                   event<QuoteAccepted>("{name} accepted quote {number} over {total}"),
                   event<QuoteDeclined>("{name} declined quote {number}")},
        .sentences = {{"deal.closed", "This deal is closed."},
                      {"deal.say_why", "Say why it was lost."},
                      {"deal.begins_open", "A deal begins in an open stage."},
                      {"quote.no_lines", "A quote needs at least one line."},
                      {"quote.already_sent", "This quote was sent. Make a new version to change it."},
                      {"quote.already_answered", "This quote was answered before."},
                      {"quote.expired", "This quote has expired. Ask us for a new one."},
                      {"quote.superseded", "There is a newer version of this quote."},
                      {"quote.not_what_was_shown", "The quote changed since this page was opened. Open it again."},
                      {"quote.not_accepted", "The customer has not accepted this quote."}},
    };
}

}  // namespace farflung::crm
