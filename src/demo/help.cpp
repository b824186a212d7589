#include "demo/story.hpp"

namespace farflung::demo {

namespace {

void ask(Story& story, Known const& customer, Question const& question) {
    auto const ticket = story.player.id_of_post(
        customer.token, "/tickets",
        "{\"subject\":" + quoted(question.subject) + ",\"text\":" + quoted(question.text) + "}");
    bool const is_fresh = story.world.now().ms > story.ends.ms - 8LL * 24 * 3600 * 1000;
    if (is_fresh && story.chance.percent(60)) return;  // these wait for an answer
    story.at(story.later(story.world.now(), story.chance.between(0, 1), 6), [&story, ticket, &question, is_fresh] {
        auto const& maria = story.tokens.at("maria");
        story.player.post(maria, "/tickets/" + ticket + "/answer",
                          "{\"text\":" + quoted(question.answer) + R"(,"audience":"team_customer"})");
        if (!is_fresh || story.chance.percent(50)) {
            story.at(story.later(story.world.now(), 2, 7), [&story, ticket] {
                story.player.post(story.tokens.at("maria"), "/tickets/" + ticket + "/solve");
            });
        }
    });
}

}  // namespace

void plan_help(Story& story) {
    auto const tickets = story.request.size.tickets;
    auto const span = (story.ends.ms - story.starts.ms) / (tickets + 1);
    for (int i = 0; i < tickets; ++i) {
        auto const& customer = story.customers[static_cast<std::size_t>(i * 5) % story.customers.size()];
        auto const& question = questions()[static_cast<std::size_t>(i) % questions().size()];
        story.at(story.later({story.starts.ms + span * (i + 1)}, 0, 3),
                 [&story, &customer, &question] { ask(story, customer, question); });
    }
}

}  // namespace farflung::demo
