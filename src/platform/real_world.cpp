#include "platform/real_world.hpp"

#include <sodium.h>

#include <array>
#include <chrono>
#include <cstring>
#include <fstream>

#include "core/text.hpp"
#include "platform/fail_points/fail_point.hpp"

namespace farflung {

namespace {

Instant read_clock_file(std::string const& path) {
    std::ifstream file(path);
    std::string text;
    std::getline(file, text);
    auto const instant = Instant::parse(trim(text));
    if (!instant) throw std::runtime_error("the clock file " + path + " holds no instant such as 2026-11-09T01:10:00Z");
    return *instant;
}

}  // namespace

RealWorld::RealWorld(Options options)
    : options_(std::move(options)), blobs_(std::filesystem::path(options_.data_folder) / "blobs") {
    if (options_.mail_from.empty()) options_.mail_from = "farflung@localhost";
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

Instant RealWorld::now() {
    if (!options_.clock_file.empty()) return read_clock_file(options_.clock_file);
    auto const since = std::chrono::system_clock::now().time_since_epoch();
    return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

void RealWorld::fill_with_chance(std::uint8_t* bytes, std::size_t count) {
    if (!options_.seed) return randombytes_buf(bytes, count);
    // A fresh key for each draw, so that the same order of questions gives the same answers.
    std::array<std::uint8_t, randombytes_SEEDBYTES> key{};
    std::lock_guard const lock(mutex_);
    ++drawn_;
    std::memcpy(key.data(), &*options_.seed, sizeof *options_.seed);
    std::memcpy(key.data() + sizeof *options_.seed, &drawn_, sizeof drawn_);
    randombytes_buf_deterministic(bytes, count, key.data());
}

mailer::Delivery RealWorld::deliver(mailer::MailMessage const& mail) {
    pass_fail_point("mail.before_delivery");
    auto delivery = mailer::send(options_.smtp, mail, now());
    pass_fail_point("mail.after_delivery");
    return delivery;
}

fetch::Answer RealWorld::ask(std::string const& url) { return fetch::get(url); }

std::string RealWorld::text(std::string_view language, std::string_view source, Params const& params) {
    if (options_.translate) return options_.translate(language, source, params);
    std::string text(source);
    for (auto const& [name, value] : params) {
        auto const mark = "{" + name + "}";
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size())) {
            text.replace(at, mark.size(), value);
        }
    }
    return text;
}

}  // namespace farflung
