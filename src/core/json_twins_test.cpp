#include "core/json_twins.hpp"

#include <gtest/gtest.h>

namespace farflung {
namespace {

TEST(JsonTwins, a_name_that_stands_twice_in_one_object_is_found) {
    struct Case {
        std::string_view json;
        std::string_view twin;
    };
    for (auto const& one : {
             Case{R"({"a":1,"a":2})", "a"},
             Case{R"({"a":1,"b":{"c":1,"c":1}})", "c"},
             Case{R"({"b":{"c":1},"a":1, "b" : 2})", "b"},
             Case{R"([{"a":1},{"x":"{","y":0,"x":"}"}])", "x"},
             Case{R"({"a\"":1,"a\"":2})", "a\""},
             Case{R"({"currency":1,"\u0063urrency":2})", "currency"},
             Case{R"({"":1,"":2})", ""},
         }) {
        EXPECT_EQ(twin_key(one.json), one.twin) << one.json;
    }
}

TEST(JsonTwins, the_same_name_in_different_objects_is_none) {
    for (auto const* json : {R"([{"a":1},{"a":2}])", R"({"a":{"a":{"a":"a"}},"b":["a","a"]})", R"({"a":"b","b":"a"})",
                             R"({"a":"\"a\":","b":"\\"})", R"("a")", "1", "{}", "[]", R"({"a":1,"A":2})"}) {
        EXPECT_EQ(twin_key(json), std::nullopt) << json;
    }
}

}  // namespace
}  // namespace farflung
