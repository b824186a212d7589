#pragma once

#include "loop_world.hpp"

namespace farflung {

/// What must happen to a request.
enum class Then {
    signed_out,  // 401
    refused,     // 403: not with this key
    hidden,      // 404, though the owner finds it
    too_late,    // 409
    not_so,      // 422
    nothing,     // a list without anything in it, though the owner's has
    never_says,  // an answer without the text, though the owner's has it
    says,        // an answer with the text
};

/// One sentence of what we promise, and the request that proves it: `GET /path` or `POST /path {json}`.
struct Promise {
    char const* says;
    char const* who;
    char const* request;
    Then then;
    char const* text = "";
};

/// The loop after its end, with the things beside it that must stay where they are.
class Sentences : public LoopWorld {
  protected:
    Sentences() {
        walk();
        draft_beside();
        serve_another_customer();
        talk();
    }

    void hold(std::vector<Promise> const& sentences) {
        for (auto const& sentence : sentences) {
            SCOPED_TRACE(std::string(sentence.says) + ": " + sentence.who + " " + sentence.request);
            auto const reply = ask_as(sentence.who, sentence);
            EXPECT_EQ(reply.status, status_of(sentence.then)) << reply.body;
            auto const text = filled(sentence.text);
            switch (sentence.then) {
                case Then::nothing:
                    EXPECT_EQ(reply.size_at("items"), 0U) << reply.body;
                    break;
                case Then::never_says:
                    EXPECT_EQ(reply.body.find(text), std::string::npos) << text << reply.body;
                    break;
                case Then::says:
                    EXPECT_NE(reply.body.find(text), std::string::npos) << text << reply.body;
                    break;
                default:
                    break;
            }
            expect_that_it_is_there(sentence, text);
        }
    }

  private:
    static int status_of(Then then) {
        switch (then) {
            case Then::signed_out:
                return 401;
            case Then::refused:
                return 403;
            case Then::hidden:
                return 404;
            case Then::too_late:
                return 409;
            case Then::not_so:
                return 422;
            default:
                return 200;
        }
    }
    test::Reply ask_as(std::string const& who, Promise const& sentence) {
        std::string const request = sentence.request;
        auto const path_at = request.find(' ') + 1;
        auto const body_at = std::min(request.find(' ', path_at), request.size());
        auto const method = request.substr(0, path_at - 1);
        auto body = body_at == request.size() ? std::string() : request.substr(body_at + 1);
        if (body.empty() && method == "POST") body = "{}";
        return ask(
            who, {.method = method, .path = filled(request.substr(path_at, body_at - path_at)), .body = filled(body)});
    }
    /// A secret that nobody holds proves nothing: the owner must find what the other must not.
    void expect_that_it_is_there(Promise const& sentence, std::string const& text) {
        bool const needs_proof =
            sentence.then == Then::hidden || sentence.then == Then::nothing || sentence.then == Then::never_says;
        if (!needs_proof || !std::string_view(sentence.request).starts_with("GET ")) return;
        auto const owner = ask_as("dana", sentence);
        bool const is_there = owner.is_good() || (owner.status == 409 && sentence.then == Then::hidden);
        EXPECT_TRUE(is_there) << "the owner: " << owner.body;
        bool const is_empty = owner.size_at("items") == 0;
        EXPECT_FALSE(sentence.then == Then::nothing && is_empty) << "the owner: " << owner.body;
        EXPECT_NE(owner.body.find(text), std::string::npos) << "the owner: " << owner.body;
    }

    void draft_beside() {
        makes("kofi", "draft_quote", "/quotes",
              R"({"title":"Harbour sketch","customer_id":"{gozo}","currency":"EUR",)"
              R"("lines":[{"description":"Sketching","price":"77"}]})");
        makes("fran", "draft_invoice", "/invoices",
              R"({"customer_id":"{gozo}","currency":"EUR","reference":"Harbour draft",)"
              R"("lines":[{"description":"Sketching","quantity":"1","price":"88","tax_rate":"0"}]})");
        auto const noted = patch("kofi", filled("/parties/{gozo}"), R"({"notes":"Pays late"})");
        ASSERT_EQ(noted.status, 200) << noted.body;
    }
    void serve_another_customer() {
        makes("kofi", "kiki_deal", "/deals",
              R"({"title":"Kiki shelves","customer_id":"{minato}","value":{"amount":"900000","currency":"JPY"}})");
        makes("kofi", "kiki_quote", "/deals/{kiki_deal}/quote");
        does("kofi", "/quotes/{kiki_quote}/send");
        makes("ilse", "kiki_project", "/projects",
              R"({"title":"Kiki fittings","customer_id":"{minato}","currency":"JPY",)"
              R"("budget":{"amount":"500000","currency":"JPY"}})");
        makes("ilse", "kiki_task", "/tasks",
              R"({"project_id":"{kiki_project}","title":"Kiki brackets","audience":"team_customer"})");
        makes("ilse", "kiki_package", "/tasks/{kiki_task}/package");
        makes("ilse", "kiki_offer", "/work_packages/{kiki_package}/offer",
              R"({"partner_id":"{qianhai}","price":{"amount":"3333.00","currency":"CNY"},"message":"Brackets"})");
        makes("fran", "kiki_invoice", "/invoices",
              R"({"customer_id":"{minato}","currency":"JPY",)"
              R"("lines":[{"description":"Kiki design","quantity":"1","price":"123456","tax_rate":"0"}]})");
        does("fran", "/invoices/{kiki_invoice}/issue");
        makes("fran", "kiki_payment", "/payments",
              R"({"party_id":"{minato}","amount":{"amount":"23456","currency":"JPY"},"reference":"Kiki pays",)"
              R"("allocations":[{"invoice_id":"{kiki_invoice}"}]})");
        makes("aiko", "kiki_ticket", "/tickets", R"({"subject":"Kiki asks","text":"When does it come?"})");
        things_["kiki_message"] = sees("maria", "/messages?ticket_id={kiki_ticket}", "items/0/id");
    }
    void comments(char const* name, char const* subject, char const* audience, char const* text) {
        makes("ilse", name, "/comments",
              R"({"subject_entity":"task","subject_id":")" + id(subject) + R"(","audience":")" + audience +
                  R"(","text":")" + text + R"("})");
    }
    void keeps_file(char const* name, char const* audience) {
        auto const reply = ask("ilse", {.method = "POST",
                                        .path = filled("/files?subject_entity=task&subject_id={charting}&name=") +
                                                name + ".pdf&audience=" + audience,
                                        .body = std::string("%PDF-1.7 ") + name});
        ASSERT_TRUE(reply.is_good()) << reply.body;
        things_[name] = reply.at("id");
    }
    void talk() {
        comments("team_comment", "charting", "team", "Among ourselves");
        comments("customer_comment", "charting", "team_customer", "For the customer");
        comments("partner_comment", "model", "team_partner", "For the partner");
        keeps_file("team_file", "team");
        keeps_file("customer_file", "team_customer");
        makes("maria", "note", "/tickets/{ticket}/answer", R"({"text":"They were rude","audience":"team"})");
        makes("andrei", "their_hours", "/time_entries",
              R"({"task_id":"{model}","worked_on":"2026-11-09","minutes":45,"note":"Retopology"})");
        run_jobs();
    }
};

}  // namespace farflung
