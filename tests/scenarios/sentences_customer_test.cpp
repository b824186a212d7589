#include "sentences.hpp"

namespace farflung {
namespace {

using enum Then;

/// Rita's company bought the loop; Aiko's bought something else.
class Customer : public Sentences {};
INSTANTIATE_TEST_SUITE_P(Both, Customer, test::both_databases(), test::name_of);

TEST_P(Customer, never_sees_what_is_not_sent_yet) {
    hold({
        {"a customer never sees a draft quote", "rita", "GET /quotes/{draft_quote}", hidden},
        {"nor in the list", "rita", "GET /quotes", never_says, "Harbour sketch"},
        {"the count counts only what was sent", "rita", "GET /quotes?count=true", says, "\"count\":1"},
        {"search never finds a draft quote", "rita", "GET /search?q=Harbour", nothing},
        {"a customer never sees a draft invoice", "rita", "GET /invoices/{draft_invoice}", hidden},
        {"nor in the list", "rita", "GET /invoices", never_says, "Harbour draft"},
        {"nor by asking for drafts", "rita", "GET /invoices?state=draft", nothing},
        {"a customer never opens a draft's document", "rita", "GET /invoices/{draft_invoice}/document/pdf", hidden},
        {"the feed never tells of drafts", "rita", "GET /activity?limit=200", never_says, "Harbour sketch"},
        {"a customer sees the quote that was sent", "rita", "GET /quotes/{quote}", says, "Model of the wreck"},
        {"a customer sees the invoice that was issued", "rita", "GET /invoices/{invoice}", says, "4501.00"},
    });
}

TEST_P(Customer, never_sees_what_the_work_costs_us) {
    hold({
        {"a customer never sees a line's cost", "rita", "GET /quotes/{quote}", never_says, "1234.56"},
        {"nor that a line has one", "rita", "GET /quotes/{quote}", never_says, "\"cost\""},
        {"nor the skill that we look for", "rita", "GET /quotes/{quote}", never_says, "Blender"},
        {"a customer never sees a work package", "rita", "GET /work_packages/{package}", refused},
        {"a customer has no list of packages", "rita", "GET /work_packages", refused},
        {"a customer never sees an offer", "rita", "GET /offers/{offer}", refused},
        {"a customer never sees a delivery to us", "rita", "GET /deliveries/{delivery}", refused},
        {"a customer never sees a bill", "rita", "GET /bills/{bill}", refused},
        {"a customer never sees a payout", "rita", "GET /payments/{payout}", hidden},
        {"a customer never sees the margin", "rita", "GET /margin", refused},
        {"a customer never sees cash by currency", "rita", "GET /cash", refused},
        {"a customer never sees who is working", "rita", "GET /working", refused},
        {"nor its sum", "rita", "GET /margin/summary", refused},
        {"a customer never reads the ledger", "rita", "GET /ledger/postings", refused},
        {"nor the trial balance", "rita", "GET /ledger/trial_balance", refused},
        {"nor the journal", "rita", "GET /journal_entries", refused},
        {"a customer never sees our rates", "rita", "GET /exchange_rates", refused},
        {"a customer never sees our figures beside theirs", "rita", "GET /invoices/{invoice}", never_says,
         "base_total"},
        {"nor what a payment was worth to us", "rita", "GET /payments/{rest}", never_says, "base_amount"},
        {"nor what the exchange earned", "rita", "GET /payments/{rest}", never_says, "difference"},
        {"a customer never sees a task's budget", "rita", "GET /tasks/{model}", never_says, "budget"},
        {"a customer cannot sort tasks by budget", "rita", "GET /tasks?sort=budget", not_so},
        {"a customer cannot filter invoices by our figures", "rita", "GET /invoices?base_total.at_least=1", not_so},
        {"a customer never sees the partners", "rita", "GET /parties/{carpat}", hidden},
        {"search never finds a partner", "rita", "GET /search?q=Carpat", nothing},
        {"an invoice never names the partner", "rita", "GET /invoices/{invoice}", never_says, "package_id"},
        {"the feed never tells a partner's price", "rita", "GET /activity?limit=200", never_says, "6,122"},
        {"the feed never tells of bills", "rita", "GET /activity?limit=200", never_says, "\"bill\""},
    });
}

TEST_P(Customer, never_hears_the_team_among_itself) {
    hold({
        {"a customer never sees a team comment", "rita", "GET /comments/{team_comment}", hidden},
        {"nor in the list", "rita", "GET /comments", never_says, "Among ourselves"},
        {"nor by search", "rita", "GET /comments?q=Among", nothing},
        {"a customer never sees a comment for partners", "rita", "GET /comments/{partner_comment}", hidden},
        {"a customer reads what is for them", "rita", "GET /comments/{customer_comment}", says, "For the customer"},
        {"a customer never sees a note in their ticket", "rita", "GET /messages/{note}", hidden},
        {"nor in the conversation", "rita", "GET /messages?ticket_id={ticket}", never_says, "They were rude"},
        {"nor opens it as a page", "rita", "GET /messages/{note}/view", hidden},
        {"a customer reads our answer", "rita", "GET /messages/{answer}", says, "We look into it."},
        {"a customer never sees a team file", "rita", "GET /files/{team_file}", hidden},
        {"nor its bytes", "rita", "GET /files/{team_file}/content", hidden},
        {"a customer opens what is for them", "rita", "GET /files/{customer_file}/content", says, "%PDF"},
        {"a customer never sees the team's hours", "rita", "GET /time_entries/{hours}", hidden},
        {"a customer never sees a partner's hours", "rita", "GET /time_entries/{their_hours}", hidden},
        {"a customer never sees what the task of a ticket is sold for", "rita", "GET /tasks/{ticket_task}", never_says,
         "is_billable"},
        {"nor which task it is", "rita", "GET /tickets/{ticket}", never_says, "task_id"},
        {"a customer never sees our notes on them", "rita", "GET /parties/{gozo}", never_says, "Pays late"},
        {"the feed never tells of a note", "rita", "GET /activity?limit=200", never_says, "{note}"},
        {"the feed never tells that a task was made of it", "rita", "GET /activity?limit=200", never_says,
         "made a task"},
        {"a customer never sees the deal", "rita", "GET /deals/{deal}", refused},
        {"nor the board", "rita", "GET /deals/board", refused},
        {"search never finds a deal", "rita", "GET /search?q=Wreck", never_says, "\"deal\""},
        {"a customer never reads the outbox", "rita", "GET /outbox", refused},
        {"a customer never reads the audit trail", "rita", "GET /audit", refused},
        {"a customer never sees the team's logins", "rita", "GET /accounts", never_says, "kofi"},
    });
}

TEST_P(Customer, never_sees_another_customer) {
    hold({
        {"not their record", "rita", "GET /parties/{minato}", hidden},
        {"not their people", "rita", "GET /parties", never_says, "aiko@example.com"},
        {"not their quote", "rita", "GET /quotes/{kiki_quote}", hidden},
        {"not their invoice", "rita", "GET /invoices/{kiki_invoice}", hidden},
        {"not its document", "rita", "GET /invoices/{kiki_invoice}/document/pdf", hidden},
        {"not their payment", "rita", "GET /payments/{kiki_payment}", hidden},
        {"not their project", "rita", "GET /projects/{kiki_project}", hidden},
        {"not their task", "rita", "GET /tasks/{kiki_task}", hidden},
        {"not their ticket", "rita", "GET /tickets/{kiki_ticket}", hidden},
        {"not their message", "rita", "GET /messages/{kiki_message}", hidden},
        {"nothing by search", "rita", "GET /search?q=Kiki", nothing},
        {"nothing in the feed", "rita", "GET /activity?limit=200", never_says, "Kiki"},
        {"nothing by filter", "rita", "GET /invoices?customer_id={minato}", nothing},
        {"nothing by sorting", "rita", "GET /tickets?sort=-id&limit=200", never_says, "Kiki asks"},
        {"and the other way round", "aiko", "GET /invoices/{invoice}", hidden},
        {"the other reads no comment", "aiko", "GET /comments", nothing},
        {"the other sees no file", "aiko", "GET /files", nothing},
        {"the other finds nothing of the wreck", "aiko", "GET /search?q=Wreck", nothing},
        {"a customer never asks for another", "rita",
         R"(POST /tickets {"subject":"Borrowed","text":"x","customer_id":"{minato}"})", not_so},
        {"nor in the name of its person", "rita",
         R"(POST /tickets {"subject":"Borrowed","text":"x","requester_id":"{aiko}"})", not_so},
        {"nor of one who is not there", "rita",
         R"(POST /tickets {"subject":"Borrowed","text":"x","customer_id":"01890a5d-ac96-774b-bcce-b302099a8057"})",
         not_so},
        {"a customer never writes in another's ticket", "rita", R"(POST /tickets/{kiki_ticket}/messages {"text":"x"})",
         hidden},
        {"a customer never comments on another's task", "rita",
         R"(POST /comments {"subject_entity":"task","subject_id":"{kiki_task}","text":"x"})", not_so},
        {"a customer never answers another's quote", "rita",
         R"(POST /quotes/{kiki_quote}/accept {"name":"Rita","shown_sha256":"x"})", hidden},
    });
}

TEST_P(Customer, does_only_a_customers_part) {
    hold({
        {"a customer never issues an invoice", "rita", "POST /invoices/{draft_invoice}/issue", refused},
        {"a customer never credits one", "rita", "POST /invoices/{invoice}/credit", refused},
        {"a customer never records a payment", "rita", "POST /payments", refused},
        {"a customer never changes a quote", "rita", R"(PATCH /quotes/{quote} {"title":"x"})", refused},
        {"a customer never answers twice", "rita", R"(POST /quotes/{quote}/decline {"name":"Rita","shown_sha256":"x"})",
         too_late},
        {"a customer never moves a task", "rita", R"(POST /tasks/{charting}/move {"state":"todo"})", refused},
        {"a customer never sets a ticket's priority", "rita", R"(PATCH /tickets/{ticket} {"priority":"P1"})", refused},
        {"a customer never speaks to partners alone", "rita",
         R"(POST /comments {"subject_entity":"task","subject_id":"{charting}","audience":"team_partner","text":"x"})",
         not_so},
        {"a customer never makes a token", "rita", "POST /tokens", refused},
        {"a customer never invites anyone", "rita", "POST /invitations", refused},
        {"a customer never writes on another's record", "rita", R"(PATCH /parties/{tidewrack} {"name":"x"})", refused},
    });
}

}  // namespace
}  // namespace farflung
