#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace farflung {

namespace {

namespace fs = std::filesystem;

/// A fenced block of a guide: a difference, or a whole file.
struct Block {
    std::string file;  // empty for a difference
    std::string text;
};

std::vector<Block> blocks_of(fs::path const& guide) {
    std::vector<Block> blocks;
    std::ifstream file(guide);
    bool is_inside = false;
    for (std::string line; std::getline(file, line);) {
        bool const is_fence = line.starts_with("```");
        if (is_fence && !is_inside) {
            auto const name = line.find("file=");
            blocks.push_back({name == std::string::npos ? "" : line.substr(name + 5), {}});
        }
        if (is_fence)
            is_inside = !is_inside;
        else if (is_inside)
            blocks.back().text += line + '\n';
    }
    return blocks;
}

bool run(std::string const& command) { return std::system(command.c_str()) == 0; }

/// A copy of the sources that a guide may change, beside the build's own cache of compiled files.
class Guides : public testing::Test {
  protected:
    Guides() : folder_((fs::temp_directory_path() / "farflung-guides-XXXXXX").string()) {
        if (mkdtemp(folder_.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
    }
    ~Guides() override {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    bool copy_sources() {
        return run(
            "git ls-files -z -co --exclude-standard -- . ':!web' | tar -c --null --ignore-failed-read -T - |"
            " tar -x -C " +
            folder_);
    }

    /// Does what the guide says.
    void follow(std::string const& guide) {
        auto const blocks = blocks_of("docs/guides/" + guide);
        EXPECT_FALSE(blocks.empty()) << guide << " has nothing to do";
        for (auto const& block : blocks) {
            auto const target = fs::path(folder_) / (block.file.empty() ? "guide.diff" : block.file);
            std::ofstream(target) << block.text;
            if (!block.file.empty()) continue;
            EXPECT_TRUE(run("cd " + folder_ + " && git apply --recount --ignore-whitespace --unidiff-zero guide.diff"))
                << guide << ":\n"
                << block.text;
        }
    }

    bool build(std::string const& target) {
        // The build folder lies as deep as the real one, so that unchanged files come out of the compiler's cache.
        auto const build = folder_ + "/build/guides";
        return run("cmake -S " + folder_ + " -B " + build + " -G Ninja -DCMAKE_BUILD_TYPE=" FARFLUNG_BUILD_TYPE " > " +
                   folder_ + "/cmake.log 2>&1") &&
               run("nice ninja -C " + build + " " + target + " > " + folder_ + "/ninja.log 2>&1");
    }

    std::string log(std::string const& name) {
        std::ifstream file(folder_ + "/" + name);
        std::ostringstream text;
        text << file.rdbuf();
        auto const all = text.str();
        return all.substr(all.size() - std::min<std::size_t>(all.size(), 4000));
    }

    std::string folder_;
};

}  // namespace

TEST_F(Guides, lead_to_a_field_and_an_entity_that_work_on_both_databases) {
    ASSERT_TRUE(copy_sources());
    follow("add-a-field.md");
    follow("add-an-entity.md");
    ASSERT_FALSE(HasFailure());
    ASSERT_TRUE(build("ledger_tests")) << log("cmake.log") << log("ninja.log");
    EXPECT_TRUE(run("cd " + folder_ +
                    " && build/guides/ledger_tests --gtest_brief=1 --gtest_filter='*RateNotes*:*CostCentres*'"
                    " > tests.log 2>&1"))
        << log("tests.log");
    EXPECT_NE(log("tests.log").find("12 tests"), std::string::npos) << log("tests.log");
}

TEST_F(Guides, touch_as_few_files_as_they_promise) {
    auto const count = [](std::string const& guide) { return blocks_of("docs/guides/" + guide).size(); };
    EXPECT_EQ(count("add-a-field.md"), 3U);
    EXPECT_EQ(count("add-an-entity.md"), 4U);
}

}  // namespace farflung
