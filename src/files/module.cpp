#include "files/module.hpp"

#include "files/file_commands.hpp"
#include "platform/http/resource.hpp"

namespace farflung::files {

namespace {

constexpr std::size_t largest_upload = std::size_t{25} * 1024 * 1024;

Route upload_route() {
    auto route = post_after("/files", key::working | key::customer | key::partner, store_upload, upload);
    route.body_limit = largest_upload;
    route.summary = "Adds a file to a record; the body is the file itself";
    return route;
}

}  // namespace

Module files() {
    return {
        .name = "files",
        .entities = {entity_entry<File>("/files")},
        .routes = join({
            resource<File>("/files"),
            {upload_route(), get("/files/{id}/content", key::signed_in, content)},
        }),
        .jobs = {},
        .schedule = {},
        .listeners = {},
        .events = {},
        .sentences = {{"audience.without_you", "Choose an audience that you belong to."},
                      {"audience.wider", "More people would see this than what it belongs to."}},
    };
}

}  // namespace farflung::files
