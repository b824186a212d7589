#include "support/disk_fault.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

// Loaded in front of the C library: each of these stands for the system's function of its name.

namespace {

using farflung::test::DiskFaultPlan;

DiskFaultPlan* shared_plan() {
    auto const* const path = std::getenv(farflung::test::disk_fault_variable);
    if (path == nullptr) return nullptr;
    auto const file = ::open(path, O_RDWR | O_CLOEXEC);
    if (file < 0) return nullptr;
    void* const memory = ::mmap(nullptr, sizeof(DiskFaultPlan), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    return memory == MAP_FAILED ? nullptr : static_cast<DiskFaultPlan*>(memory);
}

enum class Outcome { done, failed, hidden };

/// Whether this call is the one that was asked for; then errno says why it fails.
Outcome outcome_of(DiskFaultPlan::Call call) {
    static DiskFaultPlan* const plan = shared_plan();
    if (plan == nullptr || plan->call != call) return Outcome::done;
    auto const count = ++plan->seen;
    if (count != plan->nth && !(plan->for_ever && count > plan->nth)) return Outcome::done;
    ++plan->failed;
    if (plan->hidden) return Outcome::hidden;
    errno = plan->error;
    return Outcome::failed;
}

/// What the caller is told of this call: that of the system, a failure, or a success that was none.
template <class Real, class Result>
Result answer(DiskFaultPlan::Call call, Result success, Real const& real) {
    switch (outcome_of(call)) {
        case Outcome::failed:
            return -1;
        case Outcome::hidden:
            return success;
        case Outcome::done:
            break;
    }
    return real();
}

template <class Function>
Function* next(char const* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

bool is_file(int descriptor) {
    struct stat facts {};
    return ::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode);
}

DiskFaultPlan::Call sync_of(int descriptor) {
    return is_file(descriptor) ? DiskFaultPlan::sync : DiskFaultPlan::sync_folder;
}

}  // namespace

extern "C" {

ssize_t pwrite64(int descriptor, void const* bytes, size_t count, off64_t offset) {
    static auto* const real = next<ssize_t(int, void const*, size_t, off64_t)>("pwrite64");
    return answer(DiskFaultPlan::pwrite, static_cast<ssize_t>(count),
                  [&] { return real(descriptor, bytes, count, offset); });
}

ssize_t write(int descriptor, void const* bytes, size_t count) {
    static auto* const real = next<ssize_t(int, void const*, size_t)>("write");
    if (!is_file(descriptor)) return real(descriptor, bytes, count);
    return answer(DiskFaultPlan::write, static_cast<ssize_t>(count), [&] { return real(descriptor, bytes, count); });
}

int ftruncate64(int descriptor, off64_t size) noexcept {
    static auto* const real = next<int(int, off64_t)>("ftruncate64");
    return answer(DiskFaultPlan::truncate, 0, [&] { return real(descriptor, size); });
}

int fsync(int descriptor) {
    static auto* const real = next<int(int)>("fsync");
    return answer(sync_of(descriptor), 0, [&] { return real(descriptor); });
}

int fdatasync(int descriptor) {
    static auto* const real = next<int(int)>("fdatasync");
    return answer(sync_of(descriptor), 0, [&] { return real(descriptor); });
}

int rename(char const* from, char const* to) noexcept {
    static auto* const real = next<int(char const*, char const*)>("rename");
    return answer(DiskFaultPlan::rename, 0, [&] { return real(from, to); });
}
}
