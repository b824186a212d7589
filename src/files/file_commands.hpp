#pragma once

#include "files/file.hpp"
#include "platform/http/call.hpp"

namespace farflung::files {

/// Where an upload goes, as its address says; its name stands in Content-Disposition, or here.
struct UploadTo {
    std::string subject_entity;
    Uuid subject_id;
    std::optional<Audience> audience;
    std::string name;
};
constexpr auto describe(Of<UploadTo>) {
    return record("upload_to", field("subject_entity", &UploadTo::subject_entity, {.required = true}),
                  field("subject_id", &UploadTo::subject_id, {.required = true}),
                  field("audience", &UploadTo::audience, {.label = "Who sees it"}),
                  field("name", &UploadTo::name, {.max_length = 255, .label = "Name"}));
}

struct Uploaded {
    UploadTo to;
    std::string sha256;
    std::string head;
    std::int64_t size = 0;
};

/// Writes the bytes before the unit begins, so that nobody waits for a disk inside a transaction.
Uploaded store_upload(Unit const& unit, http::Query const& query, http::Body const& body);
File upload(Unit& unit, Uploaded const& uploaded);
http::Answer content(Unit const& unit, FileId id);

}  // namespace farflung::files
