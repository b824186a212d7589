#include "ledger/report.hpp"

namespace farflung::ledger {

std::vector<TrialBalanceRow> trial_balance(Unit const& unit, AskTrialBalance const& request) {
    return unit.rows<TrialBalanceRow>(
        "select a.id, a.code, a.name, a.kind, cast(sum(p.amount_minor) as bigint), p.amount_currency,"
        " cast(sum(p.base_minor) as bigint), p.base_currency from ledger_postings p"
        " join ledger_accounts a on a.workspace_id = p.workspace_id and a.id = p.account_id"
        " where p.workspace_id = :workspace and p.posted_on <= :on"
        " group by a.id, a.code, a.name, a.kind, p.amount_currency, p.base_currency order by a.code, p.amount_currency",
        {{"on", request.on.value_or(Date::max())}});
}

std::vector<PostingRow> postings(Unit const& unit, AskPostings const& request) {
    return unit.rows<PostingRow>(
        "select p.entry_id, e.number, e.kind, p.posted_on, e.text, p.account_id, a.code, a.name, a.kind, "
        "p.amount_minor,"
        " p.amount_currency, p.base_minor, p.base_currency, p.party_id, p.customer_id, p.partner_id, p.project_id,"
        " p.package_id, p.document_id, p.memo from ledger_postings p"
        " join ledger_entries e on e.workspace_id = p.workspace_id and e.id = p.entry_id"
        " join ledger_accounts a on a.workspace_id = p.workspace_id and a.id = p.account_id"
        " where p.workspace_id = :workspace and p.posted_on >= :from and p.posted_on <= :to"
        " and (:in_account is null or p.account_id = :in_account) and (:party is null or p.party_id = :party)"
        " and (:customer is null or p.customer_id = :customer) and (:partner is null or p.partner_id = :partner)"
        " and (:project is null or p.project_id = :project) and (:package is null or p.package_id = :package)"
        " and (:document is null or p.document_id = :document)"
        " and (:result_only = 0 or a.kind in ('income', 'expense')) order by e.number desc, p.position limit 1000",
        {{"from", request.from.value_or(Date::min())},
         {"to", request.to.value_or(Date::max())},
         {"in_account", request.account_id},
         {"party", request.party_id},
         {"customer", request.customer_id},
         {"partner", request.partner_id},
         {"project", request.project_id},
         {"package", request.package_id},
         {"document", request.document_id},
         {"result_only", request.result_only}});
}

}  // namespace farflung::ledger
