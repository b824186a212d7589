#include "sentences.hpp"

namespace farflung {
namespace {

using enum Then;

/// Andrei did the work; Wei was asked too and is asked for other work now.
class Partner : public Sentences {};
INSTANTIATE_TEST_SUITE_P(Both, Partner, test::both_databases(), test::name_of);

TEST_P(Partner, never_sees_what_the_customer_pays) {
    hold({
        {"a partner never sees a quote", "andrei", "GET /quotes/{quote}", refused},
        {"a partner has no list of quotes", "andrei", "GET /quotes", refused},
        {"a partner never sees an invoice", "andrei", "GET /invoices/{invoice}", hidden},
        {"a partner never opens an invoice's document", "andrei", "GET /invoices/{invoice}/document/pdf", hidden},
        {"a partner never sees a deal", "andrei", "GET /deals/{deal}", refused},
        {"a partner never sees the board", "andrei", "GET /deals/board", refused},
        {"a partner never sees what a task is sold for", "andrei", "GET /tasks/{model}", never_says, "4321"},
        {"a partner never sees that a task has a price", "andrei", "GET /tasks/{model}", never_says, "fixed_price"},
        {"nor in the list of tasks", "andrei", "GET /tasks", never_says, "4321"},
        {"a partner never sees the price of an hour", "andrei", "GET /tasks", never_says, "hourly_price"},
        {"nor beside their own hours", "andrei", "GET /time_entries", never_says, "hourly_price"},
        {"a partner never sees a project's budget", "andrei", "GET /projects/{project}", never_says, "budget"},
        {"a partner never sees a project's overview", "andrei", "GET /projects/{project}/overview", refused},
        {"a partner never sees what we meant to pay", "andrei", "GET /work_packages/{package}", never_says, "1234.56"},
        {"a partner cannot sort by price", "andrei", "GET /tasks?sort=fixed_price", not_so},
        {"a partner cannot filter by price", "andrei", "GET /tasks?fixed_price=432100", not_so},
        {"a partner cannot sort packages by budget", "andrei", "GET /work_packages?sort=-budget", not_so},
        {"a partner never sees the customer's payments", "andrei", "GET /payments/{payment}", hidden},
        {"nor in the list of payments", "andrei", "GET /payments", never_says, "The rest"},
        {"a partner never sees the margin", "andrei", "GET /margin", refused},
        {"a partner never sees cash by currency", "andrei", "GET /cash", refused},
        {"a partner never sees who else is working", "andrei", "GET /working", refused},
    });
}

TEST_P(Partner, never_sees_another_partner) {
    hold({
        {"a partner never sees another's offer", "wei", "GET /offers/{offer}", hidden},
        {"and the other not theirs", "andrei", "GET /offers/{other_offer}", hidden},
        {"the list holds only their own", "wei", "GET /offers", never_says, "6122"},
        {"and so for the one who won", "andrei", "GET /offers", never_says, "7777"},
        {"the count counts only their own", "andrei", "GET /offers?count=true", says, "\"count\":1"},
        {"a partner never compares offers", "andrei", "GET /work_packages/{package}/offers", refused},
        {"a partner never sees another's delivery", "wei", "GET /deliveries/{delivery}", hidden},
        {"a partner never sees another's bill", "wei", "GET /bills/{bill}", hidden},
        {"a partner has no list of others' bills", "wei", "GET /bills", nothing},
        {"a partner never sees another's payout", "wei", "GET /payments/{payout}", hidden},
        {"a partner never sees who the others are", "andrei", "GET /parties/{qianhai}", hidden},
        {"nor the other's people", "andrei", "GET /parties", never_says, "wei@example.com"},
        {"a partner never searches the directory", "andrei", "GET /partners", refused},
        {"a partner never reads another's hours", "wei", "GET /time_entries/{their_hours}", hidden},
        {"a partner never sees work that they were not asked for", "andrei", "GET /work_packages/{kiki_package}",
         hidden},
        {"the feed never tells another's price", "wei", "GET /activity?limit=200", never_says, "6,122"},
    });
}

TEST_P(Partner, whose_offer_is_closed_is_out) {
    hold({
        {"the closed partner no longer sees the package", "wei", "GET /work_packages/{package}", hidden},
        {"nor in the list", "wei", "GET /work_packages", never_says, "Model of the wreck"},
        {"the closed partner never sees the project", "wei", "GET /projects/{project}", hidden},
        {"the closed partner never sees the task", "wei", "GET /tasks/{model}", hidden},
        {"the closed partner never learns the price agreed", "wei", "GET /activity?limit=200", never_says, "agreed to"},
        {"the closed partner's names hold no package", "wei", "GET /offers/{other_offer}", never_says,
         "Model of the wreck"},
        {"the closed partner cannot deliver", "wei", R"(POST /work_packages/{package}/deliver {"note":"Mine"})",
         hidden},
        {"the closed partner cannot say yes", "wei", "POST /offers/{other_offer}/accept", too_late},
        {"the closed partner cannot counter", "wei",
         R"(POST /offers/{other_offer}/counter {"price":{"amount":"1.00","currency":"CNY"}})", too_late},
        {"the closed partner still knows their own offer", "wei", "GET /offers/{other_offer}", says, "\"closed\""},
        {"who is asked sees the package meanwhile", "wei", "GET /work_packages/{kiki_package}", says, "Kiki brackets"},
        {"but not its project", "wei", "GET /projects/{kiki_project}", hidden},
        {"search no longer finds the package", "wei", "GET /search?q=Model+of+the+wreck", nothing},
    });
}

TEST_P(Partner, never_sees_the_customer_or_the_team_inside) {
    hold({
        {"a partner never sees the customer's record", "andrei", "GET /parties/{gozo}", hidden},
        {"nor in the list", "andrei", "GET /parties", never_says, "Gozo Dive"},
        {"names beside a project hold no customer", "andrei", "GET /projects/{project}", never_says, "Gozo Dive"},
        {"search never finds the customer", "andrei", "GET /search?q=Gozo", nothing},
        {"search never finds a deal or a quote", "andrei", "GET /search?q=Wreck", never_says, "\"deal\""},
        {"search never finds what is for the customer", "andrei", "GET /search?q=Charting", nothing},
        {"a partner never sees a ticket", "andrei", "GET /tickets/{ticket}", hidden},
        {"a partner never reads a ticket's messages", "andrei", "GET /messages", nothing},
        {"a partner never sees a team comment", "andrei", "GET /comments/{team_comment}", hidden},
        {"a partner never sees a comment for the customer", "andrei", "GET /comments/{customer_comment}", hidden},
        {"a partner reads what is for partners", "andrei", "GET /comments/{partner_comment}", says, "For the partner"},
        {"a partner never sees a team file", "andrei", "GET /files/{team_file}", hidden},
        {"nor opens the customer's", "andrei", "GET /files/{customer_file}/content", hidden},
        {"a partner never sees the team's hours", "andrei", "GET /time_entries/{hours}", hidden},
        {"a partner sees their own hours", "andrei", "GET /time_entries/{their_hours}", says, "Retopology"},
        {"a partner never sees the team's logins", "andrei", "GET /accounts", never_says, "kofi"},
        {"the feed never tells of the customer's tasks", "andrei", "GET /activity?limit=200", never_says, "Charting"},
        {"the feed never tells of invoices", "andrei", "GET /activity?limit=200", never_says, "\"invoice\""},
        {"a partner never reads the audit trail", "andrei", "GET /audit", refused},
        {"a partner never reads the ledger", "andrei", "GET /ledger/postings", refused},
        {"a partner never reads the outbox", "andrei", "GET /outbox", refused},
    });
}

TEST_P(Partner, does_only_a_partners_part) {
    hold({
        {"a partner never approves hours", "andrei", "POST /time_entries/{their_hours}/approve", refused},
        {"a partner never prices their own hour", "andrei",
         R"(PATCH /time_entries/{their_hours} {"hourly_price":"500"})", not_so},
        {"a partner never says whether their hours are billed", "andrei",
         R"(PATCH /time_entries/{their_hours} {"is_billable":false})", not_so},
        {"so that they stay billed", "ilse", "GET /time_entries/{their_hours}", says, "\"is_billable\":true"},
        {"a partner never accepts a delivery", "andrei", "POST /work_packages/{package}/accept", refused},
        {"a partner never pays a bill", "andrei", "POST /bills/{bill}/pay", refused},
        {"a partner never writes a bill", "andrei", "POST /bills", refused},
        {"a partner never moves a task", "andrei", R"(POST /tasks/{model}/move {"state":"todo"})", refused},
        {"a partner never comments to the customer alone", "andrei",
         R"(POST /comments {"subject_entity":"task","subject_id":"{model}","audience":"team_customer","text":"x"})",
         not_so},
        {"a partner never comments on what they cannot see", "andrei",
         R"(POST /comments {"subject_entity":"task","subject_id":"{charting}","text":"x"})", not_so},
        {"a partner never invites anyone", "andrei", "POST /invitations", refused},
        {"a partner never makes a token", "andrei", "POST /tokens", refused},
        {"a partner never changes the team's hours", "andrei", R"(PATCH /time_entries/{hours} {"minutes":1})", hidden},
        {"a partner never changes another's hours", "wei", R"(PATCH /time_entries/{their_hours} {"minutes":1})",
         hidden},
    });
}

TEST_P(Partner, in_a_ticket_does_not_learn_the_customers_address) {
    does("maria", "/tickets/{ticket}/let_in", R"({"partner_id":"{carpat}"})");
    hold({
        {"who was let in sees the ticket", "andrei", "GET /tickets/{ticket}", says, "The map does not load"},
        {"but not the address", "andrei", "GET /tickets/{ticket}", never_says, "rita@example.com"},
        {"nor the note among us", "andrei", "GET /messages/{note}", hidden},
        {"nor the customer's own words", "andrei", "GET /messages", never_says, "Since this morning"},
        {"search by the address finds nothing", "andrei", "GET /search?q=rita@example.com", nothing},
    });
    EXPECT_EQ(get("andrei", "/tickets?q=rita@example.com").size_at("items"), 0U) << "nor does a list's search";
}

}  // namespace
}  // namespace farflung
