#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

namespace farflung {
namespace {

std::string readelf(std::string const& option) {
    char const* const program = std::getenv("FARFLUNG_BIN");
    if (program == nullptr) return {};
    auto const command = "readelf --wide " + option + " '" + program + "'";
    std::unique_ptr<FILE, int (*)(FILE*)> const pipe(popen(command.c_str(), "r"), pclose);
    std::string output;
    std::array<char, 65536> part{};
    while (auto const count = std::fread(part.data(), 1, part.size(), pipe.get())) output.append(part.data(), count);
    return output;
}

bool mentions(std::string const& text, char const* word) { return text.find(word) != std::string::npos; }

/// What an attacker finds when a bug lets him write to memory (RELIABILITY C20).
class Hardening : public testing::Test {
  protected:
    void SetUp() override { ASSERT_NE(std::getenv("FARFLUNG_BIN"), nullptr) << "FARFLUNG_BIN names no program"; }
};

TEST_F(Hardening, the_program_is_position_independent) {
    EXPECT_TRUE(mentions(readelf("--file-header"), "DYN (Position-Independent Executable file)"));
}

TEST_F(Hardening, its_relocations_are_read_only_after_the_start) {
    EXPECT_TRUE(mentions(readelf("--segments"), "GNU_RELRO"));
    EXPECT_TRUE(mentions(readelf("--dynamic"), "NOW"));
}

TEST_F(Hardening, its_stack_is_guarded_and_not_executable) {
    EXPECT_TRUE(mentions(readelf("--dyn-syms"), "__stack_chk_fail"));
    auto const segments = readelf("--segments");
    auto const stack = segments.find("GNU_STACK");
    ASSERT_NE(stack, std::string::npos);
    auto const line = segments.substr(stack, segments.find('\n', stack) - stack);
    EXPECT_FALSE(mentions(line, "RWE")) << line;
}

TEST_F(Hardening, its_buffer_functions_check_their_sizes) {
    // The sanitizers replace these functions and check more.
    if (mentions(readelf("--dyn-syms"), "__asan_init") || mentions(readelf("--dyn-syms"), "__tsan_init")) {
        GTEST_SKIP() << "a sanitizer build";
    }
    EXPECT_TRUE(mentions(readelf("--dyn-syms"), "_chk@")) << "FORTIFY is off";
}

TEST_F(Hardening, its_containers_check_their_bounds) {
    EXPECT_TRUE(mentions(readelf("--dyn-syms"), "__glibcxx_assert_fail"));
}

/// The level of FORTIFY cannot be read from the program, but from how each of its files was compiled.
TEST_F(Hardening, every_file_is_compiled_with_the_same_guards) {
    auto const commands = std::filesystem::path(std::getenv("FARFLUNG_BIN")).parent_path() / "compile_commands.json";
    std::ifstream file(commands);
    if (!file) GTEST_SKIP() << "no " << commands;
    int seen = 0;
    for (std::string line; std::getline(file, line);) {
        if (!mentions(line, "\"command\"") || !mentions(line, "/src/")) continue;
        bool const is_sanitized = mentions(line, "-fsanitize=");
        for (auto const* flag : {"-fstack-protector-strong", "-D_GLIBCXX_ASSERTIONS", "-D_FORTIFY_SOURCE=3"}) {
            bool const is_replaced = is_sanitized && std::string_view(flag) == "-D_FORTIFY_SOURCE=3";
            EXPECT_TRUE(is_replaced || mentions(line, flag)) << flag << " is missing: " << line;
        }
        ++seen;
    }
    EXPECT_GT(seen, 100);
}

TEST_F(Hardening, no_path_for_libraries_is_built_in) {
    auto const dynamic = readelf("--dynamic");
    EXPECT_FALSE(mentions(dynamic, "RPATH")) << dynamic;
    EXPECT_FALSE(mentions(dynamic, "RUNPATH")) << dynamic;
}

TEST(Service, runs_without_root_in_a_sandbox) {
    std::ifstream file("deploy/farflung.service");
    std::ostringstream unit;
    unit << file.rdbuf();
    for (auto const* const setting : {"\nUser=farflung\n",
                                      "\nNoNewPrivileges=yes\n",
                                      "\nCapabilityBoundingSet=\n",
                                      "\nProtectSystem=strict\n",
                                      "\nProtectHome=yes\n",
                                      "\nPrivateTmp=yes\n",
                                      "\nPrivateDevices=yes\n",
                                      "\nMemoryDenyWriteExecute=yes\n",
                                      "\nSystemCallFilter=@system-service\n",
                                      "\nAmbientCapabilities=\n",
                                      "\nPrivateUsers=yes\n",
                                      "\nProtectKernelTunables=yes\n",
                                      "\nProtectKernelModules=yes\n",
                                      "\nProtectKernelLogs=yes\n",
                                      "\nProtectControlGroups=yes\n",
                                      "\nProtectClock=yes\n",
                                      "\nProtectProc=invisible\n",
                                      "\nRestrictNamespaces=yes\n",
                                      "\nRestrictSUIDSGID=yes\n",
                                      "\nLockPersonality=yes\n",
                                      "\nSystemCallArchitectures=native\n",
                                      "\nSystemCallFilter=~@privileged @resources\n",
                                      "\nUMask=0077\n",
                                      "\nRestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX\n"}) {
        EXPECT_TRUE(mentions(unit.str(), setting)) << "missing: " << setting;
    }
}

}  // namespace
}  // namespace farflung
