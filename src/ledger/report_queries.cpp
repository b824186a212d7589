#include "ledger/report.hpp"

#include <charconv>

#include "ledger/day_totals.hpp"

namespace farflung::ledger {

TrialBalance trial_balance(Unit const& unit, AskTrialBalance const& request) {
    TrialBalance balance{.items = account_sums(unit, std::nullopt, request.on),
                         .presentation = presentation_of(unit, request.shown_in, request.on)};
    if (!balance.presentation) return balance;
    Amount rest{0, balance.presentation->currency};
    for (auto& row : balance.items) rest -= row.base = shown(balance.presentation, row.base);
    balance.rounding = rounding_of(rest);
    return balance;
}

namespace {

/// Where a page ends: a posting by its entry's number and its place there, written as `4711.2`.
struct PostingCursor {
    std::int64_t number = INT64_MAX;
    std::int64_t position = -1;
};

PostingCursor cursor_of(std::string const& text) {
    PostingCursor cursor;
    if (text.empty()) return cursor;
    auto const* const end = text.data() + text.size();
    auto const number = std::from_chars(text.data(), end, cursor.number);
    bool const has_dot = number.ec == std::errc{} && number.ptr != end && *number.ptr == '.';
    auto const position = has_dot ? std::from_chars(number.ptr + 1, end, cursor.position) : number;
    if (!has_dot || position.ec != std::errc{} || position.ptr != end) {
        throw Refusal(No::invalid, "not_a_cursor", "after");
    }
    return cursor;
}

}  // namespace

Page<PostingRow> postings(Unit const& unit, AskPostings const& request) {
    auto const limit = request.limit.value_or(1000);
    auto const cursor = cursor_of(request.after);
    Page<PostingRow> page;
    page.items = unit.rows<PostingRow>(
        std::string(posting_rows_sql) +
            " and p.posted_on >= :from and p.posted_on <= :to"
            " and (:in_account is null or p.account_id = :in_account) and (:party is null or p.party_id = :party)"
            " and (:customer is null or p.customer_id = :customer) and (:partner is null or p.partner_id = :partner)"
            " and (:project is null or p.project_id = :project) and (:package is null or p.package_id = :package)"
            " and (:document is null or p.document_id = :document)"
            " and (:result_only = 0 or a.kind in ('income', 'expense'))"
            " and (e.number < :number or (e.number = :number and p.position > :position))"
            " order by e.number desc, p.position limit :rows",
        {{"from", request.from.value_or(Date::min())},
         {"to", request.to.value_or(Date::max())},
         {"in_account", request.account_id},
         {"party", request.party_id},
         {"customer", request.customer_id},
         {"partner", request.partner_id},
         {"project", request.project_id},
         {"package", request.package_id},
         {"document", request.document_id},
         {"result_only", request.result_only},
         {"number", cursor.number},
         {"position", cursor.position},
         {"rows", limit + 1}});
    if (page.items.size() > static_cast<std::size_t>(limit)) {
        page.items.pop_back();
        page.next = std::to_string(page.items.back().number) + '.' + std::to_string(page.items.back().position);
    }
    return page;
}

}  // namespace farflung::ledger
