#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace farflung::test {

enum class DiskCall { write, sync, truncate };

/// Which call is to fail, and how.
struct DiskFault {
    DiskCall call = DiskCall::sync;
    int nth = 1;  // the first is 1
    int code = SQLITE_IOERR_FSYNC;
    bool for_ever = false;
    bool only_database = false;  // not the write-ahead log: what fails then is a checkpoint
};

/// What would be on a disk's platters: the synced bytes, and the calls since that the disk may still forget.
struct DiskFile {
    struct Call {
        std::optional<std::string> bytes;  // none: a truncation
        std::size_t offset = 0;
    };
    void apply(Call const& call);
    void sync();

    std::string durable;
    std::vector<Call> unsynced;
};

/// A SQLite disk for tests: SQLite works on real files, while this keeps apart what a power cut would leave of them.
/// A sync that fails loses what it should have kept, as Linux does, even when a later sync succeeds.
class FaultyDisk {
  public:
    FaultyDisk();
    FaultyDisk(FaultyDisk const&) = delete;
    FaultyDisk& operator=(FaultyDisk const&) = delete;
    ~FaultyDisk();

    std::string const& vfs_name() const { return name_; }
    void arm(DiskFault const& fault);
    void disarm();
    bool has_failed() const { return failures_ > 0; }

    /// From here on every call fails. Writes what the disk kept into the folder: all that was synced, and of the rest
    /// some calls by chance.
    void power_off(std::filesystem::path const& folder, std::minstd_rand& chance);

    // For the VFS alone.
    DiskFile* file(std::string const& path);
    std::optional<int> failure(DiskCall call, bool is_database);
    std::mutex& mutex() { return mutex_; }

  private:
    std::string name_;
    std::unique_ptr<sqlite3_vfs> vfs_;
    std::mutex mutex_;
    std::map<std::string, std::unique_ptr<DiskFile>> files_;
    std::optional<DiskFault> fault_;
    int calls_ = 0;
    int failures_ = 0;
    bool is_off_ = false;
};

}  // namespace farflung::test
