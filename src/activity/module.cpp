#include "activity/module.hpp"

#include "activity/feed.hpp"

namespace farflung::activity {

Module activity() {
    Module module;
    module.name = "activity";
    module.routes = {
        get("/activity", key::signed_in, feed),
        get("/audit", key::owner | key::admin | key::auditor, trail),
    };
    return module;
}

}  // namespace farflung::activity
