#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <random>
#include <regex>

#include "support/keep_alive_line.hpp"
#include "support/running_program.hpp"

namespace farflung::test {

namespace {

namespace fs = std::filesystem;

bool is_night() { return std::getenv("FARFLUNG_NIGHTLY") != nullptr; }
constexpr int flips = 50;
constexpr int flips_by_night = 500;

/// A company whose books lie in one file, of which copies are damaged.
class FlippedBit : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_FALSE(program_under_test().empty()) << "FARFLUNG_BIN names no program";
        auto folder = (fs::temp_directory_path() / "farflung-flip-XXXXXX").string();
        ASSERT_NE(mkdtemp(folder.data()), nullptr);
        folder_ = folder;
        std::ofstream(folder_ / "clock") << "2026-11-09T02:00:00Z";
        auto const made = run(
            {"demo", "--size", "S", "--seed", "5", "--until", "2026-11-09", "--tokens", (folder_ / "tokens").string()});
        ASSERT_EQ(made.status, 0) << made.output;
        std::ifstream file(folder_ / "tokens");
        tokens_.assign(std::istreambuf_iterator<char>(file), {});
        whole_ = folder_ / "whole.db";
        fs::copy(database(), whole_);
        chance_.seed(static_cast<std::mt19937::result_type>(seed()));
    }
    void TearDown() override {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    static unsigned long seed() {
        auto const* given = std::getenv("FARFLUNG_SEED");
        auto const seed = given != nullptr ? std::strtoul(given, nullptr, 10) : std::random_device{}();
        std::cout << "seed " << seed << "\n";
        return seed;
    }
    fs::path database() const { return folder_ / "farflung.db"; }
    Outcome run(std::vector<std::string> const& command) const {
        auto arguments = at_our_time();
        arguments.insert(arguments.end(), command.begin(), command.end());
        return run_program(arguments);
    }
    std::vector<std::string> at_our_time() const {
        return {"--database",   "sqlite:" + database().string(), "--data", folder_.string(),
                "--clock-file", (folder_ / "clock").string()};
    }
    /// Every amount that the books and their documents show, in order; nothing where one of them says that it cannot.
    std::optional<std::vector<std::string>> amounts() const {
        RunningProgram const program(at_our_time());
        KeepAliveLine line(program.host());
        std::vector<std::string> all;
        for (auto const* path : {"/ledger/trial_balance", "/margin?by=project", "/invoices?limit=200",
                                 "/bills?limit=200", "/payments?limit=200", "/quotes?limit=200"}) {
            auto const reply = line.ask({.method = "GET",
                                         .path = std::string("/api/v1") + path,
                                         .headers = {{"Authorization", "Bearer " + text_member(tokens_, "owner")}}});
            if (!reply || reply->status != 200) return std::nullopt;
            static std::regex const amount("\"amount\":\"(-?[0-9.]+)\"");
            for (auto at = std::sregex_iterator(reply->body.begin(), reply->body.end(), amount);
                 at != std::sregex_iterator(); ++at) {
                all.push_back((*at)[1]);
            }
        }
        return all;
    }
    std::uintmax_t flip() {
        fs::copy_file(whole_, database(), fs::copy_options::overwrite_existing);
        for (auto const* more : {"-wal", "-shm"}) fs::remove(database().string() + more);
        auto const size = fs::file_size(database());
        auto const at = std::uniform_int_distribution<std::uintmax_t>(0, size - 1)(chance_);
        std::fstream file(database(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekg(static_cast<std::streamoff>(at));
        auto const byte = file.get();
        file.seekp(static_cast<std::streamoff>(at));
        file.put(static_cast<char>(byte ^ (1 << std::uniform_int_distribution<int>(0, 7)(chance_))));
        return at;
    }

    fs::path folder_;
    fs::path whole_;
    std::string tokens_;
    std::mt19937 chance_;
};

}  // namespace

/// A11: what is damaged is found, or nobody reads a wrong amount.
TEST_F(FlippedBit, in_the_database_is_found_or_changes_nothing_in_the_books) {
    auto const as_they_are = amounts();
    ASSERT_TRUE(as_they_are.has_value());
    ASSERT_GT(as_they_are->size(), 500U);
    int found = 0;
    auto const times = is_night() ? flips_by_night : flips;
    for (int i = 0; i < times; ++i) {
        auto const at = flip();
        auto const shown = run({"verify"}).status == 0 ? amounts() : std::nullopt;
        if (!shown) ++found;
        EXPECT_TRUE(!shown || shown == as_they_are) << "byte " << at << " gives amounts that are wrong";
    }
    std::cout << found << " of " << times << " were found, the others changed nothing\n";
    EXPECT_GT(found, 0);
}

}  // namespace farflung::test
