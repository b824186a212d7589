#include "platform/http/page.hpp"

namespace farflung::http {

namespace {

constexpr std::string_view style = R"css(
:root{color-scheme:light dark;--page:#f9fafb;--surface:#fff;--line:#e3e7e8;--strong:#d1d7d9;--text:#121e21;
--text2:#435053;--accent:#006977;--on:#fff;--green:#146c39;--red:#a71a1f;--focus:#278290}
@media(prefers-color-scheme:dark){:root{--page:#070d10;--surface:#0d1518;--line:#1d272a;--strong:#2a3539;--text:#e7ecee;
--text2:#b6c0c3;--accent:#75bbc7;--on:#070d10;--green:#9acca6;--red:#ffa197;--focus:#6cc7d7}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/22px "Inter Variable",Inter,system-ui,"Noto Sans",
"Noto Sans Arabic","Noto Sans Hebrew","Noto Sans CJK JP",sans-serif;font-variant-numeric:tabular-nums lining-nums}
main{max-width:720px;margin:0 auto;padding:24px 16px 48px}
header{background:var(--surface);border-bottom:1px solid var(--line)}
header div{display:flex;align-items:center;gap:10px;max-width:720px;margin:0 auto;padding:12px 16px;font-weight:600}
.mark{display:grid;place-items:center;width:28px;height:28px;border-radius:6px;background:var(--text);
color:var(--surface);font-size:14px}
.sheet{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:24px}
h1{font-size:22px;line-height:28px;font-weight:620;margin:0 0 4px}
h2{font-size:16px;line-height:24px;font-weight:600;margin:28px 0 8px}
p{margin:0 0 8px}
.lead{color:var(--text2);font-size:16px;line-height:24px;margin:0 0 4px}
.quiet{color:var(--text2);font-size:13px;line-height:20px}
.phone{display:none}
.lines{white-space:pre-line}
.total{font-size:24px;line-height:32px;font-weight:600;margin:12px 0 0}
table{width:100%;border-collapse:collapse;margin-top:20px}
th{font-weight:400;color:var(--text2);font-size:13px;text-align:start;padding:6px 0;border-bottom:1px solid var(--line)}
td{padding:10px 0;border-bottom:1px solid var(--line);vertical-align:top}
th.n,td.n{text-align:end;white-space:nowrap;padding-inline-start:16px}
tfoot td{border:0;padding:4px 0}
tfoot tr.sum td{font-weight:600;font-size:18px;line-height:26px;border-top:1px solid var(--strong);padding-top:8px}
form{margin-top:16px}form .quiet{margin:8px 0 0;text-align:center}label{display:block;font-size:13px;color:var(--text2);margin:12px 0 4px}
input,textarea{width:100%;font:inherit;color:inherit;background:var(--surface);border:1px solid #808b8e;border-radius:6px;
padding:11px 12px}
button{font:inherit;font-weight:600;min-height:48px;padding:0 20px;border-radius:6px;border:1px solid var(--strong);
background:var(--surface);color:var(--text);margin-top:12px;width:100%;cursor:pointer}
a.go{display:flex;align-items:center;justify-content:center;min-height:48px;max-width:400px;padding:0 20px;
border-radius:6px;background:var(--accent);color:var(--on);font-weight:600;text-decoration:none}
button.main{background:var(--accent);border-color:var(--accent);color:var(--on)}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
details summary{cursor:pointer;min-height:44px;padding:11px 0;color:var(--text2)}
.done{border-inline-start:3px solid var(--green);padding-inline-start:12px;margin:0 0 20px}
.no{border-inline-start:3px solid var(--red);padding-inline-start:12px;margin:0 0 20px}
a{color:var(--accent)}.noprint{margin-top:16px}
@media(min-width:481px){form{max-width:400px}}
.pay{border-top:1px solid var(--line);margin-top:24px;overflow:auto}.pay .noprint{margin:0 0 20px}.pay .code{float:inline-end;margin:28px 0 0 16px;
text-align:end;font-size:12px;color:var(--text2)}.qr{width:112px;height:112px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0}dt{color:var(--text2)}dd{margin:0;
overflow-wrap:anywhere}
@media(max-width:480px){body{background:var(--surface)}.sheet{border:0;border-radius:0;padding:0}
td.hide,th.hide{display:none}.phone{display:block}thead{display:none}td{font-size:16px;line-height:24px}
.pay .code{float:none;text-align:start;margin:0 0 12px}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:8px}
.decide{position:sticky;bottom:0;margin:24px -16px 0;padding:4px 16px 12px;background:var(--surface);
border-top:1px solid var(--line)}}
@media print{body{background:#fff;color:#000}.sheet{border:0;padding:0}form,details,.noprint{display:none}}
)css";

/// The first letter of a name, as its sign.
std::string mark_of(std::string_view name) {
    std::size_t end = name.empty() ? 0 : 1;
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) ++end;
    return "<span class=\"mark\" aria-hidden=\"true\">" + html_text(name.substr(0, end)) + "</span>";
}

}  // namespace

std::string html_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

Html to_html(PublicPage const& page) {
    auto const title = html_text(page.title);
    auto const company = html_text(page.company);
    return {.text = "<!doctype html><html lang=\"" + html_text(page.language) + "\" dir=\"" +
                    (page.right_to_left ? "rtl" : "ltr") +
                    "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,"
                    "initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>" +
                    title + " · " + company +
                    "</title><link rel=\"icon\" href=\"/icon.svg\"><link rel=\"stylesheet\" "
                    "href=\"/p/page.css\"></head><body><header><div>" +
                    mark_of(page.company) + company + "</div></header><main>" + page.body + "</main></body></html>",
            .to = {},
            .status = page.status};
}

Document page_style(Unit const&) {
    return {.type = "text/css; charset=utf-8", .bytes = std::string(style), .filename = {}, .inline_view = true};
}

}  // namespace farflung::http
