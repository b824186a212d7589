#include "billing/saf_t.hpp"
#include "billing/vat_summary.hpp"

namespace farflung::billing {

namespace {

/// What stands on one account that is a sum of documents, for one party.
struct PartySum {
    PartyId party_id;
    AccountRole role = AccountRole::other;
    std::int64_t before{};
    std::int64_t through{};
};
constexpr auto describe(Of<PartySum>) {
    return record("party_sum", field("party_id", &PartySum::party_id), field("role", &PartySum::role),
                  field("before", &PartySum::before), field("through", &PartySum::through));
}

std::vector<SafTAccount> accounts_of(Unit const& unit, Date from, Date to) {
    return unit.rows<SafTAccount>(
        "select a.id, a.code, a.name, a.kind, a.role,"
        " cast(coalesce(sum(case when p.posted_on < :from then p.base_minor else 0 end), 0) as bigint),"
        " cast(coalesce(sum(p.base_minor), 0) as bigint) from ledger_accounts a left join ledger_postings p"
        " on p.workspace_id = a.workspace_id and p.account_id = a.id and p.posted_on <= :to"
        " where a.workspace_id = :workspace group by a.id, a.code, a.name, a.kind, a.role order by a.code",
        {{"from", from}, {"to", to}});
}

std::vector<SafTLine> lines_of(Unit const& unit, Date from, Date to) {
    return unit.rows<SafTLine>(
        "select e.number, p.position, e.kind, p.posted_on, e.created_at, e.text, a.code, a.role, p.amount_minor,"
        " p.amount_currency, p.base_minor, p.base_currency, p.party_id, p.document_id, p.memo from ledger_postings p"
        " join ledger_entries e on e.workspace_id = p.workspace_id and e.id = p.entry_id"
        " join ledger_accounts a on a.workspace_id = p.workspace_id and a.id = p.account_id"
        " where p.workspace_id = :workspace and p.posted_on >= :from and p.posted_on <= :to"
        " order by p.posted_on, e.number, p.position",
        {{"from", from}, {"to", to}});
}

void add_parties(Unit const& unit, SafT& books, Date from) {
    for (auto const& sum : unit.rows<PartySum>(
             "select p.party_id, a.role, cast(sum(case when p.posted_on < :from then p.base_minor else 0 end) as"
             " bigint), cast(sum(p.base_minor) as bigint) from ledger_postings p join ledger_accounts a"
             " on a.workspace_id = p.workspace_id and a.id = p.account_id where p.workspace_id = :workspace"
             " and p.party_id is not null and p.posted_on <= :to group by p.party_id, a.role",
             {{"from", from}, {"to", books.to}})) {
        bool const is_supplier = sum.role == AccountRole::payable;
        auto& party = (is_supplier ? books.suppliers : books.customers)[sum.party_id];
        if (is_supplier || sum.role == AccountRole::receivable) party.balance = {sum.before, sum.through};
    }
    for (auto const& invoice : books.invoices) books.customers[invoice.customer_id];
    for (auto* parties : {&books.customers, &books.suppliers}) {
        for (auto& [id, party] : *parties) party.details = people::details_of(unit, id);
    }
}

void add_taxes(Unit const& unit, SafT& books, Date from) {
    for (auto const& box : vat_summary(unit, {from, books.to}).boxes) {
        auto const tail = ' ' + std::string(name_of(box.category)) + ' ' + box.rate.normalised().text();
        for (auto const& document : box.documents) {
            books.tax_countries[document.document_id.text() + tail] = box.country;
        }
    }
    for (auto const& invoice : books.invoices) {
        auto const add = [&](TaxCategory category, Decimal const& rate) {
            auto const tax = books.tax_of(invoice, category, rate);
            books.taxes.emplace(tax.code(), tax);
        };
        for (auto const& tax : invoice.taxes) add(tax.category, tax.rate);
        for (auto const& line : invoice.lines) add(line.tax_category, line.tax_rate);
    }
}

}  // namespace

http::Document saf_t_export(Unit const& unit, AskSafT const& request) {
    auto const facts = people::workspace_facts(unit);
    auto const today = unit.today(facts.zone);
    auto const from = request.from.value_or(Date::min());
    SafT books{.company = people::details_of(unit, people::own_company(unit)),
               .base = facts.base_currency,
               .from = from,
               .to = request.to.value_or(today),
               .made_on = today};
    books.accounts = accounts_of(unit, from, books.to);
    books.lines = lines_of(unit, from, books.to);
    books.invoices = unit.where<Invoice>(
        "t.number <> '' and t.kind in ('invoice', 'credit_note') and t.carried_over_on is null"
        " and t.issued_on >= :from and t.issued_on <= :to",
        {{"from", from}, {"to", books.to}}, "t.issued_on, t.number");
    if (!request.from) books.from = books.lines.empty() ? books.to : books.lines.front().posted_on;
    add_parties(unit, books, from);
    add_taxes(unit, books, from);
    return {.type = "application/xml", .bytes = to_saf_t(books), .filename = "journal.saf_t.xml"};
}

}  // namespace farflung::billing
