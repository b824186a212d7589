#include "billing/invoice_page.hpp"

#include "billing/cash_discount.hpp"
#include "billing/document.hpp"
#include "billing/how_to_pay.hpp"
#include "billing/online_payment_page.hpp"
#include "billing/printed_parts_document.hpp"
#include "core/hash.hpp"
#include "platform/http/page.hpp"
#include "platform/i18n/formats.hpp"
#include "platform/pdf/qr_code.hpp"

namespace farflung::billing {

OpenedPage open_secret(Unit const& unit, std::string const& secret) {
    unit.connection().confine_to(std::nullopt);
    std::optional<OpenedPage> opened;
    // Across workspaces: the secret alone says whose page this is.
    unit.query(
        "select workspace_id, invoice_id from billing_links where secret_hash = :hash", {{"hash", sha256_hex(secret)}},
        [&](db::Row const& row) {
            opened = OpenedPage{WorkspaceId{Uuid::from_bytes(row.bytes(0))}, InvoiceId{Uuid::from_bytes(row.bytes(1))}};
        });
    if (!opened) throw Refusal(No::not_found, "not_found");
    return *opened;
}

namespace {

using http::html_text;

/// What who pays today may take off, while that is still so.
std::string discount_of(Voice const& voice, Invoice const& invoice, Date today) {
    auto const discount = cash_discount_on(invoice, today);
    if (!discount) return {};
    return "<p class=\"quiet\">" +
           http::html_text(words_of_cash_discount(*invoice.cash_discount_percent, *invoice.cash_discount_by,
                                                  invoice.open - *discount, voice.speaker())) +
           "</p>";
}

std::string standing_of(Voice const& voice, Invoice const& invoice, Date today) {
    auto const box = [](std::string_view kind, std::string const& text) {
        return "<p class=\"" + std::string(kind) + "\">" + text + "</p>";
    };
    if (invoice.kind != InvoiceKind::invoice) return {};
    if (invoice.state == InvoiceState::paid) return box("done", voice.say("This invoice is paid. Thank you."));
    if (invoice.state == InvoiceState::credited) return box("no", voice.say("This invoice was taken back in full."));
    return "<p class=\"total\"><bdi>" + voice.money(invoice.open) + "</bdi></p><p class=\"quiet\">" +
           voice.say("Please pay by {day} and name {number}.",
                     {{"day", voice.day(*invoice.due_on)}, {"number", invoice.number}}) +
           "</p>" + discount_of(voice, invoice, today);
}

/// One code is enough: the one that the customer's bank reads.
std::string code_picture_of(Invoice const& invoice) {
    auto const swiss = swiss_code(*invoice.seller, *invoice.buyer, invoice.number, invoice.open);
    auto const epc = payment_code(*invoice.seller, invoice.number, invoice.open);
    bool const reads_swiss = has_swiss_banks(invoice.buyer->address.country);
    if (!swiss.empty() && (reads_swiss || epc.empty())) return pdf::qr_svg(swiss, pdf::QrMark::swiss_cross);
    return epc.empty() ? "" : pdf::qr_svg(epc);
}

std::string payment_of(Unit const& system, Voice const& voice, Invoice const& invoice, std::string const& secret) {
    if (invoice.kind != InvoiceKind::invoice || invoice.open.is_zero()) return {};
    std::string facts;
    for (auto const& fact : how_to_pay(*invoice.seller, invoice.number)) {
        facts += "<dt>" + voice.say(fact.label) + "</dt><dd><bdi>" + html_text(fact.value) + "</bdi></dd>";
    }
    auto const code = code_picture_of(invoice);
    auto const picture =
        code.empty() ? "" : "<p class=\"code\">" + code + "<br>" + voice.say("Scan with your banking app") + "</p>";
    return "<section class=\"pay\"><h2>" + voice.say("How to pay") + "</h2>" +
           ways_online(system, voice, invoice, secret) + picture + "<dl>" + facts + "</dl></section>";
}

bool has_pdf(Unit const& unit, InvoiceId id) {
    return unit
        .value<std::int64_t>(
            "select 1 from billing_documents where workspace_id = :workspace and invoice_id = :invoice"
            " and form = 'pdf'",
            {{"invoice", id}})
        .has_value();
}

}  // namespace

http::Html invoice_page(Unit const& unit, std::string const& secret) {
    auto const opened = open_secret(unit, secret);
    Unit const system(unit.connection(), unit.registry(), unit.world(), system_actor(opened.workspace));
    auto const invoice = system.get(opened.invoice);
    Voice const voice(system, invoice);
    auto const kind = voice.say(title_of(invoice.kind, invoice.purpose)) + ' ' + html_text(invoice.number);
    auto const period = words_of_period(invoice.period_from, invoice.period_to, voice.speaker());
    auto body =
        "<article class=\"sheet\"><h1>" + kind + "</h1><p class=\"lead\">" +
        voice.say("{day}, for {name}", {{"day", voice.day(*invoice.issued_on)}, {"name", invoice.buyer->name}}) +
        "</p>" +
        (period.empty() ? "" : "<p class=\"quiet\">" + voice.say("Work done") + ": " + html_text(period) + "</p>") +
        standing_of(voice, invoice, system.today(people::workspace_facts(system).zone)) +
        html_table(invoice.lines, sums_of(invoice, voice.speaker()), voice.speaker());
    if (invoice.prices == PricesIn::with_tax) body += "<p class=\"quiet\">" + voice.say("Prices include tax.") + "</p>";
    Say const say = [&](std::string_view source) { return system.world().text(invoice.language, source, {}); };
    for (auto const& note : tax_notes(invoice.lines, say)) body += "<p class=\"quiet\">" + html_text(note) + "</p>";
    if (!invoice.note.empty()) body += "<p>" + html_text(invoice.note) + "</p>";
    body += payment_of(system, voice, invoice, secret) + "</article>";
    if (has_pdf(system, invoice.id)) {
        body += "<p class=\"noprint\"><a href=\"/p/invoices/" + html_text(secret) + "/pdf\">" +
                voice.say("Open as PDF") + "</a></p>";
    }
    return http::to_html({.title = invoice.number,
                          .company = invoice.seller->name,
                          .language = invoice.language,
                          .right_to_left = i18n::is_right_to_left(invoice.language),
                          .body = std::move(body)});
}

http::Document invoice_page_pdf(Unit const& unit, std::string const& secret) {
    auto const opened = open_secret(unit, secret);
    Unit const system(unit.connection(), unit.registry(), unit.world(), system_actor(opened.workspace));
    return document(system, opened.invoice, "pdf");
}

}  // namespace farflung::billing
