#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>

#include "core/text.hpp"
#include "platform/mailer/incoming_mail.hpp"

namespace farflung::mailer {

namespace {

constexpr int deepest = 200;

bool is_one_of(GumboTag tag, std::initializer_list<GumboTag> tags) {
    return std::ranges::find(tags, tag) != tags.end();
}

bool is_silent(GumboTag tag) {
    return is_one_of(tag, {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_HEAD, GUMBO_TAG_TITLE, GUMBO_TAG_TEMPLATE,
                           GUMBO_TAG_NOSCRIPT, GUMBO_TAG_OBJECT, GUMBO_TAG_IFRAME, GUMBO_TAG_SVG});
}

bool stands_alone(GumboTag tag) {
    return is_one_of(tag, {GUMBO_TAG_P,  GUMBO_TAG_DIV,     GUMBO_TAG_TR,         GUMBO_TAG_LI,     GUMBO_TAG_UL,
                           GUMBO_TAG_OL, GUMBO_TAG_TABLE,   GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_PRE,    GUMBO_TAG_H1,
                           GUMBO_TAG_H2, GUMBO_TAG_H3,      GUMBO_TAG_H4,         GUMBO_TAG_H5,     GUMBO_TAG_H6,
                           GUMBO_TAG_HR, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,    GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER});
}

/// Writes text as a reader sees it: runs of blanks are one blank, blocks begin a line.
class PlainText {
  public:
    void add(std::string_view text) {
        for (char c : text) {
            bool const blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
            if (blank)
                wants_blank_ = true;
            else
                put(c);
        }
    }
    void begin_line() {
        while (!out_.empty() && out_.back() == ' ') out_.pop_back();
        if (!out_.empty() && out_.back() != '\n') out_ += '\n';
        wants_blank_ = false;
    }
    void break_line() {
        out_ += '\n';
        wants_blank_ = false;
    }
    std::string text() const { return std::string(trim(out_)); }

  private:
    void put(char c) {
        if (wants_blank_ && !out_.empty() && out_.back() != '\n') out_ += ' ';
        wants_blank_ = false;
        out_ += c;
    }

    std::string out_;
    bool wants_blank_ = false;
};

void write(GumboNode const& node, PlainText& out, int depth);

void write_children(GumboVector const& children, PlainText& out, int depth) {
    for (unsigned i = 0; i < children.length; ++i) {
        write(*static_cast<GumboNode const*>(children.data[i]), out, depth + 1);
    }
}

void write_link(GumboElement const& element, PlainText& out, int depth) {
    write_children(element.children, out, depth);
    auto const* const href = gumbo_get_attribute(&element.attributes, "href");
    if (href == nullptr) return;
    std::string_view const address(href->value);
    bool const of_the_web = address.starts_with("http://") || address.starts_with("https://");
    if (of_the_web) out.add(" <" + std::string(address) + ">");
}

void write(GumboNode const& node, PlainText& out, int depth) {
    if (depth > deepest) return;
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
        return out.add(node.v.text.text);
    }
    if (node.type != GUMBO_NODE_ELEMENT || is_silent(node.v.element.tag)) return;
    auto const& element = node.v.element;
    if (element.tag == GUMBO_TAG_BR) return out.break_line();
    if (element.tag == GUMBO_TAG_A) return write_link(element, out, depth);
    if (stands_alone(element.tag)) out.begin_line();
    if (element.tag == GUMBO_TAG_LI) out.add("- ");
    if (element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH) out.add(" ");
    write_children(element.children, out, depth);
    if (stands_alone(element.tag)) out.begin_line();
    if (element.tag == GUMBO_TAG_P) out.break_line();
}

}  // namespace

std::string html_to_text(std::string_view html) {
    auto const destroy = [](GumboOutput* parsed) { gumbo_destroy_output(&kGumboDefaultOptions, parsed); };
    std::unique_ptr<GumboOutput, decltype(destroy)> const parsed(
        gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()), destroy);
    PlainText out;
    if (parsed) write(*parsed->root, out, 0);
    return out.text();
}

}  // namespace farflung::mailer
