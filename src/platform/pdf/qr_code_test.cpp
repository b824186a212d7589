#include "platform/pdf/qr_code.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace farflung::pdf {
namespace {

/// What another program reads off the picture.
std::string decoded(std::string const& png) {
    auto const path = std::filesystem::temp_directory_path() / ("farflung-qr-" + std::to_string(getpid()) + ".png");
    std::ofstream(path, std::ios::binary) << png;
    std::string out;
    auto* const pipe = popen(("zbarimg --nodbus --quiet --raw " + path.string()).c_str(), "r");
    if (pipe == nullptr) return out;
    std::array<char, 1024> buffer;
    while (auto const count = fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), count);
    pclose(pipe);
    std::filesystem::remove(path);
    return out;
}

TEST(QrCodes, another_decoder_reads_what_was_written) {
    if (std::system("command -v zbarimg >/dev/null 2>&1") != 0) GTEST_SKIP() << "zbar-tools is not installed";
    // In ASCII: the third line names the character set to a bank, while ZBar guesses it.
    std::string const text = "BCD\n002\n1\nSCT\n\nTidewrack Malta Ltd\nMT84MALT011000012345MTLCAST001S\nEUR4550.00";
    EXPECT_EQ(decoded(qr_png(text)), text + "\n");
}

TEST(QrCodes, stand_in_a_page_as_one_path) {
    auto const svg = qr_svg("EUR1");
    EXPECT_EQ(svg.find("style="), std::string::npos);
    EXPECT_NE(svg.find("viewBox=\"0 0 29 29\""), std::string::npos) << svg.substr(0, 100);
}

TEST(QrCodes, hold_no_more_than_they_can) { EXPECT_THROW(make_qr_code(std::string(3000, 'a')), std::runtime_error); }

}  // namespace
}  // namespace farflung::pdf
