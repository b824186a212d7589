#include "billing/document.hpp"
#include "billing/verify_steps.hpp"
#include "core/hash.hpp"

namespace farflung::billing {

namespace {

/// Many invoices are walked in units of their own, so that none remembers them all.
constexpr int batch = 200;

void for_each_invoice(Unit const& unit, std::function<void(Unit const&, Invoice const&)> const& visit) {
    Uuid after;
    bool more = true;
    while (more) {
        Unit const part(unit.connection(), unit.registry(), unit.world(), system_actor(unit.workspace()));
        auto const invoices =
            part.where<Invoice>("t.id > :after", {{"after", db::Bytes{after.view()}}}, "t.id limit 200");
        for (auto const& invoice : invoices) visit(part, invoice);
        more = invoices.size() == batch;
        if (more) after = invoices.back().id.value;
    }
}

/// Of an invoice, what payments settled.
Amount allocated_to(Unit const& unit, Invoice const& invoice) {
    auto const sum = unit.value<std::int64_t>(
        "select cast(coalesce(sum(amount_minor), 0) as bigint) from billing_allocations"
        " where workspace_id = :workspace and invoice_id = :invoice",
        {{"invoice", invoice.id}});
    return {sum.value_or(0), invoice.currency};
}

/// Of an invoice, what its credit notes took off the open amount, and what they come to.
struct Credited {
    std::int64_t applied{};
    std::int64_t total{};
};
constexpr auto describe(Of<Credited>) {
    return record("credited", field("applied", &Credited::applied), field("total", &Credited::total));
}
Credited credited_of(Unit const& unit, Invoice const& invoice) {
    return unit
        .rows<Credited>(
            "select cast(coalesce(sum(n.total_minor - n.open_minor - coalesce((select sum(a.amount_minor) from"
            " billing_allocations a where a.workspace_id = n.workspace_id and a.invoice_id = n.id), 0)), 0) as bigint),"
            " cast(coalesce(sum(n.total_minor), 0) as bigint) from billing_invoices n"
            " where n.workspace_id = :workspace and n.corrects_id = :invoice",
            {{"invoice", invoice.id}})
        .front();
}

void prove_sums(Invoice const& invoice, std::string const& name, Findings& found) {
    auto again = invoice;
    recalculate(again);
    bool const same = to_json(again.lines) == to_json(invoice.lines) &&
                      to_json(again.adjustments) == to_json(invoice.adjustments) &&
                      to_json(again.adjustment_parts) == to_json(invoice.adjustment_parts) &&
                      to_json(again.taxes) == to_json(invoice.taxes) && again.rounding == invoice.rounding &&
                      again.net == invoice.net && again.tax == invoice.tax && again.total == invoice.total;
    if (!same) found.push_back({"M4", name + " has other sums than its lines"});
    if (invoice.total.minor > Amount::max_minor || invoice.total.minor < -Amount::max_minor) {
        found.push_back({"M15", name + " is beyond the largest amount"});
    }
}

void prove_open(Unit const& unit, Invoice const& invoice, std::string const& name, Findings& found) {
    auto const allocated = allocated_to(unit, invoice);
    bool const is_note = invoice.kind == InvoiceKind::credit_note;
    auto const credited = credited_of(unit, invoice);
    auto const given_up = invoice.written_off.value_or(Amount{0, invoice.currency});
    auto const settled = allocated + Amount{credited.applied, invoice.currency} + given_up;
    if (!is_note && invoice.open + settled != invoice.total) {
        found.push_back({"M5", name + " has another open amount than its payments, credit notes and write-off leave"});
    }
    if (is_note && invoice.open + allocated > invoice.total) {
        found.push_back({"M8", name + " gives more back than it is worth"});
    }
    if (invoice.credited.minor != credited.total || invoice.credited > invoice.total) {
        found.push_back({"M8", name + " is credited by another amount than its credit notes"});
    }
    auto const base = invoice.base_total->currency;
    if (convert(invoice.open, *invoice.rate, base, Rounding::half_up) != *invoice.base_open) {
        found.push_back({"M9", name + " has another open amount in base currency than its rate says"});
    }
    if (!is_note && convert(invoice.total, *invoice.rate, base, Rounding::half_up) != *invoice.base_total) {
        found.push_back({"M9", name + " has another total in base currency than its rate says"});
    }
    if (invoice.state != state_of(invoice)) found.push_back({"M5", name + " is not in the state that it should be in"});
}

/// A self-billed document is that of one bill or credit note, over the same sum, and asks for nothing itself.
void prove_bill(Unit const& unit, Invoice const& invoice, std::string const& name, Findings& found) {
    auto const total = unit.value<std::int64_t>(
        "select total_minor from billing_bills where workspace_id = :workspace and self_billed_id = :invoice"
        " and kind = :kind",
        {{"invoice", invoice.id}, {"kind", is_credit(invoice.kind) ? BillKind::credit_note : BillKind::bill}});
    if (total != invoice.total.minor || !invoice.open.is_zero()) {
        found.push_back({"M4", name + " says something else than the bill that it is the document of"});
    }
}

ledger::NewEntry expected_entry(Unit const& unit, Invoice const& invoice) {
    if (invoice.kind == InvoiceKind::invoice) return entry_of(invoice);
    // As it was when issued: refunds since then are put back.
    auto note = invoice;
    note.open += allocated_to(unit, invoice);
    note.base_open = convert(note.open, *note.rate, note.base_total->currency, Rounding::half_up);
    return entry_of_credit(note, {note.total - note.open, *note.base_total - *note.base_open});
}

/// The frozen words as they would be written today: those of before a field was known lack it. That the bytes
/// themselves are what was kept, the chain proves.
std::string frozen_text(Unit const& unit, InvoiceId id) {
    std::string text;
    unit.query(
        "select bytes from billing_documents where workspace_id = :workspace and invoice_id = :invoice"
        " and form = 'json'",
        {{"invoice", id}}, [&](db::Row const& row) { text = std::string(row.bytes(0)); });
    auto const parsed = JsonDocument::parse(text);
    if (!parsed) return {};
    IssuedDocument issued;
    Problems problems;
    read_json(parsed->root(), issued, problems, {}, Reading::stored);
    return problems.empty() ? to_json(issued) : std::string();
}

}  // namespace

void verify_invoices(Unit const& unit, Findings& found) {
    for_each_invoice(unit, [&](Unit const& part, Invoice const& invoice) {
        auto const name = invoice.number.empty() ? "Draft " + invoice.id.text() : invoice.number;
        prove_sums(invoice, name, found);
        if (invoice.state == InvoiceState::draft) {
            if (!invoice.number.empty()) found.push_back({"M6", name + " is a draft with a number"});
            return;
        }
        bool const whole = invoice.rate && invoice.base_total && invoice.base_open && invoice.issued_on;
        if (!whole) {
            found.push_back({"M9", name + " lacks its date or its rate"});
            return;
        }
        bool const is_own_debt = is_self_billed(invoice.kind);
        if (is_own_debt) prove_bill(part, invoice, name, found);
        if (!is_own_debt) prove_open(part, invoice, name, found);
        if (!is_own_debt && !is_booked_as(part, invoice.id.value, expected_entry(part, invoice))) {
            found.push_back({"M14", name + " is booked differently from what it says"});
        }
        if (invoice.written_off && !is_booked_as(part, invoice.id.value, entry_of_write_off(invoice))) {
            found.push_back({"M14", name + " is written off differently from what it says"});
        }
        if (frozen_text(part, invoice.id) != canonical_text(invoice)) {
            found.push_back({"M3", name + " differs from the words that were frozen when it was issued"});
        }
    });
}

void verify_documents(Unit const& unit, Findings& found) {
    std::int64_t position = 0;
    std::string before(64, '0');
    unit.query(
        "select position, invoice_id, form, sha256, previous_hash, hash, bytes from billing_documents"
        " where workspace_id = :workspace order by position",
        {}, [&](db::Row const& row) {
            db::Columns columns(row);
            ChainLink link;
            db::take_fields(columns, link);
            auto const name = "Document " + std::to_string(link.position);
            if (sha256_hex(row.bytes(columns.next())) != link.sha256) {
                found.push_back({"M3", name + " has other bytes than when it was kept"});
            }
            if (link.position != position + 1) found.push_back({"M3", name + " does not follow the one before it"});
            if (link.previous_hash != before || link.hash != hash_of(link)) {
                found.push_back({"M3", name + " breaks the chain"});
            }
            position = link.position;
            before = link.hash;
        });
}

}  // namespace farflung::billing
