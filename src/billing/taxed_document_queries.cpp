#include "billing/taxed_document.hpp"

namespace farflung::billing {

std::vector<TaxedDocument> taxed_documents(Unit const& unit, Date from, Date to) {
    return unit.rows<TaxedDocument>(
        "select i.id, i.number, i.kind, i.issued_on, i.customer_id, i.taxes, i.rate,"
        " coalesce(c.seller, i.seller), coalesce(c.buyer, i.buyer),"
        " case when exists (select 1 from billing_invoice_lines l where l.workspace_id = i.workspace_id"
        "  and l.invoice_id = i.id and l.supply in ('goods', 'electronic')) then 1 else 0 end,"
        " coalesce(c.issued_on, i.issued_on) from billing_invoices i"
        " left join billing_invoices c on c.workspace_id = i.workspace_id and c.id = i.corrects_id"
        " where i.workspace_id = :workspace and i.number <> '' and i.kind in ('invoice', 'credit_note')"
        " and i.carried_over_on is null and i.issued_on >= :from and i.issued_on <= :to"
        " order by i.issued_on, i.number",
        {{"from", from}, {"to", to}});
}

}  // namespace farflung::billing
