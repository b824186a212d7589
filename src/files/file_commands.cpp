#include "files/file_commands.hpp"

#include "platform/blobs/store.hpp"
#include "platform/http/route.hpp"

namespace farflung::files {

namespace {

constexpr std::size_t head_size = 512;

File made(Unit& unit, NewFile const& request) {
    File file;
    file.name = plain_name(request.name);
    file.type = sniffed_type(request.head);
    file.size = request.size;
    file.sha256 = request.sha256;
    file.subject_entity = request.subject.entity;
    file.subject_id = request.subject.id;
    file.circle_id = request.place.circle_id;
    file.audience = request.audience;
    file.uploaded_by = unit.actor().account;
    file.uploaded_by_name = unit.actor().name;
    unit.insert(file);
    return file;
}

}  // namespace

FileId keep(Unit& unit, NewFile const& request) { return made(unit, request).id; }

Kept kept(Unit const& unit, FileId id) {
    auto const file = unit.get(id);
    return {file.name, file.type, file.sha256};
}

Uploaded store_upload(Unit const& unit, http::Query const& query, http::Body const& body) {
    Uploaded uploaded;
    Problems problems;
    http::read_query(query, uploaded.to, problems);
    if (body.bytes.empty()) problems.add("body", "required");
    problems.refuse_if_any();
    // Refused before anything is written: whoever may not add a file here does not fill the disk.
    audience_at(unit, place_of(unit, {uploaded.to.subject_entity, uploaded.to.subject_id}), uploaded.to.audience);
    if (uploaded.to.name.empty()) uploaded.to.name = body.filename;
    uploaded.sha256 = unit.world().blobs().put(body.bytes);
    uploaded.head = body.bytes.substr(0, head_size);
    uploaded.size = static_cast<std::int64_t>(body.bytes.size());
    return uploaded;
}

File upload(Unit& unit, Uploaded const& uploaded) {
    Subject const subject{uploaded.to.subject_entity, uploaded.to.subject_id};
    auto const place = place_of(unit, subject);
    auto const audience = audience_at(unit, place, uploaded.to.audience);
    unit.authorize("upload", File{});
    return made(unit, {uploaded.to.name, uploaded.sha256, uploaded.head, uploaded.size, subject, place, audience});
}

http::Answer content(Unit const& unit, FileId id) {
    auto const file = unit.get(id);
    auto bytes = unit.world().blobs().get(file.sha256);
    if (!bytes) throw std::runtime_error("a file's bytes are missing or damaged: " + file.sha256);
    bool const shown = may_show_inline(file.type);
    http::Document document;
    document.type = shown ? file.type : "application/octet-stream";
    document.bytes = std::move(*bytes);
    document.filename = file.name;
    document.inline_view = shown;
    auto answer = http::represent(unit, document, 200, {});
    answer.headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'");
    return answer;
}

}  // namespace farflung::files
