#include "people/attempts.hpp"

#include <map>
#include <mutex>

#include "core/refusal.hpp"

namespace farflung::people {

namespace {

constexpr int tries_a_minute = 10;
constexpr std::size_t most_remembered = 10'000;

// Not a rule: tries are counted in memory, so that guessing passwords costs the database nothing.
struct Attempts {
    std::mutex mutex;
    std::map<std::string, int> tries;
    std::int64_t minute = 0;
};

}  // namespace

void refuse_too_many_attempts(std::string const& who, Instant now) {
    static Attempts attempts;
    std::lock_guard const lock(attempts.mutex);
    auto const minute = now.ms / 60'000;
    if (minute != attempts.minute || attempts.tries.size() > most_remembered) attempts.tries.clear();
    attempts.minute = minute;
    if (++attempts.tries[who] > tries_a_minute) throw Refusal(No::too_many, "sign_in.too_many");
}

}  // namespace farflung::people
