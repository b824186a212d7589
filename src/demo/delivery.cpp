#include <array>

#include "demo/story.hpp"

namespace farflung::demo {

namespace {

/// What a project needs to be told about while it runs.
struct Running {
    std::string project;
    std::vector<std::string> tasks;
    std::vector<bool> hourly;
};

std::string const& worker(Story& story) {
    static std::array<std::string, 3> const names{"ilse", "maria", "dana"};
    return story.tokens.at(names[static_cast<std::size_t>(story.chance.between(0, 2))]);
}

void add_small_tasks(Story& story, Known const& customer, Running& running) {
    auto const hour = thousand_in(customer.company.currency) * 12 / 100;
    for (auto const* title : {"Kick-off with the customer", "Texts and translations", "Tests on phones and old tablets",
                              "Hand-over and training", "Pictures and licences", "Go-live check"}) {
        auto const audience = story.chance.percent(50) ? "team_customer" : "team";
        auto const task = story.player.id_of_post(
            story.tokens.at("ilse"), "/tasks",
            R"({"project_id":")" + running.project + "\",\"title\":" + quoted(title) + R"(,"audience":")" + audience +
                R"(","hourly_price":")" + std::to_string(hour) + R"(","tax_by":"rules"})");
        running.tasks.push_back(task);
        running.hourly.push_back(true);
    }
}

void write_hours(Story& story, Running const& running, std::size_t index) {
    auto const& note = notes()[story.chance.next() % notes().size()];
    auto const who = worker(story);
    auto const entry = story.player.id_of_post(
        who, "/time_entries",
        R"({"task_id":")" + running.tasks[index] + R"(","worked_on":")" + story.world.now().utc_date().text() +
            R"(","minutes":)" + std::to_string(story.chance.between(2, 16) * 30) + ",\"note\":" + quoted(note) + "}");
    if (story.chance.percent(90)) story.player.post(story.tokens.at("ilse"), "/time_entries/" + entry + "/approve");
}

void say_something(Story& story, std::string const& task, bool customer_follows) {
    auto const remark = remarks()[story.chance.next() % remarks().size()];
    auto const audience = customer_follows && story.chance.percent(60) ? "team_customer" : "team";
    story.player.post(worker(story), "/comments",
                      R"({"subject_entity":"task","subject_id":")" + task + R"(","audience":")" + audience +
                          "\",\"text\":" + quoted(remark) + "}");
}

/// A package goes to one or two partners; one of them agrees, delivers, and is paid.
void outsource(Story& story, std::string const& task, std::string const& skill) {
    auto const& ilse = story.tokens.at("ilse");
    auto const now = story.world.now();
    auto const due = story.later(now, 16);
    auto const package =
        story.player.id_of_post(ilse, "/tasks/" + task + "/package", R"({"due_at":")" + due.text() + "\"}");
    auto const first = story.chance.next() % story.partners.size();
    auto const& partner = story.partners[first];
    auto const& other = story.partners[(first + 3) % story.partners.size()];
    auto const price_for = [&](Known const& one) {
        return money(thousand_in(one.company.currency) * story.chance.between(8, 30) / 10, one.company.currency);
    };
    auto const offer = [&](Known const& one) {
        return story.player.id_of_post(ilse, "/work_packages/" + package + "/offer",
                                       R"({"partner_id":")" + one.id + R"(","price":)" + price_for(one) +
                                           R"(,"message":"Would this suit you? The scope is in the package."})");
    };
    auto const chosen = offer(partner);
    offer(other);
    static_cast<void>(skill);
    bool const counters = story.chance.percent(25);
    auto const answer = story.later(now, 2);
    story.at(answer, [&story, &partner, chosen, counters] {
        if (!counters) {
            story.player.post(partner.token, "/offers/" + chosen + "/accept");
            return;
        }
        story.player.post(partner.token, "/offers/" + chosen + "/counter",
                          R"({"price":)" +
                              money(thousand_in(partner.company.currency) * 32 / 10, partner.company.currency) +
                              R"(,"message":"There are more parts than it seems; this price holds."})");
        story.at(story.later(story.world.now(), 1),
                 [&story, chosen] { story.player.post(story.tokens.at("ilse"), "/offers/" + chosen + "/accept"); });
    });
    auto const delivery = story.later(answer, story.chance.between(8, 17));
    story.at(delivery, [&story, &partner, package] {
        story.player.post(partner.token, "/work_packages/" + package + "/deliver",
                          R"({"note":"All parts as agreed. Please check the second one closely."})");
        story.at(story.later(story.world.now(), 2), [&story, &partner, package] {
            auto const accepted = story.player.post(story.tokens.at("ilse"), "/work_packages/" + package + "/accept");
            auto const bill = at(accepted, "bill_id");
            if (bill.empty() || bill == "null") return;
            auto const pay_on = story.later(story.world.now(), story.chance.between(5, 14));
            story.at(pay_on, [&story, &partner, bill] { pay_bill(story, partner, bill); });
        });
    });
}

void finish(Story& story, std::string const& task) {
    story.player.post(story.tokens.at("ilse"), "/tasks/" + task + "/move", R"({"state":"done"})");
}

/// What can be billed now becomes a draft and, a day later, an invoice.
void bill_now(Story& story, Known const& customer, std::string const& project) {
    auto const ready =
        at(story.player.get(story.tokens.at("fran"), "/projects/" + project + "/overview"), "unbilled/amount");
    if (ready.find_first_of("123456789") == std::string::npos) return;
    auto const draft = story.player.post(story.tokens.at("fran"), "/projects/" + project + "/invoice");
    send_invoice(story, customer, at(draft, "invoice_id"));
}

}  // namespace

void deliver_quote(Story& story, Known const& customer, std::string const& quote, std::string const& skill) {
    auto const& ilse = story.tokens.at("ilse");
    Running running;
    running.project = story.player.id_of_post(ilse, "/quotes/" + quote + "/project", "{}");
    auto const tasks = story.player.get(ilse, "/tasks?sort=position&limit=50&project_id=" + running.project);
    for (std::size_t i = 0; i < size_at(tasks, "items"); ++i) {
        auto const item = "items/" + std::to_string(i);
        running.tasks.push_back(at(tasks, item + "/id"));
        running.hourly.push_back(at(tasks, item + "/hourly_price") != "null");
    }
    add_small_tasks(story, customer, running);
    auto const begin = story.world.now();
    for (std::size_t i = 0; i < running.tasks.size(); ++i) {
        auto const start = story.later(begin, 3 + static_cast<int>(i) * 4);
        story.at(start, [&story, task = running.tasks[i]] {
            story.player.post(story.tokens.at("ilse"), "/tasks/" + task + "/move", R"({"state":"doing"})");
        });
        auto const hours = story.request.size.hours_per_task;
        for (int h = 0; h < hours; ++h) {
            story.at(story.later(start, h + 1), [&story, running, i] { write_hours(story, running, i); });
        }
        if (i % 2 == 0) {
            // The lines of the quote are the customer's to follow from the start; other tasks may be the team's alone.
            story.at(story.later(start, 2),
                     [&story, task = running.tasks[i], follows = i < 4] { say_something(story, task, follows); });
        }
        bool const to_partner = i == 1 || i == 2;
        if (to_partner) {
            story.at(story.later(start, 1),
                     [&story, task = running.tasks[i], skill] { outsource(story, task, skill); });
        } else {
            story.at(story.later(start, hours + 4), [&story, task = running.tasks[i]] { finish(story, task); });
        }
    }
    for (int part = 1; part <= 9; ++part) {
        story.at(story.later(begin, part * 8, 4),
                 [&story, &customer, project = running.project] { bill_now(story, customer, project); });
    }
    story.at(story.later(begin, 75), [&story, project = running.project] {
        if (story.chance.percent(80)) story.player.post(story.tokens.at("ilse"), "/projects/" + project + "/finish");
    });
}

}  // namespace farflung::demo
