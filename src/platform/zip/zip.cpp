#include "platform/zip/zip.hpp"

#include <zip.h>

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
    auto* const source = zip_source_buffer_create(nullptr, 0, 0, &error);
    ensure(source != nullptr, "there is room for an archive");
    // The archive frees its source when it is closed; we read it after that.
    zip_source_keep(source);
    auto* const made = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    ensure(made != nullptr, "an archive can be begun");
    for (auto const& file : files) add(made, file);
    ensure(zip_close(made) == 0, "an archive can be written");
    auto bytes = bytes_of(source);
    zip_source_free(source);
    return bytes;
}

}  // namespace farflung::zip
