#include "demo/story.hpp"

namespace farflung::demo {

namespace {

/// A price of so many dollars in a customer's currency, as people write prices.
std::int64_t price(Known const& customer, int dollars) {
    auto const whole = thousand_in(customer.company.currency) * dollars / 1000;
    auto const step = whole > 100'000 ? 1000 : whole > 2000 ? 50 : 10;
    return std::max<std::int64_t>(step, whole / step * step);
}

std::string lines_of(Story& story, Known const& customer, Work const& work) {
    std::string lines;
    for (std::size_t i = 0; i < 4; ++i) {
        bool const hourly = i == 0;
        auto const dollars = hourly ? story.chance.between(110, 160) : story.chance.between(900, 7200);
        lines += (i == 0 ? "" : ",") + ("{\"description\":" + quoted(work.lines[i])) + R"(,"quantity":")" +
                 (hourly ? std::to_string(story.chance.between(20, 60)) : "1") + R"(","unit":")" + (hourly ? "h" : "") +
                 R"(","price":")" + std::to_string(price(customer, dollars)) + R"(","tax_by":"rules")" +
                 (i == 1 ? ",\"skill\":" + quoted(work.skill) : "") + "}";
    }
    return "[" + lines + "]";
}

void accept(Story& story, Known const& customer, std::string const& quote, std::string const& url, Work const& work) {
    auto const shown = at(story.player.get(story.tokens.at("kofi"), "/quotes/" + quote), "shown_sha256");
    auto const path = url.substr(url.find("/p/quotes/"));
    story.player.submit(path + "/accept", "name=" + std::string("Signed+on+the+page") + "&shown_sha256=" + shown);
    deliver_quote(story, customer, quote, std::string(work.skill));
}

void plan_next(Story& story, std::string const& deal, std::string_view step, int days) {
    auto const day = story.world.now().utc_date().plus_days(days).text();
    story.player.patch(story.tokens.at("kofi"), "/deals/" + deal,
                       "{\"next_step\":" + quoted(step) + R"(,"next_step_on":")" + day + "\"}");
}

/// One deal from its first call to a yes, a no, or still on the board.
void sell(Story& story, Known const& customer, Work const& work, bool wins) {
    auto const& kofi = story.tokens.at("kofi");
    auto const now = story.world.now();
    auto const deal = story.player.id_of_post(
        kofi, "/deals",
        "{\"title\":" + quoted(work.title) + R"(,"customer_id":")" + customer.id + R"(","value":)" +
            money(price(customer, story.chance.between(6, 40) * 1000), customer.company.currency) +
            R"(,"next_step":"Call back","next_step_on":")" + now.utc_date().plus_days(3).text() + "\"}");
    auto const talk = story.later(now, story.chance.between(2, 9));
    story.at(talk, [&story, deal] {
        story.player.post(story.tokens.at("kofi"), "/deals/" + deal + "/move", R"({"stage":"talking"})");
        plan_next(story, deal, "Send the quote", 12);
    });
    bool const quoted_too = wins || story.chance.percent(60);
    auto const ask = story.later(talk, story.chance.between(3, 12));
    // Who has not said yes by now says no in time; only the newest are still open.
    bool const is_fresh = now.ms > story.ends.ms - 40LL * 24 * 3600 * 1000;
    if (!quoted_too) {
        if (!is_fresh || story.chance.percent(20)) {
            story.at(ask, [&story, deal] {
                story.player.post(story.tokens.at("kofi"), "/deals/" + deal + "/lose",
                                  R"({"reason":"No budget this year"})");
            });
        }
        return;
    }
    story.at(ask, [&story, &customer, &work, deal, wins, ask] {
        auto const& seller = story.tokens.at("kofi");
        auto const quote = story.player.id_of_post(seller, "/deals/" + deal + "/quote", "{}");
        auto const until = ask.utc_date().plus_days(45).text();
        story.player.patch(seller, "/quotes/" + quote,
                           "{\"lines\":" + lines_of(story, customer, work) + R"(,"valid_until":")" + until +
                               R"(","terms":"Half at the start, half when it is delivered. 14 days."})");
        auto const sent = story.player.post(seller, "/quotes/" + quote + "/send");
        auto const url = at(sent, "url");
        plan_next(story, deal, "Ask what they think", 16);
        if (wins && story.chance.percent(60)) {
            story.player.post(seller, "/deals/" + deal + "/move", R"({"stage":"agreeing"})");
        }
        auto const answer = story.later(ask, story.chance.between(2, 14));
        bool const newest = ask.ms > story.ends.ms - 30LL * 24 * 3600 * 1000;
        if (wins) {
            story.at(answer, [&story, &customer, &work, quote, url] { accept(story, customer, quote, url, work); });
        } else if (!newest || story.chance.percent(30)) {
            story.at(answer, [&story, deal] {
                story.player.post(story.tokens.at("kofi"), "/deals/" + deal + "/lose",
                                  R"({"reason":"Someone nearer was cheaper"})");
            });
        }
    });
}

}  // namespace

void plan_sales(Story& story) {
    auto const deals = story.request.size.deals;
    auto const span = (story.ends.ms - story.starts.ms) / (deals + 1);
    int won = 0;
    for (int i = 0; i < deals; ++i) {
        auto const start = story.later({story.starts.ms + span * (i + 1)}, 0);
        // Those who win are spread over the year; the last ones are still in work at its end.
        bool const wins = won < story.request.size.projects &&
                          i * story.request.size.projects >= won * deals * 19 / 20 && i < deals * 19 / 20 + 1;
        if (wins) ++won;
        auto const& customer = story.customers[static_cast<std::size_t>(i) % story.customers.size()];
        auto const& work = works()[static_cast<std::size_t>(i * 7) % works().size()];
        story.at(start, [&story, &customer, &work, wins] { sell(story, customer, work, wins); });
    }
}

}  // namespace farflung::demo
