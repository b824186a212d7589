#include "billing/billing_world.hpp"
#include "platform/pdf/qr_code.hpp"

namespace farflung::billing {
namespace {

class Letterheads : public BillingWorld {
  protected:
    test::Reply send_logo(std::string const& who, std::string const& bytes) {
        return ask(
            who,
            {.method = "POST", .path = "/letterhead/logo", .body = bytes, .headers = {{"Content-Type", "image/png"}}});
    }
    std::string paper_of(std::string const& invoice) {
        run_jobs();
        return get("fran", "/invoices/" + invoice + "/document/pdf").body;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Letterheads, test::both_databases(), test::name_of);

TEST_P(Letterheads, stand_on_what_is_drawn_from_now_on) {
    auto const before = paper_of(issued("gozo", "EUR", "10"));
    EXPECT_EQ(before.find("/Subtype /Image"), std::string::npos);
    ASSERT_EQ(post("fran", "/letterhead", R"({"accent":"#00687A"})").status, 200);
    auto const done = send_logo("fran", pdf::qr_png("Tidewrack"));
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.at("accent"), "#00687A");
    EXPECT_EQ(done.at("has_logo"), "true");
    EXPECT_EQ(get("kofi", "/letterhead/logo").body, pdf::qr_png("Tidewrack"));
    EXPECT_NE(paper_of(issued("gozo", "EUR", "10")).find("/Subtype /Image"), std::string::npos);
    EXPECT_EQ(post("fran", "/letterhead/logo/remove").at("has_logo"), "false");
    EXPECT_EQ(get("kofi", "/letterhead/logo").status, 404);
}

TEST_P(Letterheads, are_refused_when_they_cannot_be_read_and_changed_by_finance_alone) {
    EXPECT_EQ(post("fran", "/letterhead", R"({"accent":"teal"})").at("problems/0/path"), "accent");
    EXPECT_EQ(post("fran", "/letterhead", R"({"accent":"#FFF5AA"})").status, 422) << "too light";
    EXPECT_EQ(send_logo("fran", "<svg/>").status, 422);
    EXPECT_EQ(send_logo("fran", std::string(600 * 1024, 'x')).status, 422);
    for (auto const* who : {"kofi", "audrey", "andrei", "rita"}) {
        EXPECT_EQ(post(who, "/letterhead", R"({"accent":"#00687A"})").status, 403) << who;
        EXPECT_EQ(send_logo(who, pdf::qr_png("x")).status, 403) << who;
    }
    EXPECT_EQ(get("rita", "/letterhead").status, 403);
    EXPECT_EQ(get("mallory", "/letterhead").at("accent"), "") << "another company has its own";
    EXPECT_EQ(get("fran", "/letterhead").at("accent"), "");
}

}  // namespace
}  // namespace farflung::billing
