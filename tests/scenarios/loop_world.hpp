#pragma once

#include "test_world.hpp"

namespace farflung {

/// The loop of the trade as its people walk it: a deal becomes a quote, a project, a partner's work and hours, an
/// invoice, money in and out, and the next deal. Each step says what it expects and leaves its ids in `things_`.
class LoopWorld : public test::WorldTest {
  protected:
    std::string const& id(std::string const& name) { return things_.at(name); }

    /// Every `{name}` of a text becomes the id of that thing or party.
    std::string filled(std::string text) {
        for (auto const* known : {&things_, &party_}) {
            for (auto const& [name, value] : *known) {
                auto const mark = "{" + name + "}";
                for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
                    text.replace(at, mark.size(), value);
                }
            }
        }
        return text;
    }
    test::Reply does(std::string const& who, std::string const& path, std::string const& json = "{}") {
        auto reply = post(who, filled(path), filled(json));
        EXPECT_TRUE(reply.is_good()) << who << " " << path << " " << reply.status << " " << reply.body;
        return reply;
    }
    std::string sees(std::string const& who, std::string const& path, std::string_view member) {
        auto const reply = get(who, filled(path));
        EXPECT_EQ(reply.status, 200) << who << " " << path << " " << reply.body;
        return reply.at(member);
    }
    /// Makes a thing and keeps its id under a name.
    void makes(std::string const& who, std::string const& name, std::string const& path,
               std::string const& json = "{}") {
        things_[name] = make(who, filled(path), filled(json));
        ASSERT_FALSE(things_[name].empty()) << path;
    }

    void record_rates() {
        for (auto const& [currency, rate] :
             std::map<std::string, std::string>{{"EUR", "1.60"}, {"RON", "0.32"}, {"CNY", "0.21"}, {"JPY", "0.01"}}) {
            does("fran", "/exchange_rates",
                 R"({"currency":")" + currency + R"(","valid_on":"2026-11-09","rate":")" + rate +
                     R"(","source":"ECB"})");
        }
    }
    void sell() {
        makes("kofi", "deal", "/deals",
              R"({"title":"Wreck map","customer_id":"{gozo}","value":{"amount":"6000.00","currency":"EUR"}})");
        does("kofi", "/deals/{deal}/move", R"({"stage":"talking"})");
        makes("kofi", "quote", "/deals/{deal}/quote");
        auto const lines = R"({"lines":[{"description":"Charting","quantity":"10","unit":"h","price":"120",)"
                           R"("tax_rate":"0","tax_category":"G"},{"description":"Model of the wreck","price":"4321",)"
                           R"("tax_rate":"0","tax_category":"G","skill":"Blender",)"
                           R"("cost":{"amount":"1234.56","currency":"EUR"}}],"valid_until":"2026-12-24"})";
        auto const patched = patch("kofi", filled("/quotes/{quote}"), lines);
        ASSERT_EQ(patched.status, 200) << patched.body;
        auto const url = does("kofi", "/quotes/{quote}/send").at("url");
        things_["quote_page"] = url.substr(url.find("/p/quotes/"));
    }
    void accept_on_the_public_page() {
        auto const page = get("nobody", id("quote_page"));
        ASSERT_EQ(page.status, 200) << page.body;
        auto const shown = sees("kofi", "/quotes/{quote}", "shown_sha256");
        EXPECT_NE(page.body.find(shown), std::string::npos) << "the form answers what is shown";
        auto const answered = ask("nobody", {.method = "POST",
                                             .path = id("quote_page") + "/accept",
                                             .body = "name=Rita+Borg&shown_sha256=" + shown,
                                             .headers = {{"Content-Type", "application/x-www-form-urlencoded"}}});
        ASSERT_EQ(answered.status, 303) << answered.body;
        EXPECT_EQ(sees("kofi", "/quotes/{quote}", "state"), "accepted");
        EXPECT_EQ(sees("kofi", "/quotes/{quote}", "answered_by"), "Rita Borg");
        EXPECT_EQ(sees("kofi", "/deals/{deal}", "stage"), "won");
    }
    void start_the_project() {
        makes("ilse", "project", "/quotes/{quote}/project");
        auto const tasks = get("ilse", filled("/tasks?sort=position&project_id={project}"));
        ASSERT_EQ(tasks.size_at("items"), 2U) << tasks.body;
        things_["charting"] = tasks.at("items/0/id");
        things_["model"] = tasks.at("items/1/id");
        EXPECT_EQ(tasks.at("items/1/budget/amount"), "1234.56");
    }
    void find_a_partner() {
        makes("ilse", "package", "/tasks/{model}/package", R"({"due_at":"2026-12-01T08:00:00Z"})");
        makes("ilse", "offer", "/work_packages/{package}/offer",
              R"({"partner_id":"{carpat}","price":{"amount":"5511.00","currency":"RON"},"message":"Dear Andrei"})");
        makes("ilse", "other_offer", "/work_packages/{package}/offer",
              R"({"partner_id":"{qianhai}","price":{"amount":"7777.00","currency":"CNY"},"message":"Dear Wei"})");
        does("andrei", "/offers/{offer}/counter",
             R"({"price":{"amount":"6122.00","currency":"RON"},"message":"There are more parts"})");
        does("ilse", "/offers/{offer}/accept");
        EXPECT_EQ(sees("wei", "/offers/{other_offer}", "state"), "closed");
        EXPECT_EQ(sees("ilse", "/work_packages/{package}", "price/amount"), "6122.00");
    }
    void deliver_and_accept() {
        makes("andrei", "delivery", "/work_packages/{package}/deliver", R"({"note":"All parts as agreed"})");
        auto const accepted = does("ilse", "/work_packages/{package}/accept");
        things_["bill"] = accepted.at("bill_id");
        EXPECT_EQ(sees("andrei", "/bills/{bill}", "total/amount"), "6122.00");
        EXPECT_EQ(sees("ilse", "/tasks/{model}", "state"), "done");
    }
    void work_the_hours() {
        makes("ilse", "hours", "/time_entries",
              R"({"task_id":"{charting}","worked_on":"2026-11-09","minutes":90,"note":"Soundings"})");
        does("ilse", "/time_entries/{hours}/approve");
        does("ilse", "/tasks/{charting}/move", R"({"state":"done"})");
    }
    void invoice_it() {
        things_["invoice"] = does("fran", "/projects/{project}/invoice").at("invoice_id");
        does("fran", "/invoices/{invoice}/issue");
        // 4,321 for the model and an hour and a half at 120.
        EXPECT_EQ(sees("rita", "/invoices/{invoice}", "total/amount"), "4501.00");
    }
    void be_paid_in_two_currencies() {
        makes("fran", "payment", "/payments",
              R"({"party_id":"{gozo}","amount":{"amount":"1501.00","currency":"EUR"},"reference":"First part",)"
              R"("allocations":[{"invoice_id":"{invoice}"}]})");
        EXPECT_EQ(sees("fran", "/invoices/{invoice}", "state"), "part_paid");
        makes("fran", "rest", "/payments",
              R"({"party_id":"{gozo}","amount":{"amount":"4870.00","currency":"AUD"},"reference":"The rest",)"
              R"("allocations":[{"invoice_id":"{invoice}","amount":{"amount":"3000.00","currency":"EUR"}}]})");
        EXPECT_EQ(sees("fran", "/invoices/{invoice}", "state"), "paid");
        EXPECT_EQ(sees("rita", "/invoices/{invoice}", "open/amount"), "0.00");
    }
    void pay_the_partner() {
        makes("fran", "payout", "/bills/{bill}/pay", R"({"fee":{"amount":"20.00","currency":"RON"}})");
        EXPECT_EQ(sees("andrei", "/bills/{bill}", "state"), "paid");
    }
    void help_the_customer() {
        makes("rita", "ticket", "/tickets", R"({"subject":"The map does not load","text":"Since this morning."})");
        makes("maria", "answer", "/tickets/{ticket}/answer", R"({"text":"We look into it."})");
        does("maria", "/tickets/{ticket}/task", R"({"project_id":"{project}"})");
        things_["ticket_task"] = sees("maria", "/tickets/{ticket}", "task_id");
        EXPECT_EQ(sees("ilse", "/tasks/{ticket_task}", "project_id"), id("project"));
    }
    void walk() {
        record_rates();
        sell();
        accept_on_the_public_page();
        start_the_project();
        find_a_partner();
        deliver_and_accept();
        work_the_hours();
        invoice_it();
        be_paid_in_two_currencies();
        pay_the_partner();
        help_the_customer();
    }

    std::map<std::string, std::string> things_;
};

}  // namespace farflung
