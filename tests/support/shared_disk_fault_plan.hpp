#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <new>
#include <stdexcept>
#include <string>

#include "support/disk_fault.hpp"

namespace farflung::test {

/// The memory that the program and its test share.
class SharedDiskFaultPlan {
  public:
    SharedDiskFaultPlan() {
        path_ = (std::filesystem::temp_directory_path() / "farflung-disk-XXXXXX").string();
        auto const file = mkstemp(path_.data());
        if (file < 0 || ftruncate(file, sizeof(DiskFaultPlan)) != 0) throw std::runtime_error("no shared file");
        void* const memory = mmap(nullptr, sizeof(DiskFaultPlan), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        close(file);
        if (memory == MAP_FAILED) throw std::runtime_error("no shared memory");
        plan_ = new (memory) DiskFaultPlan;
    }
    ~SharedDiskFaultPlan() {
        munmap(plan_, sizeof(DiskFaultPlan));
        unlink(path_.c_str());
    }
    SharedDiskFaultPlan(SharedDiskFaultPlan const&) = delete;
    SharedDiskFaultPlan& operator=(SharedDiskFaultPlan const&) = delete;

    std::string const& path() const { return path_; }
    void arm(DiskFaultPlan::Call call, int error, bool for_ever, int nth) {
        plan_->seen = 0;
        plan_->failed = 0;
        plan_->error = error;
        plan_->for_ever = for_ever;
        plan_->hidden = error == 0;
        plan_->nth = nth;
        plan_->call = call;
    }
    /// True when a call failed.
    bool disarm() {
        plan_->call = DiskFaultPlan::none;
        return plan_->failed > 0;
    }

  private:
    std::string path_;
    DiskFaultPlan* plan_ = nullptr;
};

}  // namespace farflung::test
