#include "commands/reference_page.hpp"

#include "platform/http/operations.hpp"
#include "platform/http/page.hpp"

namespace farflung {

namespace {

using http::html_text;
using http::Operation;
using http::to_label;
using http::to_type_name;

constexpr auto introduction = R"(<p>JSON over HTTP, the same for our own pages as for anyone. The machine's form of this
page is <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<ul>
<li><b>Sign in</b> with <code>Authorization: Bearer TOKEN</code>; <code>POST /api/v1/tokens</code> makes a token. Pages use a
cookie instead, and are then held to their own origin.</li>
<li><b>Reach.</b> A record that you may not see is not found. Every record says in <code>can</code> what you may do to it.</li>
<li><b>Lists</b> take <code>limit</code>, <code>after</code> (the <code>next</code> of the page before), <code>sort=-field</code>,
<code>q=words</code>, <code>field=value</code>, <code>field.gte=</code> and <code>field.lte=</code>, and answer CSV to
<code>Accept: text/csv</code>.</li>
<li><b>Writing.</b> Send an <code>Idempotency-Key</code> with every POST: the same request is then done once, however often it
arrives. A change sends the <code>ETag</code> that it read as <code>If-Match</code>. <code>?dry_run=true</code> decides, answers and
changes nothing.</li>
<li><b>Values.</b> Amounts are <code>{"amount":"4550.00","currency":"EUR"}</code>, exact numbers are texts, days are
<code>2026-11-09</code>, moments are UTC.</li>
<li><b>Problems</b> are RFC 9457 <code>application/problem+json</code>: every wrong field at once, each with its
<code>path</code>, a stable <code>code</code> and a sentence in your language.</li>
</ul>
)";

std::string type_link(std::string_view name) {
    auto const type = to_type_name(name);
    return "<a href=\"#type-" + type + "\">" + type + "</a>";
}

std::string_view kind_word(Kind kind) {
    switch (kind) {
        case Kind::flag:
            return "true or false";
        case Kind::integer:
            return "whole number";
        case Kind::date:
            return "day";
        case Kind::instant:
            return "moment";
        case Kind::decimal:
            return "exact number";
        case Kind::currency:
            return "currency";
        case Kind::id:
            return "id";
        case Kind::amount:
            return "amount";
        case Kind::choice:
        case Kind::object:
        case Kind::list:
        case Kind::text:
            break;
    }
    return "text";
}

std::string choices(FieldFacts const& field) {
    std::string text;
    for (auto const& choice : field.choices)
        text += (text.empty() ? "<code>" : ", <code>") + html_text(choice) + "</code>";
    return text;
}

std::string value_words(FieldFacts const& field) {
    auto const kind = field.kind == Kind::list ? field.element : field.kind;
    std::string words(kind_word(kind));
    if (kind == Kind::object) words = type_link(field.type_name);
    if (kind == Kind::choice) words = choices(field);
    if (!field.rules.references.empty()) words += " of a " + type_link(field.rules.references);
    if (field.kind == Kind::list) words = "list of: " + words;
    return words + (field.optional ? ", or null" : "");
}

std::string rule_words(FieldFacts const& field) {
    auto const& rules = field.rules;
    std::string words;
    auto const add = [&](std::string const& word) { words += (words.empty() ? "" : "; ") + word; };
    if (rules.required) add("required");
    if (rules.read_only) add("read only");
    if (rules.fixed || rules.key) add("only when creating");
    if (rules.team_only) add("team only");
    if (field.kind == Kind::text && rules.max_length > 0)
        add("at most " + std::to_string(rules.max_length) + " characters");
    if (rules.min) add("at least " + std::to_string(*rules.min));
    if (rules.max) add("at most " + std::to_string(*rules.max));
    return words;
}

void add_type(std::string& out, TypeFacts const& type) {
    auto const name = to_type_name(type.name);
    out += "<section id=\"type-" + name + "\"><h3>" + name + "</h3><div class=\"wide\"><table><tr><th>Field</th>";
    out += "<th>Value</th><th>Rules</th><th>Meaning</th></tr>\n";
    for (auto const& field : type.fields) {
        if (field.rules.secret) continue;
        auto const meaning = field.rules.help.empty() ? field.rules.label : field.rules.help;
        out += "<tr><td><code>" + html_text(field.name) + "</code></td><td>" + value_words(field) + "</td><td>" +
               rule_words(field) + "</td><td>" + html_text(meaning) + "</td></tr>\n";
    }
    out += "</table></div></section>\n";
}

std::string answer_words(Route const& route) {
    if (route.is_stream) return "a stream of events";
    if (route.shape == Route::Shape::html) return "a page";
    if (route.shape == Route::Shape::document) return "a document";
    if (route.status == 204) return "nothing (204)";
    if (route.response == nullptr) return "JSON";
    auto const type = type_link(route.response->name);
    if (route.shape == Route::Shape::record) return type;
    return (route.shape == Route::Shape::page ? "a page of " : "a list of ") + type;
}

void add_operation(std::string& out, Operation const& operation) {
    auto const& route = *operation.route;
    auto const title = route.summary.empty() ? to_label(operation.name) : route.summary;
    out += "<details><summary><b class=\"" + route.method + "\">" + route.method + "</b> <code>" +
           html_text(route.pattern) + "</code> <span>" + html_text(title) + "</span></summary><dl>";
    out += "<dt>Open to</dt><dd>" + html_text(key_names(route.keys, ", ")) + "</dd>";
    if (!route.entity.empty()) out += "<dt>Within reach of</dt><dd>" + type_link(route.entity) + "</dd>";
    if (route.request != nullptr) {
        out += route.method == "GET" ? "<dt>Asks</dt><dd>" : "<dt>Takes</dt><dd>";
        out += type_link(route.request->name) + "</dd>";
    } else if (route.takes_bytes) {
        out += "<dt>Takes</dt><dd>the bytes of the body</dd>";
    }
    out += "<dt>Answers</dt><dd>" + answer_words(route) + "</dd></dl></details>\n";
}

}  // namespace

std::string reference_page(Registry const& registry) {
    auto const operations = http::operations_of(registry);
    std::string groups;
    std::string contents;
    std::string group;
    for (auto const& operation : operations) {
        if (operation.group != group) {
            group = operation.group;
            contents += "<li><a href=\"#" + group + "\">" + to_label(group) + "</a></li>\n";
            groups += "<h2 id=\"" + group + "\">" + to_label(group) + "</h2>\n";
        }
        add_operation(groups, operation);
    }
    std::string types;
    for (auto const* type : http::types_of(registry)) add_type(types, *type);
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Farflung API</title>"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
           "<link rel=\"stylesheet\" href=\"/docs.css\"></head><body><nav aria-label=\"Contents\"><h2>Farflung "
           "API</h2><ul>\n" +
           contents + "<li><a href=\"#types\">Types</a></li></ul></nav>\n<main><h1>API reference</h1>\n" +
           introduction + groups + "<h2 id=\"types\">Types</h2>\n" + types + "</main></body></html>\n";
}

std::string_view reference_style() {
    return R"(:root { color-scheme: light dark; --line: #d9dde3; --quiet: #5b6472; --back: #fff; --text: #14181f; --link: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --line: #343a44; --quiet: #a4acb8; --back: #14171c; --text: #eceff3; --link: #7db8f5; }
}
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template-columns: 13rem minmax(0, 1fr); font: 15px/1.5 Inter, system-ui, sans-serif;
  color: var(--text); background: var(--back); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1.5rem 1rem; border-right: 1px solid var(--line); }
nav ul { list-style: none; padding: 0; margin: 0; }
nav h2 { margin: 0 0 1rem; font-size: 1rem; }
main { padding: 1.5rem 2rem 6rem; max-width: 62rem; }
a { color: var(--link); }
h2 { margin-top: 2.5rem; }
code { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .4rem 0; }
summary { padding: .45rem .75rem; cursor: pointer; }
summary b { display: inline-block; min-width: 4.2rem; font-size: 12px; }
summary span { color: var(--quiet); }
dl { display: grid; grid-template-columns: 9rem 1fr; margin: 0; padding: .25rem .75rem .75rem; gap: .25rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); }
@media (max-width: 700px) {
  body { display: block; }
  nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--line); }
  nav ul { columns: 2; }
  main { padding: 1rem; }
  dl { grid-template-columns: 1fr; }
}
)";
}

}  // namespace farflung
