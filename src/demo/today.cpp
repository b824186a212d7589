#include <algorithm>

#include "demo/story.hpp"

namespace farflung::demo {

namespace {

constexpr std::int64_t hour_ms = 3600 * 1000;

/// Two customers write, one calls and stands still.
void questions_come_in(Story& story) {
    for (std::size_t i = 0; i < 2; ++i) {
        auto const& question = questions()[i + 1];
        story.player.post(story.customers.at(i).token, "/tickets",
                          "{\"subject\":" + quoted(question.subject) + ",\"text\":" + quoted(question.text) + "}");
    }
    story.player.post(story.tokens.at("maria"), "/tickets",
                      R"({"subject":"The screen in hall B shows yesterday's shifts","text":"Called this morning: the )"
                      R"(robots run, but the team leaders work from paper.","priority":"P1","customer_id":")" +
                          story.customers.at(2).id + "\"}");
}

/// Work by the hour goes on: approved, and on no invoice yet.
void hours_wait_for_an_invoice(Story& story) {
    auto const& ilse = story.tokens.at("ilse");
    auto const projects = story.player.get(ilse, "/projects?state=active&sort=-created_at&limit=1");
    if (size_at(projects, "items") == 0) return;
    auto const task = story.player.id_of_post(
        ilse, "/tasks",
        R"({"project_id":")" + at(projects, "items/0/id") +
            R"(","title":"Walks along the quay with the cameras","audience":"team_customer","hourly_price":")" +
            std::to_string(thousand_in(at(projects, "items/0/currency")) * 12 / 100) + R"(","tax_by":"rules"})");
    for (auto const days_ago : {4, 2}) {
        auto const entry = story.player.id_of_post(
            ilse, "/time_entries",
            R"({"task_id":")" + task + R"(","worked_on":")" + story.world.now().utc_date().plus_days(-days_ago).text() +
                R"(","minutes":210,"note":"At low tide, from the steps to the cranes."})");
        story.player.post(ilse, "/time_entries/" + entry + "/approve");
    }
}

/// One piece of work lies before three partners, and one of them asks for more money and more time.
void partners_are_asked(Story& story) {
    auto const& ilse = story.tokens.at("ilse");
    auto const projects = story.player.get(ilse, "/projects?state=active&sort=-created_at&limit=1");
    if (size_at(projects, "items") == 0) return;
    auto const task = story.player.id_of_post(
        ilse, "/tasks",
        R"({"project_id":")" + at(projects, "items/0/id") +
            R"(","title":"Model of the quay wall","description":"Three hundred metres of wall from our pictures, true )"
            R"(to 20 cm, with the steps and the crane rails.","audience":"team","budget":)" +
            money(thousand_in("AUD") * 5, "AUD") + "}");
    auto const due = story.later(story.ends, 14, 16);
    auto const package =
        story.player.id_of_post(ilse, "/tasks/" + task + "/package", R"({"due_at":")" + due.text() + "\"}");
    for (std::size_t i : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
        auto const& partner = story.partners.at(i);
        auto const currency = partner.company.currency;
        auto const offer = story.player.id_of_post(ilse, "/work_packages/" + package + "/offer",
                                                   R"({"partner_id":")" + partner.id + R"(","price":)" +
                                                       money(thousand_in(currency) * 4, currency) +
                                                       R"(,"message":"The pictures are ready. Would this suit you?"})");
        if (i != 2) continue;
        story.player.post(partner.token, "/offers/" + offer + "/counter",
                          R"({"price":)" + money(thousand_in(currency) * 46 / 10, currency) + R"(,"due_at":")" +
                              story.later(story.ends, 18, 16).text() +
                              R"(","message":"The crane rails are a model of their own."})");
    }
}

void bills_come_in(Story& story) {
    auto const today = story.world.now().utc_date();
    for (std::size_t i : {std::size_t{1}, std::size_t{3}, std::size_t{8}, std::size_t{16}, std::size_t{22}}) {
        if (i >= story.partners.size()) continue;
        auto const& partner = story.partners.at(i);
        auto const currency = std::string(partner.company.currency);
        story.player.post(story.tokens.at("fran"), "/bills",
                          R"({"partner_id":")" + partner.id + R"(","currency":")" + currency + R"(","billed_on":")" +
                              today.plus_days(-12).text() + R"(","due_on":")" + today.plus_days(2).text() +
                              R"(","lines":[{"description":"Extra pictures, as agreed by phone","quantity":"1",)"
                              R"("price":")" +
                              std::to_string(thousand_in(currency) * 12 / 10) + "\"}]}");
    }
}

/// Friday: what is due is put together, and waits for a yes. A customer lets us collect.
void payouts_are_prepared(Story& story) {
    auto const& fran = story.tokens.at("fran");
    auto const account = story.player.id_of_post(
        fran, "/bank_accounts",
        R"({"name":"Euro account, Valletta","number":"MT84MALT011000012345MTLCAST001S","bic":"MALTMTMT",)"
        R"("currency":"EUR","creditor_id":"DE98ZZZ09999999999"})");
    auto const payable = story.player.get(fran, "/payout_runs/payable?bank_account_id=" + account);
    std::string lines;
    for (std::size_t i = 0; i < (size_at(payable, "items") + 1) / 2; ++i) {
        lines +=
            (i == 0 ? "" : ",") + (R"({"bill_id":")" + at(payable, "items/" + std::to_string(i) + "/bill_id") + "\"}");
    }
    story.player.post(fran, "/payout_runs", R"({"bank_account_id":")" + account + R"(","lines":[)" + lines + "]}");
    auto const payer =
        std::ranges::find_if(story.customers, [](auto const& one) { return one.company.country == "MT"; });
    if (payer == story.customers.end()) return;
    story.player.post(fran, "/mandates",
                      R"({"customer_id":")" + payer->id + R"(","signed_on":")" +
                          story.world.now().utc_date().plus_days(-40).text() +
                          R"(","iban":"MT31MALT01100000000000000000123"})");
}

}  // namespace

void plan_today(Story& story) {
    story.at({story.ends.ms - 4 * hour_ms}, [&story] { hours_wait_for_an_invoice(story); });
    story.at({story.ends.ms - 3 * hour_ms}, [&story] { partners_are_asked(story); });
    story.at({story.ends.ms - 2 * hour_ms}, [&story] { bills_come_in(story); });
    story.at({story.ends.ms - 3 * hour_ms / 2}, [&story] { payouts_are_prepared(story); });
    story.at({story.ends.ms - hour_ms}, [&story] { questions_come_in(story); });
}

}  // namespace farflung::demo
