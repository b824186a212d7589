#include "activity/module.hpp"

#include "activity/comment.hpp"
#include "activity/feed.hpp"
#include "activity/inbox.hpp"
#include "platform/http/resource.hpp"

namespace farflung::activity {

Module activity() {
    Module module;
    module.name = "activity";
    module.entities = {entity_entry<Comment>("/comments")};
    module.routes = join({
        resource<Comment>("/comments"),
        {
            post("/comments", key::working | key::customer | key::partner, comment),
            get("/activity", key::signed_in, feed),
            get("/inbox", key::signed_in, inbox),
            post("/inbox/read", key::signed_in, read_inbox),
            get("/audit", key::owner | key::admin | key::auditor, trail),
        },
    });
    return module;
}

}  // namespace farflung::activity
