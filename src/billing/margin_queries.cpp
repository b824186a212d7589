#include "billing/margin.hpp"

namespace farflung::billing {

namespace {

/// Base sums of the result accounts for one subject; debits are positive, so income is negative here.
struct Sums {
    Uuid subject;
    std::int64_t sales{};
    std::int64_t cost{};
    std::int64_t exchange{};
    std::int64_t fees{};
    std::int64_t result{};
};
constexpr auto describe(Of<Sums>) {
    return record("sums", field("subject", &Sums::subject), field("sales", &Sums::sales), field("cost", &Sums::cost),
                  field("exchange", &Sums::exchange), field("fees", &Sums::fees), field("result", &Sums::result));
}

struct Balances {
    std::int64_t receivable{};
    std::int64_t payable{};
};
constexpr auto describe(Of<Balances>) {
    return record("balances", field("receivable", &Balances::receivable), field("payable", &Balances::payable));
}

std::optional<PartyId> party_if(bool wanted, Uuid const& subject) {
    if (!wanted || subject.is_nil()) return std::nullopt;
    return PartyId{subject};
}

MarginRow to_row(Sums const& sums, MarginBy by, Currency base) {
    MarginRow row;
    if (by == MarginBy::project && !sums.subject.is_nil()) row.project_id = ProjectId{sums.subject};
    row.customer_id = party_if(by == MarginBy::customer, sums.subject);
    row.partner_id = party_if(by == MarginBy::partner, sums.subject);
    row.revenue = {-sums.sales, base};
    row.cost = {sums.cost, base};
    row.exchange = {-sums.exchange, base};
    row.fees = {sums.fees, base};
    row.margin = {-sums.result, base};
    return row;
}

std::vector<Sums> sums_by(Unit const& unit, std::string_view by, std::optional<Date> from, std::optional<Date> to) {
    return unit.rows<Sums>(
        "select s.subject, cast(sum(s.sales) as bigint), cast(sum(s.cost) as bigint), cast(sum(s.exchange) as bigint),"
        " cast(sum(s.fees) as bigint), cast(sum(s.base_minor) as bigint) from ("
        "  select case when :by = 'project' then p.project_id when :by = 'customer' then p.customer_id"
        "   when :by = 'partner' then p.partner_id end as subject, p.base_minor,"
        "   case when a.role = 'sales' then p.base_minor else 0 end as sales,"
        "   case when a.role = 'exchange_difference' then p.base_minor else 0 end as exchange,"
        "   case when a.role = 'bank_fees' then p.base_minor else 0 end as fees,"
        "   case when a.role in ('sales', 'exchange_difference', 'bank_fees') then 0 else p.base_minor end as cost"
        "  from ledger_postings p join ledger_accounts a on a.workspace_id = p.workspace_id and a.id = p.account_id"
        "  where p.workspace_id = :workspace and a.kind in ('income', 'expense') and p.posted_on >= :from"
        "  and p.posted_on <= :to) s group by s.subject order by sum(s.base_minor), s.subject",
        {{"by", by}, {"from", from.value_or(Date::min())}, {"to", to.value_or(Date::max())}});
}

}  // namespace

std::vector<MarginRow> margin(Unit const& unit, AskMargin const& request) {
    auto const base = people::workspace_facts(unit).base_currency;
    std::vector<MarginRow> rows;
    for (auto const& sums : sums_by(unit, name_of(request.by), request.from, request.to)) {
        rows.push_back(to_row(sums, request.by, base));
    }
    return rows;
}

MarginSummary margin_summary(Unit const& unit, AskMarginSummary const& request) {
    auto const base = people::workspace_facts(unit).base_currency;
    auto const all = sums_by(unit, "all", request.from, request.to);
    auto const row = to_row(all.empty() ? Sums{} : all.front(), MarginBy::project, base);
    auto const open = unit.rows<Balances>(
        "select cast(coalesce(sum(case when a.role = 'receivable' then p.base_minor else 0 end), 0) as bigint),"
        " cast(coalesce(sum(case when a.role = 'payable' then p.base_minor else 0 end), 0) as bigint)"
        " from ledger_postings p join ledger_accounts a on a.workspace_id = p.workspace_id and a.id = p.account_id"
        " where p.workspace_id = :workspace and a.role in ('receivable', 'payable') and p.posted_on <= :to",
        {{"to", request.to.value_or(Date::max())}});
    return {row.revenue,
            row.cost,
            row.exchange,
            row.fees,
            row.margin,
            {open.front().receivable, base},
            {-open.front().payable, base}};
}

}  // namespace farflung::billing
