#include "sentences.hpp"

namespace farflung {
namespace {

using enum Then;

/// Everyone of the team sees the work; money and keys are for those who hold them.
class Team : public Sentences {};
INSTANTIATE_TEST_SUITE_P(Both, Team, test::both_databases(), test::name_of);

TEST_P(Team, leaves_money_to_finance) {
    hold({
        {"sales cannot issue an invoice", "kofi", "POST /invoices/{draft_invoice}/issue", refused},
        {"sales cannot credit an invoice", "kofi", "POST /invoices/{invoice}/credit", refused},
        {"sales cannot record a payment", "kofi", "POST /payments", refused},
        {"sales cannot read bills", "kofi", "GET /bills/{bill}", refused},
        {"sales cannot see the margin", "kofi", "GET /margin", refused},
        {"sales cannot see cash by currency", "kofi", "GET /cash", refused},
        {"sales see who is working", "kofi", "GET /working", says, "\"zone\""},
        {"sales cannot read payments", "kofi", "GET /payments", refused},
        {"sales cannot set a rate", "kofi",
         R"(POST /exchange_rates {"currency":"USD","valid_on":"2026-11-09","rate":"1.5","source":"me"})", refused},
        {"projects cannot issue an invoice", "ilse", "POST /invoices/{draft_invoice}/issue", refused},
        {"projects cannot pay a bill", "ilse", "POST /bills/{bill}/pay", refused},
        {"projects cannot read the ledger", "ilse", "GET /ledger/postings", refused},
        {"projects cannot send a quote", "ilse", "POST /quotes/{draft_quote}/send", refused},
        {"projects cannot win a deal", "ilse", "POST /deals/{kiki_deal}/win", refused},
        {"support cannot read bills", "maria", "GET /bills/{bill}", refused},
        {"support has no list of bills", "maria", "GET /bills", refused},
        {"support cannot read invoices", "maria", "GET /invoices/{invoice}", refused},
        {"support cannot read payments", "maria", "GET /payments/{payment}", refused},
        {"support cannot see the margin", "maria", "GET /margin/summary", refused},
        {"support cannot read the trial balance", "maria", "GET /ledger/trial_balance", refused},
        {"support cannot make an offer", "maria", "POST /work_packages/{kiki_package}/offer", refused},
        {"support cannot approve hours", "maria", "POST /time_entries/{their_hours}/approve", refused},
        {"support finds no invoice by search", "maria", "GET /search?q=INV-", nothing},
        {"the feed tells support of no invoice", "maria", "GET /activity?limit=200", never_says, "\"invoice\""},
        {"the feed tells support of no payment", "maria", "GET /activity?limit=200", never_says, "\"payment\""},
        {"the feed tells sales of no bill", "kofi", "GET /activity?limit=200", never_says, "\"bill\""},
        {"finance cannot send a quote", "fran", "POST /quotes/{draft_quote}/send", refused},
        {"finance cannot accept a delivery", "fran", "POST /work_packages/{package}/accept", refused},
        {"finance cannot agree with a partner", "fran", "POST /offers/{kiki_offer}/accept", refused},
    });
}

TEST_P(Team, leaves_keys_to_owner_and_admin) {
    hold({
        {"finance cannot read the audit trail", "fran", "GET /audit", refused},
        {"sales cannot read the outbox", "kofi", "GET /outbox", refused},
        {"support cannot invite", "maria", "POST /invitations", refused},
        {"finance cannot delete a party", "fran", "DELETE /parties/{minato}", refused},
        {"sales cannot make a colleague an admin", "kofi",
         R"(POST /invitations {"name":"x","email":"x@example.com","rights":["admin"],"language":"en","zone":"UTC"})",
         refused},
        {"sales cannot take a token with more rights", "kofi", R"(POST /tokens {"name":"x","rights":["finance"]})",
         not_so},
        {"nobody writes a number by hand", "fran", R"(PATCH /invoices/{draft_invoice} {"number":"INV-1"})", not_so},
        {"nobody writes a total by hand", "fran",
         R"(PATCH /invoices/{draft_invoice} {"total":{"amount":"1.00","currency":"EUR"}})", not_so},
        {"nobody writes a state by hand", "dana", R"(PATCH /quotes/{draft_quote} {"state":"accepted"})", not_so},
        {"the owner does not answer for the customer", "dana",
         R"(POST /quotes/{kiki_quote}/accept {"name":"Dana","shown_sha256":"x"})", refused},
        {"the owner does not counter for the partner", "dana", "POST /offers/{kiki_offer}/counter", refused},
        {"the owner does not deliver for the partner", "dana", R"(POST /work_packages/{package}/deliver {"note":"x"})",
         refused},
    });
}

TEST_P(Team, auditor_reads_money_and_changes_nothing) {
    hold({
        {"an auditor reads the ledger", "audrey", "GET /ledger/postings", says, "\"base\""},
        {"an auditor reads bills", "audrey", "GET /bills/{bill}", says, "6122.00"},
        {"an auditor reads the margin", "audrey", "GET /margin", says, "\"margin\""},
        {"an auditor reads the audit trail", "audrey", "GET /audit", says, "\"changes\""},
        {"an auditor issues nothing", "audrey", "POST /invoices/{draft_invoice}/issue", refused},
        {"an auditor drafts nothing", "audrey", "POST /invoices", refused},
        {"an auditor pays nothing", "audrey", "POST /bills/{bill}/pay", refused},
        {"an auditor records no payment", "audrey", "POST /payments", refused},
        {"an auditor sets no rate", "audrey", "POST /exchange_rates", refused},
        {"an auditor opens no account in the books", "audrey", "POST /ledger_accounts", refused},
        {"an auditor makes no party", "audrey", R"(POST /parties {"name":"x","zone":"UTC","currency":"EUR"})", refused},
        {"an auditor changes no party", "audrey", R"(PATCH /parties/{gozo} {"name":"x"})", refused},
        {"an auditor makes no deal", "audrey", "POST /deals", refused},
        {"an auditor moves no deal", "audrey", R"(POST /deals/{kiki_deal}/move {"stage":"talking"})", refused},
        {"an auditor sends no quote", "audrey", "POST /quotes/{draft_quote}/send", refused},
        {"an auditor starts no project", "audrey", "POST /quotes/{quote}/project", refused},
        {"an auditor makes no task", "audrey", "POST /tasks", refused},
        {"an auditor moves no task", "audrey", R"(POST /tasks/{charting}/move {"state":"todo"})", refused},
        {"an auditor writes no hours", "audrey", "POST /time_entries", refused},
        {"an auditor starts no timer", "audrey", R"(POST /timer/start {"task_id":"{charting}"})", refused},
        {"an auditor makes no offer", "audrey", "POST /work_packages/{kiki_package}/offer", refused},
        {"an auditor answers no ticket", "audrey", R"(POST /tickets/{ticket}/answer {"text":"x"})", refused},
        {"an auditor writes no comment", "audrey",
         R"(POST /comments {"subject_entity":"task","subject_id":"{charting}","text":"x"})", refused},
        {"an auditor deletes no draft", "audrey", "DELETE /invoices/{draft_invoice}", refused},
        {"an auditor makes no token", "audrey", R"(POST /tokens {"name":"x"})", refused},
        {"an auditor disables nobody", "audrey", "POST /accounts/{gozo}/disable", refused},
    });
}

TEST_P(Team, sends_strangers_away) {
    hold({
        {"nobody reads without signing in", "nobody", "GET /invoices/{invoice}", signed_out},
        {"nobody searches without signing in", "nobody", "GET /search?q=Wreck", signed_out},
        {"nobody reads the feed without signing in", "nobody", "GET /activity", signed_out},
        {"another workspace finds no invoice", "mallory", "GET /invoices/{invoice}", hidden},
        {"another workspace finds no party", "mallory", "GET /parties/{gozo}", hidden},
        {"another workspace finds no bill", "mallory", "GET /bills/{bill}", hidden},
        {"another workspace finds no file", "mallory", "GET /files/{team_file}/content", hidden},
        {"another workspace's search finds nothing", "mallory", "GET /search?q=Wreck", nothing},
        {"another workspace's feed tells nothing", "mallory", "GET /activity?limit=200", never_says, "Charting"},
        {"another workspace's books are empty", "mallory", "GET /ledger/postings", nothing},
        {"another workspace counts only its own", "mallory", "GET /deals?count=true", says, "\"count\":0"},
        {"another workspace cannot bill our customer", "mallory",
         R"(POST /deals {"title":"x","customer_id":"{gozo}","value":{"amount":"1.00","currency":"EUR"}})", not_so},
        {"the public page shows the price", "nobody", "GET {quote_page}", says, "4,321"},
    });
    EXPECT_EQ(get("nobody", id("quote_page") + "x").status, 404) << "a secret that is nearly right opens nothing";
    EXPECT_EQ(get("nobody", id("quote_page")).body.find("1234.56"), std::string::npos) << "nor is a cost on the page";
}

TEST_P(Team, finds_nothing_for_others_by_a_field_of_its_own) {
    // One index serves everyone, so what only the team may see must not be a way to find a record.
    for (auto const* entry : registry_->entities()) {
        for (auto const& field : entry->type->fields) {
            bool const is_both = field.rules.team_only && (field.rules.searchable || field.rules.title);
            EXPECT_FALSE(is_both) << entry->name << "." << field.name;
        }
    }
}

TEST_P(Team, disables_an_account_at_once) {
    std::map<std::string, std::string> accounts;
    auto const listed = get("dana", "/accounts?limit=200");
    for (std::size_t i = 0; i < listed.size_at("items"); ++i) {
        auto const row = "items/" + std::to_string(i);
        accounts[listed.at(row + "/name")] = listed.at(row + "/id");
    }
    for (auto const* who : {"andrei", "rita", "kofi"}) {
        ASSERT_TRUE(accounts.contains(who)) << listed.body;
        EXPECT_EQ(get(who, "/session").status, 200);
        does("amir", "/accounts/" + accounts[who] + "/disable");
    }
    hold({
        {"a disabled partner reads nothing", "andrei", "GET /work_packages/{package}", signed_out},
        {"a disabled partner does nothing", "andrei", "POST /offers/{offer}/accept", signed_out},
        {"a disabled customer reads nothing", "rita", "GET /invoices/{invoice}", signed_out},
        {"a disabled customer asks nothing", "rita", R"(POST /tickets {"subject":"x","text":"x"})", signed_out},
        {"a disabled colleague reads nothing", "kofi", "GET /deals/{deal}", signed_out},
        {"a disabled colleague changes nothing", "kofi", R"(PATCH /deals/{deal} {"title":"x"})", signed_out},
        {"a disabled colleague has no feed", "kofi", "GET /activity", signed_out},
        {"everyone else works on", "amir", "GET /session", says, "amir"},
    });
}

}  // namespace
}  // namespace farflung
