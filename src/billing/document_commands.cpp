#include "billing/document.hpp"

#include <algorithm>

#include "billing/adjustment_words.hpp"
#include "billing/advance.hpp"
#include "billing/electronic_invoice.hpp"
#include "billing/how_to_pay.hpp"
#include "billing/letterhead.hpp"
#include "billing/printed_invoice.hpp"
#include "core/hash.hpp"
#include "platform/bulk.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/pdf/archive.hpp"
#include "platform/pdf/qr_code.hpp"

namespace farflung::billing {

namespace {

constexpr std::string_view nothing_before = "0000000000000000000000000000000000000000000000000000000000000000";
constexpr std::string_view words = "json";
constexpr std::string_view drawing = "pdf";
constexpr std::string_view hybrid = "facturx.pdf";
constexpr std::string_view extended_hybrid = "factur-x-extended.pdf";
constexpr std::string_view extended_profile = "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended";

bool is_hybrid(std::string_view form) { return form == hybrid || form == extended_hybrid; }

struct ChainHead {
    std::int64_t position{};
    std::string hash;
};
constexpr auto describe(Of<ChainHead>) {
    return record("chain_head", field("position", &ChainHead::position), field("hash", &ChainHead::hash));
}

ChainHead newest(Unit const& unit) {
    auto const heads = unit.rows<ChainHead>(
        "select position, hash from billing_documents where workspace_id = :workspace order by position desc limit 1");
    return heads.empty() ? ChainHead{0, std::string(nothing_before)} : heads.front();
}

ChainLink link_after(ChainHead const& head, InvoiceId id, std::string_view form, std::string_view bytes) {
    ChainLink link{.position = head.position + 1,
                   .invoice_id = id,
                   .form = std::string(form),
                   .sha256 = sha256_hex(bytes),
                   .previous_hash = head.hash,
                   .hash = {}};
    link.hash = hash_of(link);
    return link;
}

/// Appends bytes to the workspace's chain of documents; false when this form of the invoice is already kept.
bool keep(Unit& unit, InvoiceId id, std::string_view form, std::string_view bytes) {
    auto const link = link_after(newest(unit), id, form, bytes);
    return unit.execute(
               "insert into billing_documents (workspace_id, position, invoice_id, form, bytes, sha256, previous_hash,"
               " hash, made_at) values (:workspace, :position, :invoice, :form, :bytes, :sha256, :previous, :hash, "
               ":now)"
               " on conflict (workspace_id, invoice_id, form) do nothing",
               {{"position", link.position},
                {"invoice", id},
                {"form", form},
                {"bytes", db::Bytes{bytes}},
                {"sha256", link.sha256},
                {"previous", link.previous_hash},
                {"hash", link.hash},
                {"now", unit.now()}}) == 1;
}

std::optional<std::string> kept_bytes(Unit const& unit, InvoiceId id, std::string_view form) {
    std::optional<std::string> bytes;
    unit.query(
        "select bytes from billing_documents where workspace_id = :workspace and invoice_id = :invoice and form = "
        ":form",
        {{"invoice", id}, {"form", form}}, [&](db::Row const& row) { bytes = std::string(row.bytes(0)); });
    return bytes;
}

http::Document picture_of(Invoice const& invoice, std::string const& code, pdf::QrMark mark) {
    return {.type = "image/png",
            .bytes = pdf::qr_png(code, mark),
            .filename = invoice.number + ".png",
            .inline_view = true};
}

bool asks_for_money(Invoice const& invoice) { return invoice.kind == InvoiceKind::invoice && invoice.seller; }

http::Document epc_code_of(Invoice const& invoice) {
    auto const code = asks_for_money(invoice) ? payment_code(*invoice.seller, invoice.number, invoice.open) : "";
    if (code.empty()) throw Refusal(No::conflict, "document.no_code");
    return picture_of(invoice, code, pdf::QrMark::none);
}

http::Document swiss_code_of(Invoice const& invoice) {
    auto const code =
        asks_for_money(invoice) ? swiss_code(*invoice.seller, *invoice.buyer, invoice.number, invoice.open) : "";
    if (code.empty()) throw Refusal(No::conflict, "document.no_swiss_code");
    return picture_of(invoice, code, pdf::QrMark::swiss_cross);
}

}  // namespace

std::string_view title_of(InvoiceKind kind, InvoicePurpose purpose) {
    if (kind == InvoiceKind::credit_note) return "Credit note";
    if (kind == InvoiceKind::self_billed) return "Self-billed invoice";
    if (kind == InvoiceKind::self_billed_credit) return "Self-billed credit note";
    return purpose == InvoicePurpose::advance ? "Invoice in advance" : "Invoice";
}

std::string canonical_text(Invoice const& invoice) {
    return to_json(IssuedDocument{invoice.id,
                                  invoice.kind,
                                  invoice.number,
                                  invoice.customer_id,
                                  invoice.currency,
                                  invoice.issued_on.value_or(Date{}),
                                  invoice.due_on.value_or(Date{}),
                                  invoice.corrects_id,
                                  invoice.reference,
                                  invoice.note,
                                  invoice.language,
                                  invoice.seller.value_or(people::PartyDetails{}),
                                  invoice.buyer.value_or(people::PartyDetails{}),
                                  invoice.lines,
                                  invoice.taxes,
                                  invoice.net,
                                  invoice.tax,
                                  invoice.total,
                                  invoice.rate.value_or(Decimal{}),
                                  invoice.rate_on.value_or(Date{}),
                                  invoice.rate_source,
                                  invoice.base_total.value_or(Amount{}),
                                  invoice.prices,
                                  invoice.adjustments,
                                  invoice.adjustment_parts,
                                  invoice.rounding,
                                  invoice.delivered_on,
                                  invoice.period_from,
                                  invoice.period_to,
                                  invoice.purpose,
                                  invoice.declared_tax ? std::optional(*invoice.declared_tax) : std::nullopt,
                                  invoice.cash_discount_percent,
                                  invoice.cash_discount_days,
                                  invoice.cash_discount_by,
                                  invoice.cash_discount});
}

std::string hash_of(ChainLink const& link) {
    return sha256_hex(link.previous_hash + '\n' + std::to_string(link.position) + '\n' + link.invoice_id.text() + '\n' +
                      link.form + '\n' + link.sha256);
}

void freeze(Unit& unit, Invoice const& invoice) {
    ensure(keep(unit, invoice.id, words, canonical_text(invoice)), "a document is frozen once");
    if (invoice.carried_over_on) return;
    unit.enqueue(DrawDocument{invoice.id}, {}, "draw_document/" + invoice.id.text());
}

void freeze_many(Unit& unit, std::vector<Invoice> const& invoices) {
    auto head = newest(unit);
    db::Rows rows;
    for (auto const& invoice : invoices) {
        auto const bytes = canonical_text(invoice);
        auto const link = link_after(head, invoice.id, words, bytes);
        head = {link.position, link.hash};
        auto& row = rows.emplace_back();
        db::bind(row, "position", link.position);
        db::bind(row, "invoice_id", link.invoice_id);
        db::bind(row, "form", words);
        row.add("bytes", db::Bytes{row.keep(bytes)});
        db::bind(row, "sha256", row.keep(link.sha256));
        db::bind(row, "previous_hash", row.keep(link.previous_hash));
        db::bind(row, "hash", row.keep(link.hash));
        db::bind(row, "made_at", unit.now());
    }
    bulk::insert_rows(unit, "billing_documents", rows);
}

namespace {

IssuedDocument frozen(std::string const& text) {
    auto const parsed = JsonDocument::parse(text);
    ensure(parsed.has_value(), "frozen words are JSON that we wrote");
    IssuedDocument issued;
    Problems problems;
    read_json(parsed->root(), issued, problems, {}, Reading::stored);
    return issued;
}

/// What is corrected, or deducted as paid in advance: an issued document never changes, so it may be looked up at any
/// time. A credit note names the one invoice that it corrects.
std::vector<e_invoice::PrecedingInvoice> preceding_invoices(Unit const& unit, IssuedDocument const& document) {
    std::vector<InvoiceId> ids;
    if (document.corrects_id) ids.push_back(*document.corrects_id);
    for (auto const& line : document.lines) {
        bool const is_first = is_deduction(line) && std::ranges::find(ids, InvoiceId{*line.source_id}) == ids.end();
        if (is_first && !document.corrects_id) ids.push_back(InvoiceId{*line.source_id});
    }
    std::vector<e_invoice::PrecedingInvoice> preceding;
    for (auto const id : ids) {
        auto const invoice = unit.get(id);
        preceding.push_back({invoice.number, invoice.issued_on});
    }
    return preceding;
}

e_invoice::EInvoice in_form(Unit const& unit, IssuedDocument const& document, ElectronicForm form) {
    Say const say = [&](std::string_view source) { return unit.world().text(document.language, source, {}); };
    auto invoice = e_invoice_of(document, preceding_invoices(unit, document), form, say);
    if (invoice.terms.empty()) invoice.terms = words_of_cash_discount(document, {document.language, unit.world()});
    return invoice;
}

/// Factur-X: the drawing as an archive, with the same document for machines inside. What EN 16931 has is all that we
/// say in the profile EXTENDED, too, for those who take that one alone.
std::string hybrid_of(Unit const& unit, IssuedDocument const& document, std::string drawn, std::string_view form) {
    bool const is_extended = form == extended_hybrid;
    auto invoice = in_form(unit, document, ElectronicForm::cii);
    if (is_extended) invoice.specification = extended_profile;
    return pdf::to_pdf_a3({.drawing = std::move(drawn),
                           .title = document.number + " " + document.seller.name,
                           .author = document.seller.name,
                           .language = document.language,
                           .made_on = document.issued_on,
                           .filename = "factur-x.xml",
                           .xml = write_electronic(invoice, ElectronicForm::cii),
                           .description = document.number,
                           .conformance = is_extended ? "EXTENDED" : "EN 16931"});
}

/// Every form that the document has: its drawing, and the e-invoices that are valid as they stand.
std::vector<std::pair<std::string, std::string>> make_forms(Unit const& unit, IssuedDocument const& document) {
    std::vector<std::pair<std::string, std::string>> forms;
    // What we write in a partner's name does not look like ours.
    auto const look = is_self_billed(document.kind) ? pdf::Letterhead{} : letterhead_to_draw(unit);
    forms.emplace_back(drawing, draw(document, preceding_invoices(unit, document), look, unit.world()));
    for (auto const form : electronic_forms()) {
        auto const invoice = in_form(unit, document, form);
        if (!findings_of(invoice, form).empty()) continue;
        forms.emplace_back(name_of_form(form), write_electronic(invoice, form));
        if (form == ElectronicForm::cii)
            forms.emplace_back(hybrid, hybrid_of(unit, document, forms.front().second, hybrid));
    }
    return forms;
}

}  // namespace

void draw_document(jobs::Outside& outside, DrawDocument const& job) {
    std::vector<std::pair<std::string, std::string>> forms;
    outside.read([&](Unit const& unit) {
        auto const text = kept_bytes(unit, job.invoice_id, words);
        ensure(text.has_value(), "only what was frozen is drawn");
        if (!kept_bytes(unit, job.invoice_id, drawing)) forms = make_forms(unit, frozen(*text));
    });
    if (forms.empty()) return;
    outside.write([&](Unit& unit) {
        for (auto const& [form, bytes] : forms) keep(unit, job.invoice_id, form, bytes);
    });
}

http::Document document(Unit const& unit, InvoiceId id, std::string const& form) {
    auto const invoice = unit.get(id);
    if (form == "epc_qr.png") return epc_code_of(invoice);
    if (form == "swiss_qr.png") return swiss_code_of(invoice);
    auto const electronic = electronic_form_of(form);
    if (form != drawing && !is_hybrid(form) && !electronic) {
        throw Refusal(No::not_found, "document.no_such_form", {}, {{"form", form}});
    }
    if (invoice.state == InvoiceState::draft) throw Refusal(No::conflict, "invoice.not_issued");
    if (invoice.carried_over_on) throw Refusal(No::conflict, "invoice.carried_over");
    auto bytes = kept_bytes(unit, id, form);
    // One that was not valid when it was issued says why; so does one that came by bulk, and was never made.
    auto const words_again = [&] { return frozen(*kept_bytes(unit, id, words)); };
    if (!bytes && electronic) bytes = write_electronic(in_form(unit, words_again(), *electronic), *electronic);
    auto drawn = bytes || form == drawing ? std::nullopt : kept_bytes(unit, id, drawing);
    if (drawn) bytes = hybrid_of(unit, words_again(), std::move(*drawn), form);
    if (!bytes) throw Refusal(No::conflict, "document.not_ready");
    if (electronic)
        return {.type = "application/xml", .bytes = std::move(*bytes), .filename = invoice.number + '-' + form};
    return {.type = "application/pdf",
            .bytes = std::move(*bytes),
            .filename = invoice.number + (is_hybrid(form) ? "-" + form : ".pdf"),
            .inline_view = true};
}

}  // namespace farflung::billing
