#include "billing/invoice_standing.hpp"

namespace farflung::billing {

namespace {

std::vector<EarnedRow> earned(Unit const& unit, InvoiceId id) {
    return unit.rows<EarnedRow>(
        "select * from (select p.posted_on, a.name, p.partner_id, -p.base_minor as earned, p.base_currency"
        " from ledger_postings p join ledger_accounts a on a.workspace_id = p.workspace_id and a.id = p.account_id"
        " join ledger_entries e on e.workspace_id = p.workspace_id and e.id = p.entry_id"
        " where p.workspace_id = :workspace and a.kind in ('income', 'expense') and (p.document_id = :invoice"
        "  or p.document_id in (select n.id from billing_invoices n where n.workspace_id = :workspace"
        "   and n.corrects_id = :invoice)"
        "  or (a.kind = 'expense' and e.kind <> 'payment' and p.package_id in (select l.package_id from "
        "billing_invoice_lines l"
        "   where l.workspace_id = :workspace and l.invoice_id = :invoice)))"
        " union all select p.paid_on, a.name, null, s.difference_minor, s.difference_currency"
        " from billing_allocations s join billing_payments p on p.workspace_id = s.workspace_id and p.id = s.payment_id"
        " join ledger_accounts a on a.workspace_id = s.workspace_id and a.role = 'exchange_difference'"
        " where s.workspace_id = :workspace and s.invoice_id = :invoice and s.difference_minor <> 0) r"
        " order by r.posted_on, r.earned desc",
        {{"invoice", id}});
}

}  // namespace

std::vector<InvoicePayment> payments_of(Unit const& unit, InvoiceId id) {
    static_cast<void>(unit.get(id));
    return unit.rows<InvoicePayment>(
        "select a.payment_id, p.paid_on, p.reference, a.amount_minor, a.amount_currency, a.settled_minor,"
        " a.settled_currency, a.released_minor + a.difference_minor, a.released_currency from billing_allocations a"
        " join billing_payments p on p.workspace_id = a.workspace_id and p.id = a.payment_id"
        " where a.workspace_id = :workspace and a.invoice_id = :invoice and p.taken_back_at is null"
        " order by p.paid_on, p.id",
        {{"invoice", id}});
}

InvoiceMargin margin_of(Unit const& unit, InvoiceId id) {
    static_cast<void>(unit.get(id));
    Amount const nothing{0, people::workspace_facts(unit).base_currency};
    InvoiceMargin margin{.rows = earned(unit, id), .revenue = nothing, .margin = nothing};
    for (auto const& row : margin.rows) {
        margin.margin += row.base;
        if (!row.base.is_negative()) margin.revenue += row.base;
    }
    return margin;
}

}  // namespace farflung::billing
