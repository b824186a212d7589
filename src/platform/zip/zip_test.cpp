#include "platform/zip/zip.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "official_rules.hpp"

namespace farflung::zip {
namespace {

TEST(Zip, holds_every_file_as_it_was) {
    std::string const large(300'000, 'x');
    auto const bytes = archive({{"a.txt", "first\n"}, {"in/deep/Σ.txt", large}, {"empty", ""}});
    EXPECT_LT(bytes.size(), large.size()) << "it is compressed";
    auto const path = (std::filesystem::temp_directory_path() / "farflung-zip-test.zip").string();
    std::ofstream(path, std::ios::binary) << bytes;
    EXPECT_NE(test::output_of("unzip -t " + path).find("No errors detected"), std::string::npos);
    EXPECT_EQ(test::output_of("unzip -p " + path + " a.txt"), "first\n");
    EXPECT_EQ(test::output_of("unzip -p " + path + " 'in/deep/*'"), large);
}

TEST(Zip, lets_no_name_lead_out_of_it_or_stand_twice) {
    EXPECT_ANY_THROW(archive({{"../a", ""}}));
    EXPECT_ANY_THROW(archive({{"/a", ""}}));
    EXPECT_ANY_THROW(archive({{"a", ""}, {"a", ""}}));
}

}  // namespace
}  // namespace farflung::zip
