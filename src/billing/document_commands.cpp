#include "billing/document.hpp"

#include "billing/how_to_pay.hpp"
#include "billing/printed_invoice.hpp"
#include "core/hash.hpp"
#include "platform/bulk.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/pdf/qr_code.hpp"

namespace farflung::billing {

namespace {

constexpr std::string_view nothing_before = "0000000000000000000000000000000000000000000000000000000000000000";
constexpr std::string_view words = "json";
constexpr std::string_view drawing = "pdf";

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

http::Document code_of(Invoice const& invoice) {
    bool const asks = invoice.kind == InvoiceKind::invoice && invoice.seller;
    auto const code = asks ? payment_code(*invoice.seller, invoice.number, invoice.open) : "";
    if (code.empty()) throw Refusal(No::conflict, "document.no_code");
    return {.type = "image/png", .bytes = pdf::qr_png(code), .filename = invoice.number + ".png", .inline_view = true};
}

}  // namespace

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
                                  invoice.purpose});
}

std::string hash_of(ChainLink const& link) {
    return sha256_hex(link.previous_hash + '\n' + std::to_string(link.position) + '\n' + link.invoice_id.text() + '\n' +
                      link.form + '\n' + link.sha256);
}

void freeze(Unit& unit, Invoice const& invoice) {
    ensure(keep(unit, invoice.id, words, canonical_text(invoice)), "a document is frozen once");
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

void draw_document(jobs::Outside& outside, DrawDocument const& job) {
    std::optional<std::string> text;
    bool drawn = false;
    outside.read([&](Unit const& unit) {
        text = kept_bytes(unit, job.invoice_id, words);
        drawn = kept_bytes(unit, job.invoice_id, drawing).has_value();
    });
    if (drawn) return;
    ensure(text.has_value(), "only what was frozen is drawn");
    auto const parsed = JsonDocument::parse(*text);
    ensure(parsed.has_value(), "frozen words are JSON that we wrote");
    IssuedDocument issued;
    Problems problems;
    read_json(parsed->root(), issued, problems, {}, Reading::stored);
    std::string bytes;
    outside.read([&](Unit const& unit) { bytes = draw(issued, unit.world()); });
    outside.write([&](Unit& unit) { keep(unit, job.invoice_id, drawing, bytes); });
}

http::Document document(Unit const& unit, InvoiceId id, std::string const& form) {
    auto const invoice = unit.get(id);
    if (form == "epc_qr.png") return code_of(invoice);
    if (form != drawing) throw Refusal(No::conflict, "document.no_such_form", {}, {{"form", form}});
    if (invoice.state == InvoiceState::draft) throw Refusal(No::conflict, "invoice.not_issued");
    auto bytes = kept_bytes(unit, id, form);
    if (!bytes) throw Refusal(No::conflict, "document.not_ready");
    return {.type = "application/pdf",
            .bytes = std::move(*bytes),
            .filename = invoice.number + ".pdf",
            .inline_view = true};
}

}  // namespace farflung::billing
