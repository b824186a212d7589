#include "faulty_vfs.hpp"

#include <cstring>
#include <fstream>
#include <new>

namespace farflung::test {

namespace {

/// SQLite allots the space: this, and behind it the real file of the system's VFS.
struct FaultyFile {
    sqlite3_file base;
    FaultyDisk* disk;
    DiskFile* image;  // null for files that hold nothing lasting
    bool is_database;
};
constexpr std::size_t real_offset = (sizeof(FaultyFile) + 15U) / 16U * 16U;

FaultyFile& faulty(sqlite3_file* file) { return *reinterpret_cast<FaultyFile*>(file); }
sqlite3_file* real(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + real_offset);
}
sqlite3_vfs* system_vfs() { return sqlite3_vfs_find("unix"); }

/// Runs a call on the real file and notes it, unless it is to fail.
template <class Real, class Note>
int change(sqlite3_file* file, DiskCall call, Real run, Note note) {
    auto& self = faulty(file);
    if (self.image == nullptr) return run();
    std::scoped_lock const lock(self.disk->mutex());
    if (auto const code = self.disk->failure(call, self.is_database)) {
        if (call == DiskCall::sync) self.image->unsynced.clear();
        return *code;
    }
    auto const code = run();
    if (code == SQLITE_OK) note(*self.image);
    return code;
}

int write_to(sqlite3_file* file, void const* data, int size, sqlite3_int64 offset) {
    return change(
        file, DiskCall::write, [&] { return real(file)->pMethods->xWrite(real(file), data, size, offset); },
        [&](DiskFile& image) {
            image.unsynced.push_back({std::string(static_cast<char const*>(data), static_cast<std::size_t>(size)),
                                      static_cast<std::size_t>(offset)});
        });
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return change(
        file, DiskCall::truncate, [&] { return real(file)->pMethods->xTruncate(real(file), size); },
        [&](DiskFile& image) {
            image.unsynced.push_back({std::nullopt, static_cast<std::size_t>(size)});
        });
}

int sync(sqlite3_file* file, int) {
    // The real file need not be synced: only what this disk calls durable counts.
    return change(
        file, DiskCall::sync, [] { return SQLITE_OK; }, [](DiskFile& image) { image.sync(); });
}

int close(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
int read(sqlite3_file* file, void* to, int size, sqlite3_int64 offset) {
    return real(file)->pMethods->xRead(real(file), to, size, offset);
}
int size(sqlite3_file* file, sqlite3_int64* to) { return real(file)->pMethods->xFileSize(real(file), to); }
int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int is_reserved(sqlite3_file* file, int* to) { return real(file)->pMethods->xCheckReservedLock(real(file), to); }
int control(sqlite3_file* file, int what, void* with) {
    // A hint to enlarge the file would pass by this disk.
    if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_CHUNK_SIZE) return SQLITE_OK;
    return real(file)->pMethods->xFileControl(real(file), what, with);
}
int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
int share(sqlite3_file* file, int region, int bytes, int extend, void volatile** to) {
    return real(file)->pMethods->xShmMap(real(file), region, bytes, extend, to);
}
int share_lock(sqlite3_file* file, int offset, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void share_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int unshare(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

// Version 2: without memory-mapped reading and writing, which would pass by this disk.
constexpr sqlite3_io_methods methods = {
    2,       close,       read,    write_to,    truncate,        sync,  size,       lock,
    unlock,  is_reserved, control, sector_size, characteristics, share, share_lock, share_barrier,
    unshare, nullptr,     nullptr};

int open_file(sqlite3_vfs* vfs, char const* name, sqlite3_file* file, int flags, int* flags_out) {
    auto* self = new (file) FaultyFile{};
    auto const code = system_vfs()->xOpen(system_vfs(), name, real(file), flags, flags_out);
    if (code != SQLITE_OK) return code;
    self->base.pMethods = &methods;
    self->disk = static_cast<FaultyDisk*>(vfs->pAppData);
    self->is_database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    if (name != nullptr && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) != 0) self->image = self->disk->file(name);
    return SQLITE_OK;
}

void write_whole(std::filesystem::path const& path, std::string const& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

void DiskFile::apply(Call const& call) {
    if (!call.bytes) {
        durable.resize(call.offset);
        return;
    }
    if (durable.size() < call.offset + call.bytes->size()) durable.resize(call.offset + call.bytes->size());
    std::memcpy(durable.data() + call.offset, call.bytes->data(), call.bytes->size());
}

void DiskFile::sync() {
    for (auto const& call : unsynced) apply(call);
    unsynced.clear();
}

FaultyDisk::FaultyDisk() : vfs_(std::make_unique<sqlite3_vfs>(*system_vfs())) {
    name_ = "faulty_" + std::to_string(reinterpret_cast<std::uintptr_t>(this));
    vfs_->zName = name_.c_str();
    vfs_->pAppData = this;
    vfs_->szOsFile = static_cast<int>(real_offset) + system_vfs()->szOsFile;
    vfs_->xOpen = open_file;
    vfs_->pNext = nullptr;
    sqlite3_vfs_register(vfs_.get(), 0);
}

FaultyDisk::~FaultyDisk() { sqlite3_vfs_unregister(vfs_.get()); }

void FaultyDisk::arm(DiskFault const& fault) {
    std::scoped_lock const lock(mutex_);
    fault_ = fault;
    calls_ = 0;
    failures_ = 0;
}

void FaultyDisk::disarm() {
    std::scoped_lock const lock(mutex_);
    fault_.reset();
}

void FaultyDisk::power_off(std::filesystem::path const& folder, std::minstd_rand& chance) {
    std::scoped_lock const lock(mutex_);
    is_off_ = true;
    for (auto const& [path, file] : files_) {
        for (auto const& call : file->unsynced) {
            if (chance() % 2 == 0) file->apply(call);
        }
        file->unsynced.clear();
        if (!file->durable.empty()) write_whole(folder / std::filesystem::path(path).filename(), file->durable);
    }
}

DiskFile* FaultyDisk::file(std::string const& path) {
    std::scoped_lock const lock(mutex_);
    auto& file = files_[path];
    if (!file) file = std::make_unique<DiskFile>();
    return file.get();
}

std::optional<int> FaultyDisk::failure(DiskCall call, bool is_database) {
    if (is_off_) return SQLITE_IOERR;
    if (!fault_ || fault_->call != call || (fault_->only_database && !is_database)) return std::nullopt;
    ++calls_;
    if (calls_ != fault_->nth && !(fault_->for_ever && calls_ > fault_->nth)) return std::nullopt;
    ++failures_;
    return fault_->code;
}

}  // namespace farflung::test
