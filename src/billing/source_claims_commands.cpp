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

using Sources = std::set<std::pair<std::string, Uuid>>;

Sources sources_of(Unit const& unit, InvoiceId id) {
    Sources sources;
    for (auto const& claim :
         unit.rows<Claim>("select source_kind, source_id from billing_claims where workspace_id = :workspace and"
                          " invoice_id = :invoice",
                          {{"invoice", id}})) {
        sources.insert({claim.source_kind, claim.source_id});
    }
    return sources;
}

}  // namespace

void claim_sources(Unit& unit, Invoice const& invoice) {
    auto own = sources_of(unit, invoice.id);
    for (auto const& line : invoice.lines) {
        // An advance with several taxes is deducted by several lines.
        if (!line.source_id || !own.insert({line.source_kind, *line.source_id}).second) continue;
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
    auto const claimed = invoice.id.is_nil() ? Sources{} : sources_of(unit, invoice.id);
    auto unnamed = claimed;
    Problems problems;
    for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
        auto const& line = invoice.lines[i];
        bool const named = line.source_id || !line.source_kind.empty();
        if (!named) continue;
        std::pair const source{line.source_kind, line.source_id.value_or(Uuid{})};
        unnamed.erase(source);
        if (!claimed.contains(source))
            problems.add("lines/" + std::to_string(i) + "/source_id", "source.not_of_this_draft");
    }
    problems.refuse_if_any();
    for (auto const& [kind, source] : unnamed) {
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

bool was_billed(Unit const& unit, std::string_view source_kind, Uuid const& source_id, Date on) {
    return unit
        .value<std::int64_t>(
            "select 1 from billing_claims c join billing_invoices i on i.workspace_id = c.workspace_id and"
            " i.id = c.invoice_id where c.workspace_id = :workspace and c.source_kind = :kind and c.source_id = :source"
            " and i.issued_on <= :on",
            {{"kind", source_kind}, {"source", source_id}, {"on", on}})
        .has_value();
}

}  // namespace farflung::billing
