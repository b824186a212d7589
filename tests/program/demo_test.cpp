#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "postgres_cluster.hpp"
#include "support/keep_alive_line.hpp"
#include "support/running_program.hpp"

namespace farflung::test {

namespace {

constexpr std::string_view roles[] = {"owner",   "admin",   "finance",       "sales",    "projects",      "support",
                                      "auditor", "partner", "other_partner", "customer", "other_customer"};

/// A demo company of its own, and what people see of it.
class MadeDemo {
  public:
    MadeDemo(std::string const& database, std::string const& seed) {
        folder_ = (std::filesystem::temp_directory_path() / "farflung-demo-XXXXXX").string();
        if (mkdtemp(folder_.data()) == nullptr) throw std::runtime_error("no temporary folder");
        data_ = {"--database", database.empty() ? "sqlite:" + folder_ + "/farflung.db" : database, "--data", folder_};
        auto const made = run({"demo", "--size", "S", "--seed", seed, "--until", "2026-11-09", "--invoices", "2300",
                               "--tokens", folder_ + "/tokens"});
        if (made.status != 0) throw std::runtime_error(made.output);
        std::ifstream file(folder_ + "/tokens");
        tokens_.assign(std::istreambuf_iterator<char>(file), {});
        program_ = std::make_unique<RunningProgram>(data_);
    }
    ~MadeDemo() {
        program_.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    MadeDemo(MadeDemo const&) = delete;
    MadeDemo& operator=(MadeDemo const&) = delete;

    Outcome run(std::vector<std::string> const& command) const {
        auto arguments = data_;
        arguments.insert(arguments.end(), command.begin(), command.end());
        return run_program(arguments);
    }
    LineReply get(std::string_view role, std::string const& path) const {
        KeepAliveLine line(program_->host());
        auto reply = line.ask({.method = "GET",
                               .path = "/api/v1" + path,
                               .headers = {{"Authorization", "Bearer " + text_member(tokens_, role)}}});
        if (!reply) throw std::runtime_error("the server did not answer");
        return std::move(*reply);
    }
    /// Everything that is listed. Each entry of the journal carries the hash of the one before, so the newest speaks
    /// for all of them.
    std::string seen() const {
        std::string all = get("owner", "/journal_entries?sort=-number&limit=1").body;
        for (auto const* list : {"/parties", "/deals", "/projects", "/tickets", "/time_entries", "/invoices", "/bills"})
            all += get("owner", std::string(list) + "?limit=200&count=true").body;
        return all;
    }

  private:
    std::string folder_;
    std::vector<std::string> data_;
    std::string tokens_;
    std::unique_ptr<RunningProgram> program_;
};

class Demo : public testing::Test {
  protected:
    void SetUp() override { ASSERT_FALSE(program_under_test().empty()) << "FARFLUNG_BIN names no program"; }
};

}  // namespace

TEST_F(Demo, of_one_seed_is_one_company_on_either_database_and_adds_up) {
    MadeDemo const first({}, "7");
    MadeDemo const again(fresh_database(), "7");
    auto const seen = first.seen();
    EXPECT_NE(seen.find("\"number\":\"INV-2025-"), std::string::npos);
    EXPECT_EQ(seen, again.seen());
    for (auto const* made : {&first, &again}) {
        auto const verified = made->run({"verify"});
        EXPECT_EQ(verified.status, 0) << verified.output;
        for (auto const role : roles) EXPECT_EQ(made->get(role, "/session").status, 200) << role;
    }
}

TEST_F(Demo, of_another_seed_is_another_company) { EXPECT_NE(MadeDemo({}, "7").seen(), MadeDemo({}, "8").seen()); }

}  // namespace farflung::test
