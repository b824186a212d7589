#include "crm/quote_page.hpp"

#include "core/hash.hpp"
#include "platform/http/page.hpp"
#include "platform/i18n/formats.hpp"

namespace farflung::crm {

namespace {

using http::html_text;

/// Texts in the language of one quote.
class Voice {
  public:
    Voice(Unit const& unit, std::string const& language) : unit_(unit), language_(language) {}
    std::string say(std::string_view source, Params const& params = {}) const {
        return html_text(unit_.world().text(language_, source, params));
    }

  private:
    Unit const& unit_;
    std::string language_;
};

struct Opened {
    WorkspaceId workspace;
    QuoteId quote;
};

Opened open_secret(Unit const& unit, std::string const& secret) {
    unit.connection().confine_to(std::nullopt);
    std::optional<Opened> opened;
    // Across workspaces: the secret alone says whose page this is.
    unit.query(
        "select workspace_id, id from crm_quotes where secret_hash = :hash and secret_hash <> ''",
        {{"hash", sha256_hex(secret)}}, [&](db::Row const& row) {
            opened = Opened{WorkspaceId{Uuid::from_bytes(row.bytes(0))}, QuoteId{Uuid::from_bytes(row.bytes(1))}};
        });
    if (!opened) throw Refusal(No::not_found, "not_found");
    return *opened;
}

Actor reader_of(WorkspaceId workspace, std::string const& language) {
    auto actor = system_actor(workspace);
    actor.language = language;
    return actor;
}

/// Lines, sums, and what the law wants said of the tax.
std::string offered(Unit const& unit, Quote const& quote) {
    auto const document = pro_forma_of(quote);
    auto out = billing::html_table(document, unit.world());
    for (auto const& note : billing::tax_notes(document, unit.world())) {
        out += "<p class=\"quiet\">" + html_text(note) + "</p>";
    }
    return out;
}

std::string forms(Voice const& voice, Quote const& quote, std::string const& secret) {
    auto const action = "/p/quotes/" + html_text(secret);
    auto const shown = "<input type=\"hidden\" name=\"shown_sha256\" value=\"" + html_text(quote.shown_sha256) + "\">";
    auto const name = "<label>" + voice.say("Your name") +
                      "<input name=\"name\" required maxlength=\"200\" autocomplete=\"name\"></label>";
    return "<form class=\"decide\" method=\"post\" action=\"" + action + "/accept\">" + shown + name +
           "<button class=\"main\">" +
           voice.say("Accept {total}", {{"total", i18n::format_money(quote.total, quote.language)}}) +
           "</button><p class=\"quiet\">" + voice.say("Nothing is agreed until you press the button.") +
           "</p></form><details><summary>" + voice.say("Decline, or say what is missing") +
           "</summary><form method=\"post\" action=\"" + action + "/decline\">" + shown + name + "<label>" +
           voice.say("Reason") + "<textarea name=\"reason\" rows=\"4\" maxlength=\"2000\"></textarea></label><button>" +
           voice.say("Decline") + "</button></form></details>";
}

std::string notice(Voice const& voice, Quote const& quote, bool expired) {
    auto const box = [](std::string_view kind, std::string const& text) {
        return "<p class=\"" + std::string(kind) + "\">" + text + "</p>";
    };
    if (quote.state == QuoteState::accepted) {
        return box("done", voice.say("Accepted by {name} on {day}. Thank you.",
                                     {{"name", quote.answered_by},
                                      {"day", i18n::format_date(quote.answered_at->utc_date(), quote.language)}}));
    }
    if (quote.state == QuoteState::declined) return box("no", voice.say("This quote was declined."));
    if (quote.state == QuoteState::superseded) {
        return box("no", voice.say("There is a newer version of this quote. Use the link in the newest mail."));
    }
    return expired ? box("no", voice.say("This quote has expired. Ask us for a new one.")) : std::string();
}

http::Html page_of(Unit const& unit, Quote const& quote, std::string const& secret) {
    Voice const voice(unit, quote.language);
    bool const expired = is_expired(quote, unit.today(unit.get(quote.customer_id).zone));
    auto body = notice(voice, quote, expired) + "<article class=\"sheet\">" + quote.shown_html + "</article>";
    if (is_waiting(quote) && !expired) body += forms(voice, quote, secret);
    if (has_paper(unit, quote.id)) {
        body += "<p class=\"noprint\"><a href=\"/p/quotes/" + html_text(secret) + "/pdf\">" + voice.say("Open as PDF") +
                "</a></p>";
    }
    body += "<p class=\"quiet\">SHA-256 <bdi>" + html_text(quote.shown_sha256.substr(0, 16)) + "…</bdi></p>";
    return http::to_html({.title = quote.title,
                          .company = people::workspace_facts(unit).name,
                          .language = quote.language,
                          .right_to_left = i18n::is_right_to_left(quote.language),
                          .body = std::move(body)});
}

using Answer = Quote (*)(Unit&, QuoteId, AnswerQuote const&, http::Caller const&);

http::Html answer_on_page(Unit& unit, std::string const& secret, http::Body const& form, http::Caller const& caller,
                          Answer answer) {
    auto const opened = open_secret(unit, secret);
    auto const fields = http::parse_query(form.bytes);
    AnswerQuote const request{.name = fields.get("name").value_or("").substr(0, 200),
                              .reason = fields.get("reason").value_or("").substr(0, 2000),
                              .shown_sha256 = fields.get("shown_sha256").value_or("")};
    if (request.name.find_first_not_of(" \t") == std::string::npos) throw Refusal(No::invalid, "required", "name");
    auto system = unit.as(system_actor(opened.workspace));
    auto actor = reader_of(opened.workspace, system.get(opened.quote).language);
    actor.name = request.name;
    auto customer = unit.as(actor);
    answer(customer, opened.quote, request, caller);
    return {.text = {}, .to = "/p/quotes/" + secret};
}

}  // namespace

std::string quote_sheet(Unit const& unit, Quote const& quote) {
    Voice const voice(unit, quote.language);
    auto const customer = unit.get(quote.customer_id);
    std::string out = "<p class=\"quiet\">" +
                      voice.say("Quote {number}, version {version}",
                                {{"number", quote.number}, {"version", std::to_string(quote.version_number)}}) +
                      "</p><h1>" + html_text(quote.title) + "</h1><p class=\"lead\">" +
                      voice.say("For {name}", {{"name", customer.name}}) + "</p>";
    if (quote.valid_until) {
        auto const day = i18n::format_date(*quote.valid_until, quote.language, i18n::DateStyle::full);
        out += "<p class=\"quiet\">" + voice.say("Open until {day}", {{"day", day}}) + "</p>";
    }
    if (!quote.intro.empty()) out += "<p>" + html_text(quote.intro) + "</p>";
    out += offered(unit, quote);
    if (!quote.terms.empty()) out += "<h2>" + voice.say("Terms") + "</h2><p>" + html_text(quote.terms) + "</p>";
    return out;
}

http::Html quote_page(Unit const& unit, std::string const& secret) {
    auto const opened = open_secret(unit, secret);
    auto const& outer = unit;
    Unit const system(outer.connection(), outer.registry(), outer.world(), system_actor(opened.workspace));
    return page_of(system, system.get(opened.quote), secret);
}

http::Document quote_page_pdf(Unit const& unit, std::string const& secret) {
    auto const opened = open_secret(unit, secret);
    Unit const system(unit.connection(), unit.registry(), unit.world(), system_actor(opened.workspace));
    return quote_pdf(system, opened.quote);
}

http::Html accept_on_page(Unit& unit, std::string const& secret, http::Body const& form, http::Caller const& caller) {
    return answer_on_page(unit, secret, form, caller, accept_quote);
}

http::Html decline_on_page(Unit& unit, std::string const& secret, http::Body const& form, http::Caller const& caller) {
    return answer_on_page(unit, secret, form, caller, decline_quote);
}

}  // namespace farflung::crm
