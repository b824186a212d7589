// bench_load HOST TOKEN CLIENTS SECONDS issued|steps|raw|ticket [CUSTOMER]: clients that each wait for an answer before
// they ask again, on connections that stay open. Prints done per second, refusals, and milliseconds at p50 and p99.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <mutex>
#include <thread>

#include "support/keep_alive_line.hpp"

namespace {

using farflung::test::KeepAliveLine;
using farflung::test::text_member;
using Clock = std::chrono::steady_clock;

struct Load {
    std::string host;
    std::string token;
    int clients = 1;
    double seconds = 1;
    std::string kind;
    std::string customer;
};

struct Figures {
    std::vector<double> milliseconds;
    std::uint64_t refused = 0;
    std::string first_refusal;
};

constexpr std::string_view lines = R"("currency":"AUD","reference":"Bench","lines":[)"
                                   R"({"description":"Design","quantity":"12.5","price":"120","tax_rate":"10"},)"
                                   R"({"description":"Development","quantity":"40","price":"145","tax_rate":"10"},)"
                                   R"({"description":"Travel","quantity":"1","price":"612.40","tax_rate":"10"}]})";

class Client {
  public:
    explicit Client(Load const& load) : load_(load), line_(load.host) {}

    void run(Clock::time_point until) {
        while (Clock::now() < until) {
            auto const start = Clock::now();
            bool const done = ask();
            std::chrono::duration<double, std::milli> const took = Clock::now() - start;
            if (done) figures.milliseconds.push_back(took.count());
        }
    }

    Figures figures;

  private:
    /// The answered id; empty when it was refused.
    std::string post(std::string const& path, std::string_view json) {
        auto const reply = line_.ask(
            {.method = "POST", .path = path, .body = json, .headers = {{"Authorization", "Bearer " + load_.token}}});
        if (reply && reply->status >= 200 && reply->status <= 299) return text_member(reply->body, "id");
        if (figures.refused++ == 0) figures.first_refusal = reply ? reply->head + reply->body : "no answer";
        return {};
    }
    bool ask() {
        if (load_.kind == "ticket") return ask_and_answer();
        if (load_.kind == "steps") return draft_and_issue();
        return load_.kind == "raw" ? raw() : !post("/api/v1/invoices/issued", invoice()).empty();
    }
    std::string invoice() const { return R"({"customer_id":")" + load_.customer + "\"," + std::string(lines); }
    bool draft_and_issue() {
        auto const id = post("/api/v1/invoices", invoice());
        return !id.empty() && !post("/api/v1/invoices/" + id + "/issue", "{}").empty();
    }
    bool raw() { return !post("/invoices", "{" + std::string(lines)).empty(); }
    bool ask_and_answer() {
        auto const id = post("/api/v1/tickets", R"({"subject":"The ferry is late","text":"When does it come?",)"
                                                R"("customer_id":")" +
                                                    load_.customer + "\"}");
        return !id.empty() &&
               !post("/api/v1/tickets/" + id + "/answer", R"({"text":"At nine.","audience":"team_customer"})").empty();
    }

    Load const& load_;
    KeepAliveLine line_;
};

void print(Figures& all, double seconds) {
    std::ranges::sort(all.milliseconds);
    auto const count = all.milliseconds.size();
    auto const at = [&](double part) {
        return count == 0 ? 0.0 : all.milliseconds[static_cast<std::size_t>(static_cast<double>(count - 1) * part)];
    };
    std::printf("%.1f %llu %.2f %.2f\n", static_cast<double>(count) / seconds,
                static_cast<unsigned long long>(all.refused), at(0.5), at(0.99));
    if (!all.first_refusal.empty()) std::fprintf(stderr, "first refusal: %s\n", all.first_refusal.c_str());
}

void run(Load const& load) {
    std::mutex mutex;
    Figures all;
    auto const start = Clock::now();
    auto const until = start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(load.seconds));
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < load.clients; ++i) {
            threads.emplace_back([&] {
                Client client(load);
                client.run(until);
                std::scoped_lock const lock(mutex);
                all.refused += client.figures.refused;
                if (all.first_refusal.empty()) all.first_refusal = client.figures.first_refusal;
                std::ranges::copy(client.figures.milliseconds, std::back_inserter(all.milliseconds));
            });
        }
    }
    print(all, std::chrono::duration<double>(Clock::now() - start).count());
}

}  // namespace

int main(int count, char** words) {
    if (count < 6) {
        std::fputs("usage: bench_load HOST TOKEN CLIENTS SECONDS issued|steps|raw|ticket [CUSTOMER]\n", stderr);
        return 2;
    }
    try {
        run({.host = words[1],
             .token = words[2],
             .clients = std::stoi(words[3]),
             .seconds = std::stod(words[4]),
             .kind = words[5],
             .customer = count > 6 ? words[6] : ""});
        return 0;
    } catch (std::exception const& error) {
        std::fprintf(stderr, "bench_load: %s\n", error.what());
        return 1;
    }
}
