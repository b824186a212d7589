#include "core/xml.hpp"

#include <gtest/gtest.h>

namespace farflung {

namespace {

/// What parse says against a text; empty when it takes it.
std::string fault_of(std::string const& text, XmlLimits limits = {}) {
    try {
        XmlDocument::parse(text, limits);
    } catch (XmlFault const& fault) {
        return std::to_string(fault.line) + ": " + fault.reason;
    }
    return {};
}

TEST(Xml, elements_are_found_by_their_names_whatever_their_prefix) {
    auto const document = XmlDocument::parse(
        "<a:one xmlns:a='urn:a'>\n <a:two kind='x &amp; y'> tea <![CDATA[& milk]]></a:two>\n <three/><three/></a:one>");
    auto const root = document.root();
    EXPECT_EQ(root.name(), "one");
    EXPECT_EQ(root.space(), "urn:a");
    EXPECT_EQ(root.child("two").text(), "tea & milk");
    EXPECT_EQ(root.child("two").attribute("kind"), "x & y");
    EXPECT_EQ(root.child("two").line(), 2U);
    EXPECT_EQ(root.child("two").path(), "one/two");
    EXPECT_EQ(root.children("three").size(), 2U);
    EXPECT_EQ(root.children().size(), 3U);
}

TEST(Xml, a_path_that_leads_nowhere_ends_in_nothing) {
    auto const document = XmlDocument::parse("<a><b><c>deep</c></b></a>");
    EXPECT_EQ(document.root().at("b/c").text(), "deep");
    EXPECT_FALSE(document.root().at("b/x/y"));
    EXPECT_EQ(document.root().at("b/x/y").text(), "");
    EXPECT_EQ(document.root().at("b/x").attribute("k"), "");
}

TEST(Xml, what_expands_or_fetches_is_refused_before_it_is_read) {
    for (std::string const text : {
             "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;</a>",
             "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>",
             "<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>&f;</a>",
             "<!DOCTYPE a><a/>",
         }) {
        EXPECT_EQ(fault_of(text), "1: it has a document type") << text;
    }
}

TEST(Xml, a_broken_text_is_refused_with_its_line) {
    EXPECT_TRUE(fault_of("<a>\n<b>\n</a>").starts_with("3: Opening and ending tag mismatch"))
        << fault_of("<a>\n<b>\n</a>");
    EXPECT_FALSE(fault_of("").empty());
    EXPECT_FALSE(fault_of("{}").empty());
    EXPECT_FALSE(fault_of("<a>\xff</a>").empty());
    EXPECT_FALSE(fault_of("<a>&unknown;</a>").empty());
}

TEST(Xml, size_depth_and_count_of_elements_have_bounds) {
    std::string deep;
    for (int i = 0; i < 101; ++i) deep += "<a>";
    EXPECT_EQ(fault_of(deep), "1: it is nested too deep");
    EXPECT_EQ(fault_of("<a><b/><b/><b/></a>", {.elements = 3}), "1: it has too many elements");
    EXPECT_EQ(fault_of("<a></a>", {.bytes = 6}), "0: it is too large");
}

}  // namespace

}  // namespace farflung
