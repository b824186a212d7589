#include "core/hash.hpp"
#include "crm/quote.hpp"
#include "crm/verify.hpp"

namespace farflung::crm {

namespace {

using Findings = std::vector<ledger::Finding>;

std::string name_of(Quote const& quote) {
    return quote.number.empty() ? "The draft quote " + quote.id.text()
                                : "Quote " + quote.number + ", version " + std::to_string(quote.version_number);
}

void prove(Quote const& quote, Findings& found) {
    auto again = pro_forma_of(quote);
    billing::sum_up(again);
    bool same = again.net == quote.net && again.tax == quote.tax && again.total == quote.total;
    for (std::size_t i = 0; i < quote.lines.size(); ++i) same = same && again.lines[i].net == quote.lines[i].net;
    if (!same) found.push_back({"M4", name_of(quote) + " has other sums than its lines"});
    if (!is_draft(quote) && sha256_hex(quote.shown_html) != quote.shown_sha256) {
        found.push_back({"M3", name_of(quote) + " is not what was shown"});
    }
}

}  // namespace

std::vector<ledger::Finding> verify_quotes(Unit const& unit) {
    Findings found;
    constexpr std::size_t batch = 200;
    Uuid after;
    for (bool more = true; more;) {
        // Many quotes are walked in units of their own, so that none remembers them all.
        Unit const part(unit.connection(), unit.registry(), unit.world(), system_actor(unit.workspace()));
        auto const quotes = part.where<Quote>("t.id > :after", {{"after", db::Bytes{after.view()}}}, "t.id limit 200");
        for (auto const& quote : quotes) prove(quote, found);
        more = quotes.size() == batch;
        if (more) after = quotes.back().id.value;
    }
    unit.query(
        "select p.bytes, p.sha256, q.number from crm_quote_papers p join crm_quotes q on q.workspace_id ="
        " p.workspace_id and q.id = p.quote_id where p.workspace_id = :workspace",
        {}, [&](db::Row const& row) {
            if (sha256_hex(row.bytes(0)) == row.text(1)) return;
            found.push_back({"M3", "The paper of quote " + std::string(row.text(2)) + " is not what was sent"});
        });
    return found;
}

}  // namespace farflung::crm
