#include "bank/run_claims.hpp"

namespace farflung::bank {

void claim(Unit& unit, Claims const& claims, Uuid const& document, Uuid const& run, std::string const& number) {
    auto const taken =
        unit.execute("insert into " + std::string(claims.table) + " (workspace_id, " + std::string(claims.column) +
                         ", run_id) values (:workspace, :document, :run) on conflict (workspace_id, " +
                         std::string(claims.column) + ") do nothing",
                     {{"document", document}, {"run", run}});
    if (taken == 0) throw Refusal(No::conflict, std::string(claims.refusal), {}, {{"number", number}});
}

void free_claim(Unit& unit, Claims const& claims, Uuid const& document) {
    unit.execute("delete from " + std::string(claims.table) + " where workspace_id = :workspace and " +
                     std::string(claims.column) + " = :document",
                 {{"document", document}});
}

void free_claims_of(Unit& unit, Claims const& claims, Uuid const& run) {
    unit.execute("delete from " + std::string(claims.table) + " where workspace_id = :workspace and run_id = :run",
                 {{"run", run}});
}

std::optional<Uuid> claimed_by(Unit const& unit, Claims const& claims, Uuid const& document) {
    return unit.value<Uuid>("select run_id from " + std::string(claims.table) +
                                " where workspace_id = :workspace and " + std::string(claims.column) + " = :document",
                            {{"document", document}});
}

std::set<Uuid> all_claimed(Unit const& unit, Claims const& claims) {
    std::set<Uuid> claimed;
    unit.query("select " + std::string(claims.column) + " from " + std::string(claims.table) +
                   " where workspace_id = :workspace",
               {}, [&](db::Row const& row) { claimed.insert(Uuid::from_bytes(row.bytes(0))); });
    return claimed;
}

std::string next_run_number(Unit& unit, std::string const& series, Date on) {
    constexpr std::size_t digits_at_least = 4;
    auto const year = std::to_string(on.year());
    auto digits = std::to_string(unit.next_number(series + '/' + year));
    if (digits.size() < digits_at_least) digits.insert(0, digits_at_least - digits.size(), '0');
    return series + '-' + year + '-' + digits;
}

}  // namespace farflung::bank
