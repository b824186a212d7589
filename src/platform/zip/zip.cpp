#include "platform/zip/zip.hpp"

#include <zip.h>

#include <memory>

#include "core/refusal.hpp"

namespace farflung::zip {

namespace {

bool leads_out(std::string const& name) {
    return name.empty() || name.front() == '/' || name.find("..") != std::string::npos ||
           name.find('\\') != std::string::npos;
}

void add(zip_t* archive, File const& file) {
    ensure(!leads_out(file.name), "a file of an archive stays in it");
    auto* const source = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
    ensure(source != nullptr, "there is room for a file of an archive");
    auto const at = zip_file_add(archive, file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (at < 0) zip_source_free(source);
    ensure(at >= 0, "each file of an archive has a name of its own");
}

std::string bytes_of(zip_source_t* source) {
    std::string bytes;
    ensure(zip_source_open(source) == 0, "an archive that was written can be read");
    char part[65536];
    for (zip_int64_t count = 0; (count = zip_source_read(source, part, sizeof part)) > 0;) {
        bytes.append(part, static_cast<std::size_t>(count));
    }
    zip_source_close(source);
    return bytes;
}

}  // namespace

std::string archive(std::vector<File> const& files) {
    zip_error_t error;
    zip_error_init(&error);
    using Source = std::unique_ptr<zip_source_t, void (*)(zip_source_t*)>;
    Source const source(zip_source_buffer_create(nullptr, 0, 0, &error), zip_source_free);
    ensure(source != nullptr, "there is room for an archive");
    // Given up with all that is in it, unless it comes to be written.
    std::unique_ptr<zip_t, void (*)(zip_t*)> made(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error),
                                                  zip_discard);
    ensure(made != nullptr, "an archive can be begun");
    // The archive frees its source when it ends; we read it after that.
    zip_source_keep(source.get());
    for (auto const& file : files) add(made.get(), file);
    ensure(zip_close(made.get()) == 0, "an archive can be written");
    static_cast<void>(made.release());
    return bytes_of(source.get());
}

}  // namespace farflung::zip
