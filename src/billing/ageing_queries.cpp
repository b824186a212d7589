#include "billing/ageing.hpp"

namespace farflung::billing {

namespace {

/// What a control account of the ledger was worth in base currency at the end of a day; debit is positive.
Amount booked_on(Unit const& unit, AccountRole role, Date on, Currency base) {
    auto const sum = unit.value<std::int64_t>(
        "select cast(coalesce(sum(base_minor), 0) as bigint) from ledger_postings"
        " where workspace_id = :workspace and account_id = :control and posted_on <= :on",
        {{"control", ledger::account_of(unit.workspace(), role)}, {"on", on}});
    return {sum.value_or(0), base};
}

Ageing aged(Unit const& unit, AskAgeing const& request, AccountRole role, std::string_view sql) {
    auto const company = people::workspace_facts(unit);
    auto const on = request.on.value_or(unit.today(company.zone));
    auto ageing = age(unit.rows<AgeingItem>(sql, {{"on", on}}), on, company.base_currency);
    ageing.booked = booked_on(unit, role, on, company.base_currency);
    return ageing;
}

}  // namespace

Ageing receivables_ageing(Unit const& unit, AskAgeing const& request) {
    return aged(unit, request, AccountRole::receivable,
                "select * from (select i.id, i.number, i.customer_id, p.name, i.issued_on, i.due_on,"
                // What was paid before the document's day stands there below nothing until that day comes.
                " cast(case when coalesce(i.carried_over_on, i.issued_on) <= :on then i.total_minor else 0 end"
                " - coalesce(a.amount, 0) - coalesce(c.amount, 0) - case when i.written_off_on <= :on"
                " then i.written_off_minor else 0 end as bigint) as open_minor, i.currency,"
                " cast(case when coalesce(i.carried_over_on, i.issued_on) <= :on then i.base_total_minor else 0 end"
                " - coalesce(a.released, 0) - coalesce(c.released, 0) - case when"
                " i.written_off_on <= :on then i.base_written_off_minor else 0 end as bigint),"
                " i.base_total_currency from billing_invoices i"
                " join people_parties p on p.workspace_id = i.workspace_id and p.id = i.customer_id"
                " left join (select invoice_id, sum(amount_minor) as amount, sum(released_minor) as released"
                "  from billing_allocations where workspace_id = :workspace and allocated_on <= :on"
                "  group by invoice_id) a on a.invoice_id = i.id"
                // A credit note takes off its invoice what it does not leave as the customer's credit; what of that
                // credit was paid back or used since, allocations of the note itself say.
                " left join (select n.corrects_id, sum(n.total_minor - n.open_minor - coalesce(r.amount, 0)) as amount,"
                "  sum(n.base_total_minor - n.base_open_minor - coalesce(r.released, 0)) as released"
                "  from billing_invoices n left join (select invoice_id, sum(amount_minor) as amount,"
                "   sum(released_minor) as released from billing_allocations where workspace_id = :workspace"
                "   group by invoice_id) r on r.invoice_id = n.id"
                "  where n.workspace_id = :workspace and n.kind = 'credit_note' and n.issued_on <= :on"
                "  group by n.corrects_id) c on c.corrects_id = i.id"
                " where i.workspace_id = :workspace and i.kind = 'invoice' and i.number <> '' and"
                " (coalesce(i.carried_over_on, i.issued_on) <= :on or a.invoice_id is not null)) o"
                " where o.open_minor <> 0 order by o.name, o.customer_id, o.currency, o.due_on, o.number");
}

Ageing payables_ageing(Unit const& unit, AskAgeing const& request) {
    auto ageing = aged(
        unit, request, AccountRole::payable,
        "select * from (select b.id, b.number, b.partner_id, p.name, b.billed_on, b.due_on,"
        " cast(case when coalesce(b.carried_over_on, b.booked_on, b.billed_on) <= :on then b.total_minor else 0 end"
        " - coalesce(a.amount, 0) - coalesce(c.amount, 0) as bigint)"
        " as open_minor, b.currency,"
        " cast(case when coalesce(b.carried_over_on, b.booked_on, b.billed_on) <= :on then b.base_total_minor else 0 "
        "end"
        " - coalesce(a.released, 0) - coalesce(c.released, 0) as bigint),"
        " b.base_total_currency from billing_bills b"
        " join people_parties p on p.workspace_id = b.workspace_id and p.id = b.partner_id"
        " left join (select bill_id, sum(amount_minor) as amount, sum(released_minor) as released"
        "  from billing_allocations where workspace_id = :workspace and allocated_on <= :on"
        "  group by bill_id) a on a.bill_id = b.id"
        " left join (select n.corrects_id, sum(n.total_minor - n.open_minor - coalesce(r.amount, 0))"
        "  as amount, sum(n.base_total_minor - n.base_open_minor - coalesce(r.released, 0)) as released"
        "  from billing_bills n left join (select bill_id, sum(amount_minor) as amount,"
        "   sum(released_minor) as released from billing_allocations where workspace_id = :workspace"
        "   group by bill_id) r on r.bill_id = n.id"
        "  where n.workspace_id = :workspace and n.kind = 'credit_note' and coalesce(n.booked_on, n.billed_on) <= :on"
        "  group by n.corrects_id) c on c.corrects_id = b.id"
        " where b.workspace_id = :workspace and b.kind = 'bill' and"
        " (coalesce(b.carried_over_on, b.booked_on, b.billed_on) <= :on or a.bill_id is not null)"
        // What a partner has to pay back of a credit note, on the day.
        " union all select n.id, n.number, n.partner_id, p.name, n.billed_on, n.due_on,"
        " cast(-n.open_minor - coalesce(r.amount, 0) as bigint), n.currency,"
        " cast(-n.base_open_minor - coalesce(r.released, 0) as bigint), n.base_total_currency"
        " from billing_bills n"
        " join people_parties p on p.workspace_id = n.workspace_id and p.id = n.partner_id"
        " left join (select bill_id, sum(amount_minor) as amount, sum(released_minor) as released"
        "  from billing_allocations where workspace_id = :workspace and allocated_on > :on"
        "  group by bill_id) r on r.bill_id = n.id"
        " where n.workspace_id = :workspace and n.kind = 'credit_note' and coalesce(n.booked_on, n.billed_on) <= :on) o"
        " where o.open_minor <> 0 order by o.name, o.partner_id, o.currency, o.due_on, o.number");
    ageing.booked = -ageing.booked;  // what we owe stands in credit
    return ageing;
}

}  // namespace farflung::billing
