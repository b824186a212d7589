#include "test_world.hpp"

namespace farflung {

namespace {

class People : public test::WorldTest {};
INSTANTIATE_TEST_SUITE_P(Both, People, test::both_databases(), test::name_of);

TEST_P(People, a_party_is_made_read_changed_and_found_again) {
    auto const id = make("kofi", "/parties",
                         R"({"name":"Llechwedd Prints Cyf","zone":"Europe/London","currency":"GBP","language":"cy"})");
    auto const shown = get("kofi", "/parties/" + id);
    EXPECT_EQ(shown.at("name"), "Llechwedd Prints Cyf");
    EXPECT_EQ(shown.headers.at("ETag"), "\"1\"");
    auto const changed = patch("kofi", "/parties/" + id, R"({"phone":"+44 1286 000000"})", "\"1\"");
    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.at("version"), "2");
    EXPECT_EQ(get("kofi", "/parties?q=llechwedd").at("items/0/id"), id);
}

TEST_P(People, a_stale_save_is_refused) {
    auto const gozo = party_.at("gozo");
    EXPECT_EQ(patch("kofi", "/parties/" + gozo, R"({"phone":"1"})", "\"1\"").status, 200);
    EXPECT_EQ(patch("kofi", "/parties/" + gozo, R"({"phone":"2"})", "\"1\"").status, 412);
}

TEST_P(People, every_wrong_field_is_named_and_nothing_is_changed) {
    auto const reply = post("kofi", "/parties", R"({"name":" ","zone":"Mars","currency":"EURO","version":3,"x":1})");
    EXPECT_EQ(reply.status, 422);
    for (auto const* path : {"\"name\"", "\"currency\"", "\"version\"", "\"x\""}) {
        EXPECT_NE(reply.body.find(path), std::string::npos) << path << " in " << reply.body;
    }
    EXPECT_EQ(get("kofi", "/parties?name=%20").size_at("items"), 0U);
}

TEST_P(People, accounts_addresses_and_hours_that_cannot_be_are_named) {
    auto const reply = post("kofi", "/parties",
                            R"({"name":"Qawra Divers","language":"en","zone":"UTC","currency":"EUR","bic":"valletta",)"
                            R"("electronic_address":"MT12345","works_from":"9:00","works_until":"24:00"})");
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(reply.at("problems/0/path"), "bic");
    EXPECT_EQ(reply.at("problems/1/path"), "electronic_scheme");
    EXPECT_EQ(reply.at("problems/2/path"), "works_from");
    EXPECT_EQ(reply.at("problems/3/path"), "works_until");
}

TEST_P(People, characters_that_nobody_sees_are_refused_where_they_stand) {
    auto const made = [&](std::string const& field, std::string const& text) {
        return post("kofi", "/parties",
                    R"({"name":"Qawra","zone":"UTC","currency":"EUR",")" + field + "\":" + text + "}");
    };
    for (auto const* text : {R"("a\u0001b")", R"("a\u000bb")", R"("a\u007fb")", R"("a\u0085b")", R"("a\ufffeb")"}) {
        for (auto const* field : {"phone", "notes"}) {
            auto const reply = made(field, text);
            EXPECT_EQ(reply.status, 422) << text;
            EXPECT_EQ(reply.at("problems/0/path"), field) << reply.body;
            EXPECT_EQ(reply.at("problems/0/code"), "forbidden_character") << reply.body;
        }
    }
    EXPECT_EQ(made("skills", R"(["Welding","Di\u0007ving"])").at("problems/0/path"), "skills/1");
    auto const lines = R"("Two lines,\r\n\tand \u200d\ufeffwhat scripts need")";
    EXPECT_EQ(made("notes", lines).status, 201);
    EXPECT_EQ(made("phone", lines).at("problems/0/path"), "phone");
}

TEST_P(People, a_language_has_the_form_of_one) {
    auto const gozo = "/parties/" + party_.at("gozo");
    auto const account = "/accounts/" + get("kofi", "/session").at("actor/id");
    for (auto const& path : {gozo, account}) {
        auto const reply = patch("kofi", path, R"({"language":"xx-yy-zz-!!"})");
        EXPECT_EQ(reply.status, 422) << path;
        EXPECT_EQ(reply.at("problems/0/path"), "language") << reply.body;
        EXPECT_EQ(patch("kofi", path, R"({"language":"zh-Hant-TW"})").status, 200) << path;
    }
    EXPECT_EQ(patch("kofi", account, R"({"zone":"Mars"})").at("problems/0/path"), "zone");
    auto const invited = post("dana", "/invitations",
                              R"({"kind":"member","name":"Bo","email":"bo@example.com","rights":["sales"],)"
                              R"("language":"English, please","zone":"UTC"})");
    EXPECT_EQ(invited.at("problems/0/path"), "language") << invited.body;
}

TEST_P(People, parameters_that_a_route_does_not_know_are_named) {
    auto const gozo = "/parties/" + party_.at("gozo");
    for (auto const& path : {gozo, std::string("/parties"), std::string("/session"), std::string("/vat/summary"),
                             std::string("/invoices/ageing"), std::string("/bills/ageing")}) {
        auto const reply = get("dana", path + "?zz=1");
        EXPECT_EQ(reply.status, 422) << path;
        EXPECT_NE(reply.body.find(R"("path":"zz")"), std::string::npos) << path << reply.body;
    }
    EXPECT_EQ(ask("kofi", {.method = "PATCH", .path = gozo + "?dryrun=true", .body = R"({"phone":"1"})"}).status, 422);
    EXPECT_EQ(get("kofi", gozo).at("phone"), "") << "whoever misspells a dry run must not change anything";
    EXPECT_EQ(get("nobody", "/vat/summary?zz=1").status, 401) << "and strangers learn nothing";
    EXPECT_EQ(get("kofi", "/parties?limit=1&sort=name&fields=name&q=go&name.ne=x&count=true").status, 200);
}

TEST_P(People, only_finance_changes_where_someone_is_paid) {
    auto const partner = "/parties/" + party_.at("carpat");
    for (auto const* account : {R"({"iban":"MT84 MALT 0110 0001 2345 MTLC AST0 01S"})", R"({"bic":"MALTMTMT"})",
                                R"({"bank_account":"BSB 062-000, 1"})"}) {
        EXPECT_EQ(patch("kofi", partner, account, "\"1\"").at("code"), "party.account_of_finance") << account;
    }
    EXPECT_EQ(patch("kofi", partner, R"({"phone":"1"})", "\"1\"").status, 200);
    EXPECT_EQ(patch("fran", partner, R"({"bic":"MALTMTMT"})", "\"2\"").status, 200);
}

TEST_P(People, only_finance_says_that_a_partner_agreed_to_self_billing) {
    auto const partner = "/parties/" + party_.at("carpat");
    auto const agreed = R"({"self_billing_since":"2026-11-01"})";
    EXPECT_EQ(patch("kofi", partner, agreed).at("code"), "party.self_billing_of_finance");
    EXPECT_EQ(post("kofi", "/parties",
                   R"({"name":"Muralto","language":"en","zone":"UTC","currency":"EUR",)"
                   R"("self_billing_since":"2026-11-01"})")
                  .at("code"),
              "party.self_billing_of_finance");
    EXPECT_EQ(patch("fran", partner, agreed).status, 200);
    EXPECT_EQ(patch("kofi", partner, R"({"phone":"1"})").status, 200) << "whoever leaves it as it is";
}

TEST_P(People, what_stands_of_us_on_documents_is_changed_by_finance_alone) {
    auto const own = "/parties/" + get("fran", "/parties?is_own=true").at("items/0/id");
    EXPECT_EQ(patch("kofi", own, R"({"name":"Tidewreck"})", "\"1\"").status, 403);
    EXPECT_EQ(get("kofi", own).body.find("\"update\""), std::string::npos);
    EXPECT_EQ(patch("fran", own, R"({"phone":"1"})", "\"1\"").status, 200);
}

TEST_P(People, another_workspace_is_not_there) {
    auto const gozo = party_.at("gozo");
    auto const foreign = get("mallory", "/parties/" + gozo);
    auto const missing = get("mallory", "/parties/01890a5d-ac96-774b-bcce-b302099a8057");
    EXPECT_EQ(foreign.status, 404);
    EXPECT_EQ(foreign.body, missing.body);
    EXPECT_EQ(get("mallory", "/parties?q=gozo").size_at("items"), 0U);
    EXPECT_EQ(patch("mallory", "/parties/" + gozo, R"({"phone":"1"})").status, 404);
}

TEST_P(People, a_customer_sees_its_own_circle_without_the_teams_notes) {
    patch("kofi", "/parties/" + party_.at("gozo"), R"({"notes":"pays late"})");
    auto const own = get("rita", "/parties/" + party_.at("gozo"));
    EXPECT_EQ(own.status, 200);
    EXPECT_EQ(own.body.find("pays late"), std::string::npos);
    EXPECT_EQ(get("rita", "/parties/" + party_.at("minato")).status, 404);
    EXPECT_EQ(get("rita", "/parties/" + party_.at("carpat")).status, 404);
    EXPECT_EQ(get("rita", "/parties?limit=200").body.find("Minato"), std::string::npos);
    EXPECT_EQ(get("rita", "/search?q=minato").size_at("items"), 0U);
}

TEST_P(People, the_same_request_twice_is_done_once) {
    test::Ask const request{.method = "POST",
                            .path = "/parties",
                            .body = R"({"name":"Once Ltd","zone":"UTC","currency":"EUR"})",
                            .headers = {{"Idempotency-Key", "k1"}}};
    auto const first = ask("kofi", request);
    auto const second = ask("kofi", request);
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(second.body, first.body);
    EXPECT_EQ(get("kofi", "/parties?name=Once%20Ltd").size_at("items"), 1U);
    auto other = request;
    other.body = R"({"name":"Twice Ltd","zone":"UTC","currency":"EUR"})";
    EXPECT_EQ(ask("kofi", other).status, 422);
}

TEST_P(People, a_dry_run_answers_and_changes_nothing) {
    auto const reply = post("kofi", "/parties?dry_run=true", R"({"name":"Maybe Ltd","zone":"UTC","currency":"EUR"})");
    EXPECT_EQ(reply.status, 201);
    EXPECT_EQ(get("kofi", "/parties?name=Maybe%20Ltd").size_at("items"), 0U);
}

TEST_P(People, a_disabled_account_ends_at_once) {
    auto const account = get("dana", "/accounts?name=kofi").at("items/0/id");
    EXPECT_EQ(get("kofi", "/parties").status, 200);
    EXPECT_EQ(post("dana", "/accounts/" + account + "/disable").status, 200);
    EXPECT_EQ(get("kofi", "/parties").status, 401);
}

TEST_P(People, a_token_ends_on_its_day_and_a_revoked_one_at_once_however_often_it_was_used) {
    auto const use = [&](std::string const& name) {
        int status = 0;
        for (int i = 0; i < 3; ++i) status = get(name, "/parties?limit=1").status;
        return status;
    };
    tokens_["revoked"] = post("kofi", "/tokens", R"({"name":"One","days":5})").at("token");
    tokens_["expired"] = post("kofi", "/tokens", R"({"name":"Two","days":5})").at("token");
    EXPECT_EQ(use("revoked"), 200);
    EXPECT_EQ(use("expired"), 200);
    auto const mine = get("kofi", "/credentials");
    for (std::size_t i = 0; i < mine.size_at("items"); ++i) {
        auto const at = "items/" + std::to_string(i);
        if (mine.at(at + "/name") == "One") erase("kofi", "/credentials/" + mine.at(at + "/id"));
    }
    EXPECT_EQ(use("revoked"), 401);
    EXPECT_EQ(use("expired"), 200);
    world_.advance_ms(5LL * 24 * 3600 * 1000);
    EXPECT_EQ(use("expired"), 401);
}

TEST_P(People, a_name_that_was_changed_is_told_anew_at_once) {
    auto const read = [&] { return get("dana", "/parties/" + party_["rita"]).at("names/" + party_["gozo"]); };
    auto const before = read();
    EXPECT_EQ(read(), before);
    EXPECT_EQ(patch("dana", "/parties/" + party_["gozo"], R"({"name":"Gozo Divers"})").status, 200);
    EXPECT_EQ(read(), "Gozo Divers");
}

TEST_P(People, a_list_is_narrowed_by_an_amount_within_its_currency) {
    auto const with_rate = [&](std::string const& name, std::string const& amount, std::string const& currency) {
        make("kofi", "/parties",
             R"({"name":")" + name + R"(","zone":"UTC","currency":"EUR","hourly_rate":{"amount":")" + amount +
                 R"(","currency":")" + currency + R"("}})");
    };
    with_rate("Cheap", "45.00", "EUR");
    with_rate("Dear", "95.00", "EUR");
    with_rate("Yen", "9500", "JPY");
    auto const cheap = get("kofi", "/parties?hourly_rate.lte=60.00%20EUR");
    ASSERT_EQ(cheap.size_at("items"), 1U) << cheap.body;
    EXPECT_EQ(cheap.at("items/0/name"), "Cheap");
    EXPECT_EQ(get("kofi", "/parties?hourly_rate.gte=9500%20JPY").at("items/0/name"), "Yen");
    EXPECT_EQ(get("kofi", "/parties?hourly_rate.gte=60.001%20EUR").status, 422);
    EXPECT_EQ(get("kofi", "/parties?hourly_rate.gte=60.00%20XYZ").status, 422);
}

TEST_P(People, pages_of_a_list_follow_each_other_without_gap_or_twin) {
    for (int i = 0; i < 7; ++i) {
        make("kofi", "/parties",
             R"({"name":"P)" + std::to_string(i) + R"(","zone":"UTC","currency":"EUR","phone":"x"})");
    }
    std::string seen;
    std::string after;
    for (int page = 0; page < 4; ++page) {
        auto const reply = get("kofi", "/parties?phone=x&sort=name&limit=3" + (after.empty() ? "" : "&after=" + after));
        for (std::size_t i = 0; i < reply.size_at("items"); ++i)
            seen += reply.at("items/" + std::to_string(i) + "/name");
        after = reply.at("next");
        if (after == "null") break;
    }
    EXPECT_EQ(seen, "P0P1P2P3P4P5P6");
}

TEST_P(People, whoever_listens_is_told_of_a_write_before_it_is_answered) {
    // Whoever has the answer may end the dispatcher, so nothing of it is called afterwards.
    std::vector<std::string> order;
    http::Dispatcher dispatcher(*database_, *registry_, world_,
                                {.base_url = world_.base_url(), .on_write = [&] { order.emplace_back("told"); }});
    auto const reply =
        http::LocalClient(dispatcher)
            .ask(tokens_.at("kofi"),
                 {.method = "POST", .path = "/parties", .body = R"({"name":"Nile Delta Textiles","currency":"USD"})"});
    order.emplace_back("answered");
    EXPECT_EQ(reply.status, 201) << reply.body;
    EXPECT_EQ(order, (std::vector<std::string>{"told", "answered"}));
}

TEST_P(People, setup_is_gone_once_a_workspace_exists) {
    EXPECT_EQ(get("nobody", "/setup").at("needed"), "false");
    auto const reply = post("nobody", "/setup",
                            R"({"company_name":"X","country":"GB","base_currency":"GBP","zone":"UTC","language":"en",)"
                            R"("name":"X","email":"x@example.com","password":"a long password"})");
    EXPECT_EQ(reply.status, 404);
}

}  // namespace
}  // namespace farflung
