#include "files/files.hpp"
#include "test_world.hpp"

namespace farflung {

namespace {

/// Gozo Dive's own party record stands for a project: Rita and Andrei are joined to its circle.
class Files : public test::WorldTest {
  protected:
    Files() {
        as_system([&](Unit& unit) {
            auto const circle = *Uuid::parse(party_.at("gozo"));
            people::join_circle(unit, circle, *PartyId::parse(party_.at("gozo")), Side::customer);
        });
    }
    test::Reply upload(std::string const& who, std::string const& query, std::string bytes = "%PDF-1.7",
                       std::map<std::string, std::string> headers = {{"Content-Type", "application/pdf"}}) {
        return ask(who, {.method = "POST", .path = "/files?" + query, .body = std::move(bytes), .headers = headers});
    }
    std::string at_gozo(std::string const& more = {}) {
        return "subject_entity=party&subject_id=" + party_.at("gozo") + "&name=plan.pdf" + more;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Files, test::both_databases(), test::name_of);

TEST_P(Files, a_file_comes_back_byte_for_byte) {
    auto const made = upload("kofi", at_gozo());
    ASSERT_EQ(made.status, 200) << made.body;
    EXPECT_EQ(made.at("audience"), "team");
    EXPECT_EQ(made.at("type"), "application/pdf");
    auto const content = get("kofi", "/files/" + made.at("id") + "/content");
    EXPECT_EQ(content.body, "%PDF-1.7");
    EXPECT_EQ(content.headers.at("Content-Disposition"), "inline; filename=\"plan.pdf\"");
    EXPECT_EQ(get("kofi", "/files?subject_id=" + party_.at("gozo")).size_at("items"), 1U);
}

// RELIABILITY 1.1 case 14.
TEST_P(Files, a_drawing_that_can_run_script_is_never_shown_whatever_it_calls_itself) {
    auto const made = upload("kofi", at_gozo() + ".png", "<svg onload=\"alert(1)\"/>", {{"Content-Type", "image/png"}});
    auto const content = get("kofi", "/files/" + made.at("id") + "/content");
    EXPECT_EQ(content.headers.at("Content-Type"), "application/octet-stream");
    EXPECT_TRUE(content.headers.at("Content-Disposition").starts_with("attachment"));
    EXPECT_EQ(content.headers.at("X-Content-Type-Options"), "nosniff");
}

// RELIABILITY 1.1 case 15.
TEST_P(Files, bytes_lie_under_their_hash_whatever_the_name) {
    auto const made = upload("kofi", "subject_entity=party&subject_id=" + party_.at("gozo") + "&name=../../x.php");
    EXPECT_EQ(made.at("name"), "x.php");
    std::vector<std::string> names;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder_.path() / "blobs")) {
        if (entry.is_regular_file())
            names.push_back(entry.path().parent_path().filename().string() + entry.path().filename().string());
    }
    EXPECT_EQ(names, std::vector<std::string>{made.at("sha256")});
}

TEST_P(Files, the_audience_decides_who_else_sees_it) {
    auto const team = upload("kofi", at_gozo()).at("id");
    auto const customer = upload("kofi", at_gozo("&audience=team_customer"), "%PDF-2").at("id");
    EXPECT_EQ(get("rita", "/files/" + customer + "/content").status, 200);
    for (auto const* who : {"rita", "aiko", "andrei", "mallory"}) {
        EXPECT_EQ(get(who, "/files/" + team).status, 404) << who;
        EXPECT_EQ(get(who, "/files/" + team + "/content").status, 404) << who;
    }
    for (auto const* who : {"aiko", "andrei", "mallory"}) {
        EXPECT_EQ(get(who, "/files/" + customer + "/content").status, 404) << who;
    }
    EXPECT_EQ(get("rita", "/files").size_at("items"), 1U);
    EXPECT_EQ(get("nobody", "/files/" + customer + "/content").status, 401);
}

TEST_P(Files, an_outsider_adds_only_where_they_belong) {
    auto const own = upload("rita", at_gozo());
    ASSERT_EQ(own.status, 200) << own.body;
    EXPECT_EQ(own.at("audience"), "team_customer");
    EXPECT_EQ(upload("rita", at_gozo("&audience=team")).status, 422);
    EXPECT_EQ(upload("rita", at_gozo("&audience=team_partner")).status, 422);
    EXPECT_EQ(upload("rita", "subject_entity=party&subject_id=" + party_.at("rita")).status, 422);
    EXPECT_EQ(upload("rita", "subject_entity=party&subject_id=" + party_.at("minato")).status, 422);
    EXPECT_EQ(upload("aiko", at_gozo()).status, 422);
    EXPECT_EQ(upload("mallory", at_gozo()).status, 422);
    EXPECT_EQ(upload("audrey", at_gozo()).status, 403);
}

TEST_P(Files, bad_addresses_are_named_by_their_path) {
    auto const reply = upload("kofi", "subject_entity=&subject_id=x&audience=all", "");
    EXPECT_EQ(reply.status, 422);
    for (auto const* path : {"\"subject_entity\"", "\"subject_id\"", "\"audience\"", "\"body\""}) {
        EXPECT_NE(reply.body.find(path), std::string::npos) << path << " in " << reply.body;
    }
    EXPECT_EQ(upload("kofi", "subject_entity=nothing&subject_id=" + party_.at("gozo")).status, 422);
    EXPECT_EQ(upload("kofi", at_gozo(), std::string(std::size_t{25} * 1024 * 1024 + 1, 'x')).status, 413);
}

TEST_P(Files, who_added_it_may_remove_it) {
    auto const id = upload("rita", at_gozo()).at("id");
    auto const ours = upload("kofi", at_gozo("&audience=team_customer")).at("id");
    EXPECT_EQ(erase("rita", "/files/" + ours).status, 403);
    EXPECT_EQ(erase("ilse", "/files/" + id).status, 403);
    EXPECT_EQ(erase("rita", "/files/" + id).status, 204);
    EXPECT_EQ(erase("dana", "/files/" + ours).status, 204);
}

}  // namespace
}  // namespace farflung
