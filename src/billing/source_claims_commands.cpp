#include <set>

#include "billing/source_claims.hpp"

namespace farflung::billing {

namespace {

struct Claim {
    std::string source_kind;
    Uuid source_id;
};
constexpr auto describe(Of<Claim>) {
    return record("claim", field("source_kind", &Claim::source_kind), field("source_id", &Claim::source_id));
}

std::vector<Claim> claims_of(Unit const& unit, InvoiceId id) {
    return unit.rows<Claim>(
        "select source_kind, source_id from billing_claims where workspace_id = :workspace and invoice_id = :invoice",
        {{"invoice", id}});
}

}  // namespace

void claim_sources(Unit& unit, Invoice const& invoice) {
    for (auto const& line : invoice.lines) {
        if (!line.source_id) continue;
        auto const claimed = unit.execute(
            "insert into billing_claims (workspace_id, source_kind, source_id, invoice_id)"
            " values (:workspace, :kind, :source, :invoice) on conflict (workspace_id, source_kind, source_id) do "
            "nothing",
            {{"kind", line.source_kind}, {"source", line.source_id}, {"invoice", invoice.id}});
        if (claimed == 0) throw Refusal(No::conflict, "source.already_billed", {}, {{"what", line.description}});
    }
}

void free_sources(Unit& unit, InvoiceId id) {
    unit.execute("delete from billing_claims where workspace_id = :workspace and invoice_id = :invoice",
                 {{"invoice", id}});
}

void keep_claimed_sources(Unit& unit, Invoice const& invoice) {
    std::set<std::pair<std::string, Uuid>> claimed;
    if (!invoice.id.is_nil()) {
        for (auto const& claim : claims_of(unit, invoice.id)) claimed.insert({claim.source_kind, claim.source_id});
    }
    Problems problems;
    for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
        auto const& line = invoice.lines[i];
        bool const named = line.source_id || !line.source_kind.empty();
        if (!named) continue;
        auto const found = claimed.extract({line.source_kind, line.source_id.value_or(Uuid{})});
        if (found.empty()) problems.add("lines/" + std::to_string(i) + "/source_id", "source.not_of_this_draft");
    }
    problems.refuse_if_any();
    for (auto const& [kind, source] : claimed) {
        unit.execute(
            "delete from billing_claims where workspace_id = :workspace and source_kind = :kind and source_id = "
            ":source",
            {{"kind", kind}, {"source", source}});
    }
}

bool is_billed(Unit const& unit, std::string_view source_kind, Uuid const& source_id) {
    return unit
        .value<std::int64_t>(
            "select 1 from billing_claims where workspace_id = :workspace and source_kind = :kind and source_id = "
            ":source",
            {{"kind", source_kind}, {"source", source_id}})
        .has_value();
}

}  // namespace farflung::billing
