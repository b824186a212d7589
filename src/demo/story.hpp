#pragma once

#include <functional>
#include <map>
#include <queue>
#include <string>
#include <vector>

#include "demo/cast.hpp"
#include "demo/player.hpp"

namespace farflung::demo {

/// A company in the story, once it is known to the program.
struct Known {
    Company company;
    std::string id;
    std::string token;        // of the person who speaks for it; empty when they have no login
    std::int64_t factor = 1;  // what a thousand Australian dollars are in its currency, roughly
};

/// What is going to happen, in the order of time; each happening may add others.
class Story {
  public:
    Story(Player& player, StoryWorld& world, Request const& request);

    using Happening = std::function<void()>;
    void at(Instant when, Happening happening);
    /// A working moment some days later: never beyond the last day.
    Instant later(Instant from, int days, int hour_utc = 2);
    void tell();

    Player& player;
    StoryWorld& world;
    Request const& request;
    Chance chance;
    std::map<std::string, std::string> tokens;  // dana, kofi, maria, ilse, fran …
    std::map<std::string, std::string> accounts;
    std::vector<Known> customers;
    std::vector<Known> partners;
    Instant starts;
    Instant ends;

  private:
    struct Entry {
        Instant when;
        std::uint64_t order;
        Happening happening;
        bool operator<(Entry const& other) const {
            return when != other.when ? when > other.when : order > other.order;
        }
    };
    std::priority_queue<Entry> agenda_;
    std::uint64_t order_ = 0;
};

/// What a thousand Australian dollars are in a currency, for believable prices.
std::int64_t thousand_in(std::string_view currency);

void plan_rates(Story& story);
void plan_sales(Story& story);
void plan_help(Story& story);
/// What waits on the last day, so that the first page has something to say.
void plan_today(Story& story);
/// Delivery of an accepted quote: project, tasks, packages, hours, invoices, payments, payouts.
void deliver_quote(Story& story, Known const& customer, std::string const& quote, std::string const& skill);
void send_invoice(Story& story, Known const& customer, std::string const& invoice);
void pay_bill(Story& story, Known const& partner, std::string const& bill);

}  // namespace farflung::demo
