#include "sentences.hpp"

namespace farflung {
namespace {

using enum Then;

/// Offers, hours, margin, files, mail and the trail: what is told of the work, and to whom.
class Work : public Sentences {};
INSTANTIATE_TEST_SUITE_P(Both, Work, test::both_databases(), test::name_of);

TEST_P(Work, is_offered_between_us_and_one_partner) {
    hold({
        {"a customer never sees a package", "rita", "GET /work_packages/{package}", refused},
        {"a customer has no list of packages", "rita", "GET /work_packages", refused},
        {"a customer never sees an offer", "rita", "GET /offers/{offer}", refused},
        {"a customer never sees a delivery", "rita", "GET /deliveries/{delivery}", refused},
        {"a customer never searches partners", "rita", "GET /partners", refused},
        {"a customer accepts no offer", "rita", "POST /offers/{kiki_offer}/accept", refused},
        {"a customer accepts no delivery", "rita", "POST /work_packages/{package}/accept", refused},
        {"a partner accepts no offer of another", "andrei", "POST /offers/{kiki_offer}/accept", hidden},
        {"a partner declines no offer of another", "andrei", "POST /offers/{kiki_offer}/decline", hidden},
        {"a partner counters no offer of another", "andrei",
         R"(POST /offers/{kiki_offer}/counter {"price":{"amount":"1.00","currency":"CNY"},"message":"x"})", hidden},
        {"a partner takes no offer back", "wei", "POST /offers/{kiki_offer}/withdraw", refused},
        {"a partner offers nothing to others", "wei", "POST /work_packages/{kiki_package}/offer", refused},
        {"a partner makes no package", "andrei", "POST /tasks/{model}/package", refused},
        {"a partner accepts no own delivery", "andrei", "POST /work_packages/{package}/accept", refused},
        {"a partner sends no own delivery back", "andrei", R"(POST /work_packages/{package}/send_back {"reason":"x"})",
         refused},
        {"a partner sees what they are asked for", "wei", "GET /work_packages/{kiki_package}", says, "Kiki brackets"},
        {"a partner never sees whose work it is", "wei", "GET /work_packages/{kiki_package}", never_says,
         "customer_id"},
        {"an offer that was taken is not taken again", "ilse", "POST /offers/{offer}/accept", too_late},
        {"an offer that was closed is not taken", "ilse", "POST /offers/{other_offer}/accept", too_late},
        {"support accepts no offer", "maria", "POST /offers/{kiki_offer}/accept", refused},
        {"sales compare offers", "kofi", "GET /work_packages/{package}/offers", says, "6122.00"},
    });
}

TEST_P(Work, is_timed_by_those_who_do_it_and_approved_by_those_who_lead) {
    hold({
        {"a partner approves no hours", "andrei", "POST /time_entries/{their_hours}/approve", refused},
        {"a partner sends no hours back", "andrei", "POST /time_entries/{their_hours}/send_back", refused},
        {"a partner never sees the team's hours", "andrei", "GET /time_entries/{hours}", hidden},
        {"a partner's list holds only their own hours", "andrei", "GET /time_entries", never_says, "Soundings"},
        {"another partner's list holds none of them", "wei", "GET /time_entries", never_says, "Retopology"},
        {"a partner writes no hours on a task of others", "wei",
         R"(POST /time_entries {"task_id":"{model}","worked_on":"2026-11-09","minutes":5})", hidden},
        {"a customer writes no hours", "rita",
         R"(POST /time_entries {"task_id":"{charting}","worked_on":"2026-11-09","minutes":5})", refused},
        {"a customer starts no timer", "rita", R"(POST /timer/start {"task_id":"{charting}"})", refused},
        {"approved hours are not approved again", "ilse", "POST /time_entries/{hours}/approve", too_late},
        {"approved hours are not edited", "ilse", R"(PATCH /time_entries/{hours} {"minutes":900})", too_late},
        {"approved hours are not deleted", "ilse", "DELETE /time_entries/{hours}", too_late},
        {"nobody prices an hour by hand", "ilse", R"(PATCH /time_entries/{their_hours} {"hourly_price":"900"})",
         not_so},
        {"nobody approves by writing the state", "andrei", R"(PATCH /time_entries/{their_hours} {"state":"approved"})",
         not_so},
        {"a day has no more than 24 hours", "andrei", R"(PATCH /time_entries/{their_hours} {"minutes":1441})", not_so},
        {"another workspace approves nothing", "mallory", "POST /time_entries/{their_hours}/approve", hidden},
    });
}

TEST_P(Work, earns_a_margin_that_only_money_people_see) {
    hold({
        {"a customer never sees the margin", "rita", "GET /margin", refused},
        {"nor its sum", "rita", "GET /margin/summary", refused},
        {"a customer never reads postings", "rita", "GET /ledger/postings", refused},
        {"a partner never reads postings", "andrei", "GET /ledger/postings", refused},
        {"a partner never reads the profit and loss", "andrei", "GET /ledger/profit_and_loss", refused},
        {"a partner never exports the journal", "andrei", "GET /ledger/export/hledger", refused},
        {"support never exports the journal", "maria", "GET /ledger/export/hledger", refused},
        {"sales never read the balance sheet", "kofi", "GET /ledger/balance_sheet", refused},
        {"finance reads the margin", "fran", "GET /margin", says, "\"margin\""},
        {"finance opens no closed period", "fran", R"(POST /period_locks/unlock {"reason":"x"})", refused},
        {"an auditor closes no period", "audrey", R"(POST /period_locks/lock {"through":"2026-11-01"})", refused},
        {"an auditor books nothing by hand", "audrey", "POST /journal_entries", refused},
        {"another workspace has no margin of ours", "mallory", "GET /margin", never_says, "Wreck map"},
    });
}

TEST_P(Work, keeps_files_and_words_within_their_audience) {
    hold({
        {"a customer never opens the team's file", "rita", "GET /files/{team_file}/content", hidden},
        {"nor learns that it is there", "rita", "GET /files/{team_file}", hidden},
        {"a customer opens their file", "rita", "GET /files/{customer_file}/content", says, "customer_file"},
        {"another customer does not", "aiko", "GET /files/{customer_file}/content", hidden},
        {"a partner never opens the customer's file", "andrei", "GET /files/{customer_file}/content", hidden},
        {"a partner never opens the team's file", "andrei", "GET /files/{team_file}", hidden},
        {"a list of files holds none of the team", "rita", "GET /files", never_says, "team_file"},
        {"a customer never reads a word of the team", "rita", "GET /comments/{team_comment}", hidden},
        {"a customer never reads a word to the partner", "rita", "GET /comments/{partner_comment}", hidden},
        {"a partner never reads a word to the customer", "andrei", "GET /comments/{customer_comment}", hidden},
        {"a customer deletes no file of ours", "rita", "DELETE /files/{customer_file}", refused},
        {"a customer never reads a note of the team", "rita", "GET /messages?ticket_id={ticket}", never_says, "rude"},
    });
}

TEST_P(Work, leaves_mails_and_a_trail_that_few_read) {
    hold({
        {"a customer never reads the outbox", "rita", "GET /outbox", refused},
        {"a partner never reads the outbox", "andrei", "GET /outbox", refused},
        {"support never reads the outbox", "maria", "GET /outbox", refused},
        {"an admin reads the outbox", "amir", "GET /outbox", says, "rita@example.com"},
        {"another workspace's outbox holds none of ours", "mallory", "GET /outbox", never_says, "rita@example.com"},
        {"a customer never reads the trail", "rita", "GET /audit", refused},
        {"a partner never reads the trail", "andrei", "GET /audit", refused},
        {"sales never read the trail", "kofi", "GET /audit", refused},
        {"projects never read the trail", "ilse", "GET /audit", refused},
        {"an admin reads the trail", "amir", "GET /audit", says, "\"changes\""},
        {"another workspace's trail tells nothing of ours", "mallory", "GET /audit?limit=200", never_says, "Wreck map"},
        {"a customer's feed tells nothing of another customer", "rita", "GET /activity?limit=200", never_says, "Kiki"},
        {"a customer's feed tells of no offer", "rita", "GET /activity?limit=200", never_says, "\"offer\""},
        {"a customer's search finds no partner", "rita", "GET /search?q=Carpat", nothing},
        {"a partner's search finds no customer", "andrei", "GET /search?q=Gozo", nothing},
    });
}

}  // namespace
}  // namespace farflung
