#include "platform/config/settings.hpp"

#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace farflung {

namespace {

using testing::HasSubstr;

class SettingsFile : public testing::Test {
  protected:
    SettingsFile() : path_((std::filesystem::temp_directory_path() / "farflung-settings-XXXXXX").string()) {
        close(mkstemp(path_.data()));
    }
    ~SettingsFile() override { std::filesystem::remove(path_); }

    Settings read(std::string const& text, std::vector<std::string> const& environment = {}) {
        std::ofstream(path_) << text;
        return read_settings(path_, environment);
    }
    std::string refusal(std::string const& text, std::vector<std::string> const& environment = {}) {
        try {
            read(text, environment);
            return "taken";
        } catch (BadSettings const& bad) {
            return bad.what();
        }
    }

    std::string path_;
};

}  // namespace

TEST_F(SettingsFile, fills_what_it_names_and_leaves_the_rest) {
    auto const settings = read("database = \"postgresql://db/farflung\"\nworkers = 4\n");
    EXPECT_EQ(settings.database, "postgresql://db/farflung");
    EXPECT_EQ(settings.workers, 4);
    EXPECT_EQ(settings.listen, "127.0.0.1:8080");
}

TEST_F(SettingsFile, gives_way_to_the_environment) {
    auto const settings = read("workers = 4\n", {"FARFLUNG_WORKERS=8", "HOME=/root", "FARFLUNG_DATA=8"});
    EXPECT_EQ(settings.workers, 8);
    EXPECT_EQ(settings.data, "8");
}

TEST_F(SettingsFile, with_an_unknown_key_refuses_to_start_and_names_it) {
    EXPECT_THAT(refusal("databse = \"x\"\n"), HasSubstr("databse is no setting"));
    EXPECT_THAT(refusal("", {"FARFLUNG_DATABSE=x"}), HasSubstr("FARFLUNG_DATABSE is no setting"));
}

TEST_F(SettingsFile, names_every_wrong_value_at_once) {
    auto const said = refusal("workers = 0\n", {"FARFLUNG_QUEUE=many"});
    EXPECT_THAT(said, HasSubstr("workers"));
    EXPECT_THAT(said, HasSubstr("FARFLUNG_QUEUE"));
}

TEST_F(SettingsFile, that_is_no_toml_tells_the_line) {
    EXPECT_THAT(refusal("workers = 2\nqueue = = 3\n"), HasSubstr("line 2"));
}

TEST_F(SettingsFile, leaves_variables_of_the_build_and_the_tests_alone) {
    EXPECT_EQ(read("", {"FARFLUNG_ORACLES=/oracles", "FARFLUNG_BIN=x"}).workers, Settings{}.workers);
}

TEST_F(SettingsFile, names_nobody_outside_who_is_to_be_asked_by_itself) {
    auto const settings = read("");
    EXPECT_EQ(settings.smtp_url, "");
    EXPECT_EQ(settings.rates_url, "");
    EXPECT_EQ(settings.vies_url, "");
}

TEST(SettingsThatWereAskedFor, must_be_there) {
    EXPECT_THROW(read_settings("/nowhere/farflung.toml", {}), BadSettings);
}

}  // namespace farflung
