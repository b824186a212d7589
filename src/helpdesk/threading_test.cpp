#include "helpdesk/threading.hpp"

#include <gtest/gtest.h>

namespace farflung::helpdesk {

namespace {

TEST(Threading, the_nearest_ancestor_is_asked_first) {
    EXPECT_EQ(ancestors("c", {"a", "b", "c"}), (std::vector<std::string>{"c", "b", "a"}));
    EXPECT_EQ(ancestors("", {"a", "b"}), (std::vector<std::string>{"b", "a"}));
    EXPECT_EQ(ancestors("x", {}), (std::vector<std::string>{"x"}));
    EXPECT_TRUE(ancestors("", {}).empty());
}

struct SubjectCase {
    std::string subject;
    std::string bare;
    bool is_forward;
    std::optional<std::string> number;
};

TEST(Threading, a_subject_is_read_in_the_languages_of_mail_programs) {
    for (auto const& [subject, bare, forward, number] :
         std::vector<SubjectCase>{{"Pump leaks", "Pump leaks", false, {}},
                                  {"Re: Pump leaks [T-12]", "Pump leaks [T-12]", false, "T-12"},
                                  {"RE[2]: AW: Sv: Pump", "Pump", false, {}},
                                  {"Fwd: Re: Pump [T-7]", "Pump [T-7]", true, "T-7"},
                                  {"WG: Pumpe", "Pumpe", true, {}},
                                  {"Re: Fwd: Pump", "Pump", false, {}},
                                  {"Note: Re-order", "Note: Re-order", false, {}},
                                  {"[T-] [T-x] [T-3", "[T-] [T-x] [T-3", false, {}},
                                  {"[T-1] and [T-2]", "[T-1] and [T-2]", false, "T-1"},
                                  {"Re:", "", false, {}},
                                  {"", "", false, {}}}) {
        EXPECT_EQ(without_prefixes(subject), bare) << subject;
        EXPECT_EQ(is_forward(subject), forward) << subject;
        EXPECT_EQ(ticket_number_in(subject), number) << subject;
    }
}

struct TextCase {
    std::string text;
    std::string own;
};

TEST(Threading, what_a_mail_repeats_is_told_from_what_it_says) {
    for (auto const& [text, own] : std::vector<TextCase>{
             {"Thanks!\n\nOn Mon, 9 Nov 2026, Maria wrote:\n> Done.\n", "Thanks!"},
             {"Danke\n\nAm 9.11.2026 um 10:00 schrieb Maria\n<m@x.example> schrieb:\n> Fertig", "Danke"},
             {"Yes\n\n-----Original Message-----\nFrom: Maria", "Yes"},
             {"Yes\n> quoted\n> more\n", "Yes"},
             {"> a question\nmy answer\n", "> a question\nmy answer"},
             {"On Mon, Maria wrote:\n> only a quotation", "On Mon, Maria wrote:\n> only a quotation"},
             {"no quotation at all", "no quotation at all"},
             {"", ""}}) {
        auto const split = split_reply(text);
        EXPECT_EQ(split.own, own);
        EXPECT_EQ(split.quoted.empty(), split.own.size() >= text.find_last_not_of('\n') + 1) << text;
    }
}

}  // namespace
}  // namespace farflung::helpdesk
