#include <chrono>
#include <cstdlib>

#include "matrix.hpp"

namespace farflung {
namespace {

/// C1: a record is named not by the path alone, but by a filter, a number, an address, a word or an older link.
class MatrixWays : public Matrix {
  protected:
    /// The lists that the owner of another workspace may read, with what stands in them.
    std::vector<std::pair<Route const*, EntityEntry const*>> lists() {
        std::vector<std::pair<Route const*, EntityEntry const*>> found;
        auto const stranger = actor_of("mallory");
        for (auto const& route : registry_->routes()) {
            bool const is_list = route.method == "GET" && route.pattern.find('{') == std::string::npos;
            if (!is_in_matrix(route) || !is_list || !stranger.keys.opens(route.keys) || route.entity.empty()) continue;
            if (auto const* entry = registry_->entity(route.entity)) found.emplace_back(&route, entry);
        }
        return found;
    }
    static std::string in_query(std::string_view text) {
        std::string encoded;
        for (auto const c : text) encoded += "%" + hex(std::string_view(&c, 1));
        return encoded;
    }
    /// Naming ours and naming nothing are one and the same to a stranger.
    void expect_same(std::string const& path, std::string const& ours, std::string const& none) {
        auto const named = get("mallory", path + ours);
        auto const missing = get("mallory", path + none);
        EXPECT_EQ(named.status, missing.status) << path << ours;
        EXPECT_EQ(named.body, missing.body) << path << ours;
        ++asked_;
    }

    /// How much longer the median of 200 answers takes for one than for the other, as a part of it.
    double slower_by(std::string const& one, std::string const& other) {
        using Clock = std::chrono::steady_clock;
        std::array<std::vector<double>, 2> times;
        for (std::size_t i = 0; i < 400; ++i) {
            auto const begin = Clock::now();
            EXPECT_EQ(get("mallory", i % 2 == 0 ? one : other).status, 404);
            times[i % 2].push_back(std::chrono::duration<double>(Clock::now() - begin).count());
        }
        for (auto& each : times) std::ranges::nth_element(each, each.begin() + 100);
        return times[0][100] / times[1][100] - 1;
    }

    int asked_ = 0;
};
INSTANTIATE_TEST_SUITE_P(Both, MatrixWays, test::both_databases(), test::name_of);

TEST_P(MatrixWays, an_id_in_a_filter_finds_nothing_of_another_workspace) {
    for (auto const& [route, entry] : lists()) {
        for (auto const& field : entry->type->fields) {
            auto const* target = field.kind == Kind::id ? registry_->entity(field.rules.references) : nullptr;
            if (field.rules.key) target = entry;
            if (target == nullptr) continue;
            for (auto const& id : ids_of(*target)) {
                auto const filter = route->pattern + "?count=true&" + std::string(field.name) + "=";
                expect_same(filter, id.text(), random_id);
            }
        }
    }
    EXPECT_GT(asked_, 200);
}

TEST_P(MatrixWays, a_number_an_address_or_a_word_finds_nothing_of_another_workspace) {
    for (auto const& [route, entry] : lists()) {
        // Every company begins with the same accounts.
        if (entry->name == "ledger_account") continue;
        auto const page = get("dana", route->pattern + "?limit=5");
        for (auto const& field : entry->type->fields) {
            if (field.kind != Kind::text || !field.rules.searchable) continue;
            for (std::size_t i = 0; i < page.size_at("items"); ++i) {
                auto const value = page.at("items/" + std::to_string(i) + "/" + std::string(field.name));
                if (value.empty()) continue;
                // Both companies may have a number or a name, each for a record of its own.
                auto const ours = page.at("items/" + std::to_string(i) + "/id");
                for (auto const& path : {route->pattern + "?" + std::string(field.name) + "=",
                                         route->pattern + "?q=", std::string("/search?q=")}) {
                    auto const reply = get("mallory", path + in_query(value));
                    EXPECT_LT(reply.status, 500) << path << value;
                    EXPECT_EQ(reply.body.find(ours), std::string::npos) << path << value;
                    ++asked_;
                }
            }
        }
    }
    EXPECT_GT(asked_, 100);
}

/// Whoever measures long enough must not learn either whether a record of others is there.
TEST_P(MatrixWays, a_record_of_others_takes_no_longer_to_be_missed_than_none) {
    if (std::getenv("FARFLUNG_NIGHTLY") == nullptr) GTEST_SKIP() << "times are measured by night";
    std::map<char const*, char const*> const paths = {
        {"invoice", "/invoices/"}, {"party", "/parties/"}, {"project", "/projects/"}, {"ticket", "/tickets/"}};
    for (auto const& [entity, path] : paths) {
        auto const ours = std::string(path) + ids_of(*registry_->entity(entity)).front().text();
        auto const none = std::string(path) + random_id;
        // A busy machine adds to the difference, so the least of three is the truest.
        double least = 1;
        for (int i = 0; i < 3; ++i) least = std::min(least, std::abs(slower_by(ours, none)));
        EXPECT_LE(least, 0.05) << entity;
    }
}

TEST_P(MatrixWays, an_id_in_a_header_or_an_older_link_opens_nothing) {
    auto const ours = id("invoice");
    for (auto const* header : {"X-Record-Id", "X-Workspace-Id", "X-Tenant-Id", "X-User-Id", "X-Original-URL",
                               "X-Rewrite-URL", "Last-Event-ID", "Referer"}) {
        auto const with = [&](std::string const& value) {
            return ask("mallory", {.method = "GET", .path = "/invoices?count=true", .headers = {{header, value}}});
        };
        EXPECT_EQ(with(ours).body, with(random_id).body) << header;
        EXPECT_EQ(with("/api/v1/invoices/" + ours).body, with("/api/v1/invoices/" + std::string(random_id)).body)
            << header;
    }
    // A link of a page of ours opens that page to whoever holds it, and no list of what is beside it.
    auto const secret = this->id("quote_page").substr(std::string("/p/quotes/").size());
    for (auto const* path : {"/quotes/", "/invoices/", "/p/invoices/", "/files/", "/parties/"}) {
        EXPECT_EQ(get("mallory", path + secret).status, get("mallory", std::string(path) + "none").status) << path;
    }
}

}  // namespace
}  // namespace farflung
