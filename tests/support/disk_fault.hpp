#pragma once

#include <atomic>

namespace farflung::test {

/// A fault of the disk that a test asks a running program for, and what came of it. The two share this memory; the
/// program has the library in front of its own (LD_PRELOAD) that lets the call fail.
struct DiskFaultPlan {
    enum Call : int { none, pwrite, write, truncate, sync, sync_folder, rename };
    std::atomic<int> call = none;
    std::atomic<int> nth = 0;    // the first is 1
    std::atomic<int> error = 0;  // such as ENOSPC
    std::atomic<bool> for_ever = false;
    std::atomic<bool> hidden = false;  // not done, and said to be done: what a program does that asks nobody
    std::atomic<int> seen = 0;
    std::atomic<int> failed = 0;
};

/// The variable that names the shared file.
inline constexpr auto disk_fault_variable = "DISK_FAULT";

}  // namespace farflung::test
