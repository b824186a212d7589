#include "demo/story.hpp"

#include <array>
#include <stdexcept>

namespace farflung::demo {

namespace {

constexpr std::int64_t hour_ms = 3600 * 1000;
constexpr std::int64_t day_ms = 24 * hour_ms;

struct Rate {
    std::string_view currency;
    std::string_view in_base;       // what one unit buys in AUD
    std::int64_t thousand_dollars;  // a thousand AUD in whole units
};

constexpr std::array<Rate, 20> rates{
    {{"AUD", "1", 1000},         {"EUR", "1.7642", 570},   {"USD", "1.5310", 650},    {"GBP", "2.0217", 495},
     {"JPY", "0.010092", 99000}, {"CHF", "1.8105", 550},   {"SEK", "0.1588", 6300},   {"NOK", "0.1502", 6650},
     {"SGD", "1.1640", 860},     {"NZD", "0.9120", 1095},  {"CAD", "1.1080", 900},    {"KWD", "4.9950", 200},
     {"RON", "0.3471", 2880},    {"CNY", "0.2170", 4600},  {"PHP", "0.02612", 38300}, {"INR", "0.0175", 57000},
     {"PLN", "0.4150", 2400},    {"CZK", "0.0713", 14000}, {"MXN", "0.0830", 12000},  {"BRL", "0.2850", 3500}}};

}  // namespace

Size size_named(std::string const& name) {
    if (name == "S")
        return {.customers = 10, .partners = 5, .deals = 14, .projects = 6, .tickets = 12, .hours_per_task = 2};
    if (name == "M") return {};
    if (name == "L") return {.customers = 64, .partners = 25, .deals = 400, .projects = 150, .tickets = 600};
    throw std::invalid_argument("a demo has size S, M or L");
}

std::int64_t thousand_in(std::string_view currency) {
    for (auto const& rate : rates) {
        if (rate.currency == currency) return rate.thousand_dollars;
    }
    throw std::invalid_argument("the demo knows no rate of " + std::string(currency));
}

Story::Story(Player& player_, StoryWorld& world_, Request const& request_)
    : player(player_),
      world(world_),
      request(request_),
      chance(request_.seed),
      starts{static_cast<std::int64_t>(request_.until.days - 364) * day_ms},
      ends{static_cast<std::int64_t>(request_.until.days) * day_ms} {}

void Story::at(Instant when, Happening happening) {
    if (when > ends) return;
    agenda_.push({when, order_++, std::move(happening)});
}

Instant Story::later(Instant from, int days, int hour_utc) {
    auto day = from.ms / day_ms + days;
    while ((day + 3) % 7 >= 5) ++day;  // 1970-01-01 was a Thursday: no one works at weekends
    return {day * day_ms + hour_utc * hour_ms + chance.between(0, 3000) * 1000};
}

void Story::tell() {
    std::int64_t last_day = 0;
    while (!agenda_.empty()) {
        auto const next = agenda_.top();
        agenda_.pop();
        world.move_to(next.when);
        next.happening();
        if (next.when.ms / day_ms != last_day) player.run_jobs();
        last_day = next.when.ms / day_ms;
    }
    world.move_to(ends);
    player.run_jobs();
}

void plan_rates(Story& story) {
    for (int week = 0; week <= 53; ++week) {
        story.at({story.starts.ms + week * 7 * day_ms}, [&story] {
            auto const day = story.world.now().utc_date().text();
            for (auto const& rate : rates) {
                if (rate.currency == "AUD") continue;
                // A little up and down each week, so that exchange differences are real.
                auto const moved = *Decimal::parse(rate.in_base) * Decimal::of(story.chance.between(985, 1015), 3);
                story.player.post(story.tokens.at("fran"), "/exchange_rates",
                                  R"({"currency":")" + std::string(rate.currency) + R"(","valid_on":")" + day +
                                      R"(","rate":")" + moved.rounded(8, Rounding::half_up).text() +
                                      R"(","source":"Demo rates"})");
            }
        });
    }
}

}  // namespace farflung::demo
