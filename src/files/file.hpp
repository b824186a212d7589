#pragma once

#include "files/files.hpp"

namespace farflung {

/// A file of a record. Its bytes lie in the blob store under their hash, never under a name that anyone chose.
struct File {
    FileId id;
    int version{};
    std::string name;
    std::string type;  // from the content, whatever the sender called it
    std::int64_t size{};
    std::string sha256;
    std::string subject_entity;
    Uuid subject_id;
    Uuid circle_id;
    Audience audience = Audience::team;
    AccountId uploaded_by;
    std::string uploaded_by_name;
    Instant created_at;
};

constexpr auto describe(Of<File>) {
    return entity(
        "file", "files_files",  //
        field("id", &File::id, {.key = true}), field("version", &File::version, {.read_only = true}),
        field("name", &File::name, {.required = true, .searchable = true, .title = true, .label = "Name"}),
        field("type", &File::type, {.read_only = true, .label = "Type"}),
        field("size", &File::size, {.read_only = true, .label = "Size"}),
        field("sha256", &File::sha256, {.read_only = true, .team_only = true, .max_length = 64, .label = "SHA-256"}),
        field("subject_entity", &File::subject_entity, {.read_only = true}),
        field("subject_id", &File::subject_id, {.read_only = true}),
        field("circle_id", &File::circle_id, {.read_only = true}),
        field("audience", &File::audience, {.read_only = true, .label = "Who sees it"}),
        field("uploaded_by", &File::uploaded_by, {.read_only = true}),
        field("uploaded_by_name", &File::uploaded_by_name, {.read_only = true, .label = "Added by"}),
        field("created_at", &File::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<File>);

Policy<File> const& policy(Of<File>);

namespace files {

/// What the bytes are, as their beginning says; `application/octet-stream` when it says nothing known.
std::string sniffed_type(std::string_view head);

/// Only pictures and PDF, which run no script, are shown in a page; all else is handed over as a download.
bool may_show_inline(std::string_view type);

/// The last part of a name, without control characters, slashes and leading dots; never empty.
std::string plain_name(std::string_view name);

/// Whether everyone whom `inner` lets in is also let in by `outer`.
bool is_within(Audience inner, Audience outer);

}  // namespace files
}  // namespace farflung
