#include <cstdlib>
#include <thread>

#include "bank/verify.hpp"
#include "billing/verify.hpp"
#include "loop_world.hpp"

namespace farflung {
namespace {

int wanted_races() { return std::getenv("FARFLUNG_NIGHTLY") == nullptr ? 100 : 1000; }

/// B8 on the roads that people take: two requests at once for the same thing.
class RoadRaces : public LoopWorld {
  protected:
    RoadRaces() {
        record_rates();
        makes("ilse", "project", "/projects",
              R"({"title":"Timetable","customer_id":"{gozo}","currency":"EUR",)"
              R"("budget":{"amount":"100000.00","currency":"EUR"}})");
    }

    struct Both {
        test::Reply left;
        test::Reply right;
    };
    Both at_once(std::function<test::Reply()> const& left, std::function<test::Reply()> const& right) {
        Both both;
        std::jthread other([&] { both.left = left(); });
        both.right = right();
        other.join();
        return both;
    }
    Both both_post(std::string const& who, std::string const& path) {
        auto const once = [&, whole = filled(path)] { return post(who, whole); };
        return at_once(once, once);
    }
    /// One is done; the other is told that it came too late. Returns the one that is done.
    test::Reply expect_one_winner(Both const& both) {
        bool const left_won = both.left.is_good();
        auto const& winner = left_won ? both.left : both.right;
        auto const& loser = left_won ? both.right : both.left;
        EXPECT_TRUE(winner.is_good()) << both.left.body << both.right.body;
        EXPECT_EQ(loser.status, 409) << both.left.body << both.right.body;
        return winner;
    }
    void race(std::function<void()> const& once) {
        for (int i = 0; i < wanted_races() && !HasFailure(); ++i) {
            SCOPED_TRACE("race " + std::to_string(i));
            once();
        }
        look_as_system([](Unit const& unit) {
            for (auto const verify : {&billing::verify_money, &bank::verify_runs}) {
                for (auto const& finding : verify(unit)) ADD_FAILURE() << finding.invariant << " " << finding.text;
            }
        });
    }
    void add_hours() {
        makes("ilse", "hours", "/time_entries",
              R"({"task_id":"{task}","worked_on":"2026-11-09","minutes":60,"note":"Soundings"})");
    }
    void add_task(std::string const& price) {
        makes("ilse", "task", "/tasks", R"({"project_id":"{project}","title":"Part")" + price + "}");
    }
    void add_package() {
        add_task({});
        makes("ilse", "package", "/tasks/{task}/package");
    }
    void offer_to(std::string const& name, std::string const& partner) {
        makes("ilse", name, "/work_packages/{package}/offer",
              R"({"partner_id":"{)" + partner + R"(}","price":{"amount":"50.00","currency":"EUR"},"message":"Dear"})");
    }
    void open_bank_account() {
        makes("fran", "account", "/bank_accounts",
              R"({"name":"Euro","number":"MT84MALT011000012345MTLCAST001S","currency":"EUR",)"
              R"("creditor_id":"DE98ZZZ09999999999"})");
    }
    void add_bill(std::string const& name) {
        makes("fran", name, "/bills",
              R"({"partner_id":"{carpat}","currency":"EUR","billed_on":"2026-11-09",)"
              R"("lines":[{"description":"Model","price":"50"}]})");
    }
    void approve_payout_of(std::string const& bills) {
        things_["run"] =
            does("fran", "/payout_runs", R"({"bank_account_id":"{account}","lines":[)" + bills + "]}").at("id");
        does("fran", "/payout_runs/{run}/approve");
    }
    void approve_debit() {
        makes(
            "fran", "invoice", "/invoices",
            R"({"customer_id":"{gozo}","currency":"EUR","lines":[{"description":"Map","price":"50","tax_rate":"0"}]})");
        does("fran", "/invoices/{invoice}/issue");
        things_["run"] = does("fran", "/direct_debit_runs",
                              R"({"bank_account_id":"{account}","lines":[{"invoice_id":"{invoice}"}]})")
                             .at("id");
        does("fran", "/direct_debit_runs/{run}/approve");
    }
    void expect_payments(int count) {
        EXPECT_EQ(get("fran", "/payments?limit=1&count=true").at("count"), std::to_string(count));
    }
};
INSTANTIATE_TEST_SUITE_P(Both, RoadRaces, test::both_databases(), test::name_of);

TEST_P(RoadRaces, of_two_invoice_runs_on_the_same_hours_and_finished_task_exactly_one_wins) {
    race([&] {
        add_task(R"(,"fixed_price":{"amount":"70.00","currency":"EUR"})");
        does("ilse", "/tasks/{task}/move", R"({"state":"done"})");
        add_task(R"(,"hourly_price":"90")");
        add_hours();
        does("ilse", "/time_entries/{hours}/approve");
        auto const draft = expect_one_winner(both_post("fran", "/projects/{project}/invoice")).at("invoice_id");
        EXPECT_EQ(get("fran", "/invoices/" + draft).at("net/amount"), "160.00");
    });
}

TEST_P(RoadRaces, of_two_approvals_of_an_hour_exactly_one_wins) {
    add_task({});
    race([&] {
        add_hours();
        expect_one_winner(both_post("ilse", "/time_entries/{hours}/approve"));
    });
}

TEST_P(RoadRaces, of_approving_and_editing_an_hour_what_is_approved_is_what_stays) {
    add_task({});
    race([&] {
        add_hours();
        auto const path = filled("/time_entries/{hours}");
        auto const both = at_once([&] { return post("ilse", path + "/approve"); },
                                  [&] { return patch("ilse", path, R"({"minutes":75})"); });
        EXPECT_EQ(both.left.status, 200) << both.left.body;
        auto const& edited = both.right;
        EXPECT_TRUE(edited.status == 200 || edited.status == 409) << edited.body;
        auto const kept = get("ilse", path);
        EXPECT_EQ(kept.at("state"), "approved");
        // Edited before it was approved, it was approved so; too late, nothing of the edit is kept.
        EXPECT_EQ(kept.at("minutes"), edited.status == 200 ? "75" : "60");
        EXPECT_EQ(both.left.at("minutes"), kept.at("minutes"));
    });
}

TEST_P(RoadRaces, of_two_edits_of_one_version_exactly_one_wins) {
    add_task({});
    race([&] {
        auto const path = filled("/tasks/{task}");
        auto const etag = get("ilse", path).headers.at("ETag");
        auto const both = at_once([&] { return patch("ilse", path, R"({"title":"Left"})", etag); },
                                  [&] { return patch("ilse", path, R"({"title":"Right"})", etag); });
        EXPECT_EQ(both.left.is_good() + both.right.is_good(), 1) << both.left.body << both.right.body;
        auto const& loser = both.left.is_good() ? both.right : both.left;
        EXPECT_EQ(loser.status, 412) << loser.body;
        EXPECT_EQ(get("ilse", path).at("title"), both.left.is_good() ? "Left" : "Right");
    });
}

TEST_P(RoadRaces, of_two_offers_that_are_accepted_exactly_one_becomes_the_agreement) {
    race([&] {
        add_package();
        offer_to("to_carpat", "carpat");
        offer_to("to_qianhai", "qianhai");
        auto const both = at_once([&] { return post("andrei", filled("/offers/{to_carpat}/accept")); },
                                  [&] { return post("wei", filled("/offers/{to_qianhai}/accept")); });
        expect_one_winner(both);
        EXPECT_EQ(sees("ilse", "/work_packages/{package}", "partner_id"),
                  party_.at(both.left.is_good() ? "carpat" : "qianhai"));
    });
}

TEST_P(RoadRaces, of_taking_an_offer_and_taking_it_back_exactly_one_wins) {
    race([&] {
        add_package();
        offer_to("offer", "carpat");
        auto const both = at_once([&] { return post("andrei", filled("/offers/{offer}/accept")); },
                                  [&] { return post("ilse", filled("/offers/{offer}/withdraw")); });
        expect_one_winner(both);
        EXPECT_EQ(sees("ilse", "/work_packages/{package}", "state"), both.left.is_good() ? "agreed" : "offered");
    });
}

TEST_P(RoadRaces, of_two_who_accept_a_delivery_exactly_one_makes_the_bill) {
    race([&] {
        add_package();
        offer_to("offer", "carpat");
        does("andrei", "/offers/{offer}/accept");
        does("andrei", "/work_packages/{package}/deliver", R"({"note":"Done"})");
        auto const won = expect_one_winner(both_post("ilse", "/work_packages/{package}/accept"));
        EXPECT_EQ(get("fran", "/bills/" + won.at("bill_id")).at("total/amount"), "50.00");
    });
    EXPECT_EQ(get("fran", "/bills?limit=1&count=true").at("count"), std::to_string(wanted_races()));
}

TEST_P(RoadRaces, of_two_payout_runs_with_one_bill_exactly_one_has_it_and_it_is_paid_once) {
    makes("fran", "account", "/bank_accounts", R"({"name":"Euro","number":"1","currency":"EUR"})");
    race([&] {
        makes("fran", "bill", "/bills",
              R"({"partner_id":"{carpat}","currency":"EUR","billed_on":"2026-11-09",)"
              R"("lines":[{"description":"Model","price":"50"}]})");
        auto const start = [&, json = filled(R"({"bank_account_id":"{account}","lines":[{"bill_id":"{bill}"}]})")] {
            return post("fran", "/payout_runs", json);
        };
        things_["run"] = expect_one_winner(at_once(start, start)).at("id");
        does("fran", "/payout_runs/{run}/approve");
        expect_one_winner(both_post("fran", "/payout_runs/{run}/book"));
        EXPECT_EQ(sees("fran", "/bills/{bill}", "state"), "paid");
    });
    EXPECT_EQ(get("fran", "/payments?limit=1&count=true").at("count"), std::to_string(wanted_races()));
}

TEST_P(RoadRaces, of_two_who_mark_a_run_as_paid_exactly_one_books_it) {
    open_bank_account();
    race([&] {
        add_bill("left");
        add_bill("right");
        approve_payout_of(R"({"bill_id":"{left}"},{"bill_id":"{right}"})");
        auto const book = [&](char const* who) { return post(who, filled("/payout_runs/{run}/book")); };
        expect_one_winner(at_once([&] { return book("fran"); }, [&] { return book("dana"); }));
        EXPECT_EQ(sees("fran", "/payout_runs/{run}", "state"), "done");
    });
    expect_payments(2 * wanted_races());
}

TEST_P(RoadRaces, of_two_who_mark_one_line_as_paid_exactly_one_books_it) {
    open_bank_account();
    race([&] {
        add_bill("left");
        add_bill("right");
        approve_payout_of(R"({"bill_id":"{left}"},{"bill_id":"{right}"})");
        auto const book = [&, json = filled(R"({"lines":[{"bill_id":"{left}"}]})")] {
            return post("fran", filled("/payout_runs/{run}/book"), json);
        };
        expect_one_winner(at_once(book, book));
        EXPECT_EQ(sees("fran", "/payout_runs/{run}", "state"), "approved");
    });
    expect_payments(wanted_races());
}

TEST_P(RoadRaces, of_marking_a_run_as_paid_and_paying_its_bill_by_hand_exactly_one_books_it) {
    open_bank_account();
    race([&] {
        add_bill("bill");
        approve_payout_of(R"({"bill_id":"{bill}"})");
        auto const both = at_once([&] { return post("fran", filled("/payout_runs/{run}/book")); },
                                  [&] { return post("dana", filled("/bills/{bill}/pay")); });
        expect_one_winner(both);
        EXPECT_EQ(sees("fran", "/bills/{bill}", "state"), "paid");
        EXPECT_EQ(sees("fran", "/payout_runs/{run}", "state"), both.left.is_good() ? "done" : "approved");
    });
    expect_payments(wanted_races());
}

TEST_P(RoadRaces, of_collecting_an_invoice_and_taking_its_money_by_hand_exactly_one_books_it) {
    open_bank_account();
    makes("fran", "mandate", "/mandates",
          R"({"customer_id":"{gozo}","signed_on":"2026-11-01","iban":"DE89370400440532013000"})");
    race([&] {
        approve_debit();
        auto const money = R"({"party_id":"{gozo}","amount":{"amount":"50.00","currency":"EUR"},"allocations":[)"
                           R"({"invoice_id":"{invoice}","amount":{"amount":"50.00","currency":"EUR"}}]})";
        auto const both = at_once([&] { return post("fran", filled("/direct_debit_runs/{run}/book")); },
                                  [&] { return post("dana", "/payments", filled(money)); });
        expect_one_winner(both);
        EXPECT_EQ(sees("fran", "/invoices/{invoice}", "state"), "paid");
    });
    expect_payments(wanted_races());
}

TEST_P(RoadRaces, of_billing_a_quote_and_starting_its_project_exactly_one_wins) {
    race([&] {
        makes("kofi", "quote", "/quotes",
              R"({"title":"Atlas","customer_id":"{gozo}","currency":"EUR",)"
              R"("lines":[{"description":"Map","price":"100","tax_rate":"18"}]})");
        does("kofi", "/quotes/{quote}/send");
        auto const shown = sees("kofi", "/quotes/{quote}", "shown_sha256");
        does("rita", "/quotes/{quote}/accept", R"({"name":"Rita Borg","shown_sha256":")" + shown + "\"}");
        auto const quote = filled("/quotes/{quote}");
        expect_one_winner(at_once([&] { return post("fran", quote + "/invoice"); },
                                  [&] { return post("ilse", quote + "/project"); }));
    });
}

TEST_P(RoadRaces, of_two_answers_to_a_quote_exactly_one_wins) {
    race([&] {
        makes("kofi", "quote", "/quotes",
              R"({"title":"Map","customer_id":"{gozo}","currency":"EUR","lines":[{"description":"Map","price":"7"}]})");
        auto const url = does("kofi", "/quotes/{quote}/send").at("url");
        auto const page = url.substr(url.find("/p/quotes/"));
        auto const shown = sees("kofi", "/quotes/{quote}", "shown_sha256");
        auto const answer = [&](std::string const& verb) {
            return ask("nobody", {.method = "POST",
                                  .path = page + "/" + verb,
                                  .body = "name=Rita+Borg&reason=No&shown_sha256=" + shown,
                                  .headers = {{"Content-Type", "application/x-www-form-urlencoded"}}});
        };
        auto const both = at_once([&] { return answer("accept"); }, [&] { return answer("decline"); });
        EXPECT_EQ((both.left.status == 303) + (both.right.status == 303), 1) << both.left.body << both.right.body;
        EXPECT_EQ(sees("kofi", "/quotes/{quote}", "state"), both.left.status == 303 ? "accepted" : "declined");
    });
}

}  // namespace
}  // namespace farflung
