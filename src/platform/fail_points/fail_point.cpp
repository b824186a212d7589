#include "platform/fail_points/fail_point.hpp"

#include <atomic>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace farflung {

namespace {

// The build says which of the two it is; the shipped program has no such switch that an environment could throw.
constexpr bool is_test_build = FARFLUNG_TEST_BUILD;

struct Wanted {
    std::string point;
    int pass = 0;
};

Wanted read_wanted() {
    Wanted wanted;
    auto const* const text = std::getenv("FARFLUNG_FAIL_AT");
    if (text == nullptr) return wanted;
    std::string_view const given(text);
    auto const colon = given.rfind(':');
    if (colon == std::string_view::npos) return wanted;
    wanted.point = given.substr(0, colon);
    std::from_chars(given.data() + colon + 1, given.data() + given.size(), wanted.pass);
    return wanted;
}

}  // namespace

bool has_fail_points() { return is_test_build; }

void pass_fail_point(std::string_view point) {
    if constexpr (is_test_build) {
        static Wanted const wanted = read_wanted();
        if (wanted.pass == 0 || wanted.point != point) return;
        static std::atomic<int> passes = 0;
        if (++passes != wanted.pass) return;
        std::fprintf(stderr, "aborting at %s, as asked\n", wanted.point.c_str());
        std::abort();
    }
}

}  // namespace farflung
