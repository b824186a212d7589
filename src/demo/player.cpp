#include "demo/player.hpp"

#include "core/json.hpp"
#include "platform/mailer/smtp.hpp"

namespace farflung::demo {

void StoryWorld::fill_with_chance(std::uint8_t* bytes, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        // SplitMix64: each call moves on, so ids stay apart, and the same story draws the same bytes.
        seed_ += 0x9E3779B97F4A7C15ULL;
        auto z = seed_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        bytes[i] = static_cast<std::uint8_t>(z >> 56);
    }
}

mailer::Delivery StoryWorld::deliver(mailer::MailMessage const&) {
    // Made-up people have no mailbox: what the year writes to them stays readable in the outbox.
    return {};
}

std::uint64_t Chance::next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return state_ >> 33;
}

int Chance::between(int low, int high) {
    return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
}

Player::Player(db::Database& database, Registry const& registry, StoryWorld& world)
    : dispatcher_(database, registry, world, {.base_url = world.base_url()}),
      client_(dispatcher_),
      runner_(database, registry, world) {}

std::string Player::checked(http::LocalReply const& reply, std::string const& what) const {
    if (reply.status < 400) return reply.body;
    throw std::runtime_error("the story stops at " + what + ": " + reply.body);
}

std::string Player::post(std::string const& token, std::string const& path, std::string const& json) {
    return checked(client_.ask(token, {.method = "POST", .path = path, .body = json}), path + " " + json);
}

std::string Player::id_of_post(std::string const& token, std::string const& path, std::string const& json) {
    return at(post(token, path, json), "id");
}

std::string Player::patch(std::string const& token, std::string const& path, std::string const& json) {
    return checked(client_.ask(token, {.method = "PATCH", .path = path, .body = json}), path);
}

std::string Player::get(std::string const& token, std::string const& path) {
    return checked(client_.ask(token, {.method = "GET", .path = path}), path);
}

void Player::submit(std::string const& path, std::string const& form) {
    checked(client_.ask({}, {.method = "POST",
                             .path = path,
                             .body = form,
                             .headers = {{"Content-Type", "application/x-www-form-urlencoded"}}}),
            path);
}

void Player::run_jobs() {
    while (runner_.run_due() > 0) {
    }
}

std::string at(std::string const& json, std::string_view path) { return http::LocalReply{200, json, {}}.at(path); }

std::size_t size_at(std::string const& json, std::string_view path) {
    return http::LocalReply{200, json, {}}.size_at(path);
}

std::string quoted(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

std::string money(std::int64_t whole, std::string_view currency) {
    return R"({"amount":")" + std::to_string(whole) + R"(","currency":")" + std::string(currency) + "\"}";
}

}  // namespace farflung::demo
