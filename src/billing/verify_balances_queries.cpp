#include "billing/margin.hpp"
#include "billing/verify_steps.hpp"

namespace farflung::billing {

namespace {

/// Adds a finding for each text that the query answers with.
class Sieve {
  public:
    Sieve(Unit const& unit, Findings& found) : unit_(unit), found_(found) {}
    void each(std::string_view sql, std::string const& invariant, std::string const& says) {
        unit_.query(sql, {}, [&](db::Row const& row) {
            found_.push_back({invariant, (row.is_null(0) ? "" : std::string(row.text(0)) + " ") + says});
        });
    }

  private:
    Unit const& unit_;
    Findings& found_;
};

void prove_payments(Sieve& sieve) {
    sieve.each(
        "select p.reference from billing_payments p where p.workspace_id = :workspace and"
        " (case when p.taken_back_at is null then p.amount_minor else 0 end) <>"
        " p.unallocated_minor + coalesce((select sum(a.settled_minor) from billing_allocations a"
        " where a.workspace_id = p.workspace_id and a.payment_id = p.id), 0)",
        "M8", "is a payment that was used for another amount than it came to");
    sieve.each(
        "select p.reference from billing_payments p where p.workspace_id = :workspace and (select count(*) from"
        " ledger_entries e where e.workspace_id = p.workspace_id and e.document_id = p.id) < 1",
        "M7", "is a payment that was never booked");
    sieve.each(
        "select p.reference from billing_payments p where p.workspace_id = :workspace and (case when p.taken_back_at "
        "is not null"
        " then 0 when p.direction = 'in' then p.amount_minor - p.fee_minor else -(p.amount_minor + p.fee_minor) end) "
        "<> coalesce((select"
        " sum(g.amount_minor) from ledger_postings g join ledger_accounts a on a.workspace_id = g.workspace_id"
        " and a.id = g.account_id where g.workspace_id = p.workspace_id and g.document_id = p.id and a.role = 'bank'), "
        "0)",
        "M7", "is a payment that moved another amount in the bank account");
    sieve.each(
        "select p.reference from billing_payments p where p.workspace_id = :workspace and coalesce((select sum(case "
        "when"
        " p.direction = 'in' then -a.difference_minor else a.difference_minor end) from billing_allocations a"
        " where a.workspace_id = p.workspace_id and a.payment_id = p.id), 0) <> coalesce((select sum(g.base_minor) from"
        " ledger_postings g join ledger_accounts c on c.workspace_id = g.workspace_id and c.id = g.account_id"
        " where g.workspace_id = p.workspace_id and g.document_id = p.id and c.role = 'exchange_difference'), 0)",
        "M9", "is a payment whose exchange difference was booked differently");
    sieve.each(
        "select p.reference from billing_payments p where p.workspace_id = :workspace and p.taken_back_at is not null"
        " and coalesce((select sum(g.base_minor) from ledger_postings g join ledger_accounts a on"
        " a.workspace_id = g.workspace_id and a.id = g.account_id where g.workspace_id = p.workspace_id and"
        " g.document_id = p.id and a.role = 'bank_fees'), 0) <> 0",
        "M7", "was taken back and left a fee behind");
    sieve.each(
        "select e.text from ledger_entries e where e.workspace_id = :workspace and e.kind in ('invoice', 'credit_note',"
        " 'bill', 'bill_credit') and exists (select 1 from ledger_entries o where o.workspace_id = e.workspace_id and"
        " o.document_id = e.document_id and o.kind = e.kind and o.number < e.number)",
        "M7", "was booked twice");
}

/// What each party owes or is owed, per currency and in base: the control account against the open documents.
void prove_control_accounts(Sieve& sieve) {
    sieve.each(
        "select coalesce((select o.name from people_parties o where o.workspace_id = :workspace and o.id = x.party_id),"
        " 'Nobody') from (select p.party_id, p.amount_currency as currency, p.amount_minor as amount, p.base_minor as"
        " base_amount from ledger_postings p join ledger_accounts a on a.workspace_id = p.workspace_id and"
        " a.id = p.account_id where p.workspace_id = :workspace and a.role = 'receivable' union all"
        " select i.customer_id, i.currency, -i.open_minor, -coalesce(i.base_open_minor, 0) from billing_invoices i"
        " where i.workspace_id = :workspace and i.kind = 'invoice' and i.state <> 'draft') x"
        " group by x.party_id, x.currency having sum(x.amount) <> 0 or sum(x.base_amount) <> 0",
        "M5", "owes another amount by the receivable account than by open invoices");
    sieve.each(
        "select coalesce((select o.name from people_parties o where o.workspace_id = :workspace and o.id = x.party_id),"
        " 'Nobody') from (select p.party_id, p.amount_currency as currency, p.amount_minor as amount, p.base_minor as"
        " base_amount from ledger_postings p join ledger_accounts a on a.workspace_id = p.workspace_id and"
        " a.id = p.account_id where p.workspace_id = :workspace and a.role = 'payable' union all"
        " select b.partner_id, b.currency, case when b.kind = 'credit_note' then -b.open_minor else b.open_minor end,"
        " case when b.kind = 'credit_note' then -b.base_open_minor else b.base_open_minor end from billing_bills b"
        " where b.workspace_id = :workspace) x"
        " group by x.party_id, x.currency having sum(x.amount) <> 0 or sum(x.base_amount) <> 0",
        "M5", "is owed another amount by the payable account than by open bills");
    sieve.each(
        "select coalesce((select o.name from people_parties o where o.workspace_id = :workspace and o.id = x.party_id),"
        " 'Nobody') from (select p.party_id, p.amount_currency as currency, p.amount_minor as amount, p.base_minor as"
        " base_amount from ledger_postings p join ledger_accounts a on a.workspace_id = p.workspace_id and"
        " a.id = p.account_id where p.workspace_id = :workspace and a.role = 'customer_credit' union all"
        " select m.party_id, m.unallocated_currency, m.unallocated_minor, m.base_unallocated_minor"
        " from billing_payments m where m.workspace_id = :workspace union all"
        " select i.customer_id, i.currency, i.open_minor, coalesce(i.base_open_minor, 0) from billing_invoices i"
        " where i.workspace_id = :workspace and i.kind = 'credit_note' and i.state <> 'draft') x"
        " group by x.party_id, x.currency having sum(x.amount) <> 0 or sum(x.base_amount) <> 0",
        "M5", "has another credit in the ledger than payments and credit notes leave");
}

void prove_claims(Sieve& sieve) {
    sieve.each(
        "select i.number from billing_invoice_lines l join billing_invoices i on i.workspace_id = l.workspace_id and"
        " i.id = l.invoice_id where l.workspace_id = :workspace and l.source_id is not null and i.kind = 'invoice' and"
        " i.state <> 'credited' and not exists (select 1 from billing_claims c where c.workspace_id = l.workspace_id "
        "and"
        " c.source_kind = l.source_kind and c.source_id = l.source_id and c.invoice_id = l.invoice_id)",
        "M11", "bills something that it did not claim");
    sieve.each(
        "select c.source_kind from billing_claims c where c.workspace_id = :workspace and not exists (select 1 from"
        " billing_invoice_lines l where l.workspace_id = c.workspace_id and l.invoice_id = c.invoice_id and"
        " l.source_kind = c.source_kind and l.source_id = c.source_id)",
        "M11", "is claimed by an invoice that does not bill it");
}

void prove_references(Sieve& sieve) {
    sieve.each(
        "select e.text from ledger_entries e where e.workspace_id = :workspace and e.document_id is not null and not"
        " exists (select 1 from billing_invoices i where i.workspace_id = e.workspace_id and i.id = e.document_id) and"
        " not exists (select 1 from billing_bills b where b.workspace_id = e.workspace_id and b.id = e.document_id) and"
        " not exists (select 1 from billing_payments p where p.workspace_id = e.workspace_id and p.id = e.document_id)"
        // What takes another entry back names that one.
        " and not exists (select 1 from ledger_entries r where r.workspace_id = e.workspace_id and r.id = "
        "e.document_id)",
        "M16", "is an entry of a document that this workspace does not have");
    sieve.each(
        "select i.number from billing_invoices i where i.workspace_id = :workspace and not exists (select 1 from"
        " people_parties o where o.workspace_id = i.workspace_id and o.id = i.customer_id)",
        "M16", "is of a customer that this workspace does not have");
    sieve.each(
        "select p.reference from billing_payments p where p.workspace_id = :workspace and not exists (select 1 from"
        " people_parties o where o.workspace_id = p.workspace_id and o.id = p.party_id)",
        "M16", "is a payment of a party that this workspace does not have");
}

void prove_margin(Unit const& unit, Findings& found) {
    auto const result = unit.value<std::int64_t>(
        "select cast(coalesce(sum(p.base_minor), 0) as bigint) from ledger_postings p join ledger_accounts a"
        " on a.workspace_id = p.workspace_id and a.id = p.account_id where p.workspace_id = :workspace"
        " and a.kind in ('income', 'expense')");
    for (auto by : {MarginBy::project, MarginBy::customer, MarginBy::partner}) {
        std::int64_t sum = 0;
        for (auto const& row : margin(unit, {.by = by})) sum += row.margin.minor;
        if (sum != -result.value_or(0)) {
            found.push_back({"M14", "Margin by " + std::string(name_of(by)) + " is not what the ledger says"});
        }
    }
}

}  // namespace

void verify_balances(Unit const& unit, Findings& found) {
    Sieve sieve(unit, found);
    prove_payments(sieve);
    prove_control_accounts(sieve);
    prove_claims(sieve);
    prove_references(sieve);
    prove_margin(unit, found);
}

}  // namespace farflung::billing
