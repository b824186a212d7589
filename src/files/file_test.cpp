#include "files/file.hpp"

#include <gtest/gtest.h>

namespace farflung::files {

namespace {

using namespace std::string_literals;

TEST(File, its_type_is_what_its_bytes_say) {
    struct Case {
        std::string head;
        std::string type;
        bool shown;
    };
    for (auto const& [head, type, shown] :
         std::vector<Case>{{"\x89PNG\r\n\x1a\n…", "image/png", true},
                           {"\xFF\xD8\xFF\xE0", "image/jpeg", true},
                           {"GIF89a", "image/gif", true},
                           {"RIFF\0\0\0\0WEBPVP8 "s, "image/webp", true},
                           {"RIFF\0\0\0\0WAVE"s, "application/octet-stream", false},
                           {"%PDF-1.7", "application/pdf", true},
                           {"PK\x03\x04", "application/zip", false},
                           {"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>", "application/octet-stream", false},
                           {"<!doctype html><script>", "application/octet-stream", false},
                           {"", "application/octet-stream", false}}) {
        EXPECT_EQ(sniffed_type(head), type) << head;
        EXPECT_EQ(may_show_inline(sniffed_type(head)), shown) << head;
    }
}

TEST(File, its_name_is_one_plain_name) {
    struct Case {
        std::string given;
        std::string kept;
    };
    for (auto const& [given, kept] : std::vector<Case>{{"plan.pdf", "plan.pdf"},
                                                       {"../../etc/passwd", "passwd"},
                                                       {"C:\\x\\y.txt", "y.txt"},
                                                       {".htaccess", "htaccess"},
                                                       {"a\r\nb", "ab"},
                                                       {"..", "file"},
                                                       {"", "file"},
                                                       {"\xff\xfe", "file"},
                                                       {"図面.png", "図面.png"}}) {
        EXPECT_EQ(plain_name(given), kept) << given;
    }
    EXPECT_EQ(plain_name(std::string(500, 'x')).size(), 200U);
}

TEST(Audience, an_item_is_never_seen_by_more_than_its_subject) {
    struct Case {
        Audience inner;
        Audience outer;
        bool within;
    };
    for (auto const& [inner, outer, within] :
         std::vector<Case>{{Audience::team, Audience::team, true},
                           {Audience::team, Audience::everyone, true},
                           {Audience::team_customer, Audience::team, false},
                           {Audience::team_customer, Audience::team_partner, false},
                           {Audience::team_customer, Audience::everyone, true},
                           {Audience::everyone, Audience::team_customer, false},
                           {Audience::everyone, Audience::everyone, true}}) {
        EXPECT_EQ(is_within(inner, outer), within) << name_of(inner) << " " << name_of(outer);
    }
}

}  // namespace
}  // namespace farflung::files
