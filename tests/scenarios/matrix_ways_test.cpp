#include "matrix.hpp"

namespace farflung {
namespace {

/// C1: a record is named not by the path alone, but by a filter, a header or an older link.
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
    /// Naming ours and naming nothing are one and the same to a stranger.
    void expect_same(std::string const& path, std::string const& ours, std::string const& none) {
        auto const named = get("mallory", path + ours);
        auto const missing = get("mallory", path + none);
        EXPECT_EQ(named.status, missing.status) << path << ours;
        EXPECT_EQ(named.body, missing.body) << path << ours;
        ++asked_;
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
