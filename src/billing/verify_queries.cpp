#include "billing/verify_steps.hpp"

#include <algorithm>
#include <tuple>

namespace farflung::billing {

namespace {

/// A posting as a document asks for it and as it stands in the journal, in one comparable form.
using Booked = std::tuple<Uuid, std::int64_t, std::string, std::int64_t, Uuid, Uuid, Uuid, Uuid, Uuid>;

template <class AnyId>
Uuid or_nil(std::optional<AnyId> const& id) {
    return id ? id->value : Uuid{};
}

std::vector<Booked> booked_for(Unit const& unit, Uuid const& document, EntryKind kind) {
    std::vector<Booked> postings;
    unit.query(
        "select p.account_id, p.amount_minor, p.amount_currency, p.base_minor, p.party_id, p.customer_id, p.partner_id,"
        " p.project_id, p.package_id from ledger_postings p"
        " join ledger_entries e on e.workspace_id = p.workspace_id and e.id = p.entry_id"
        " where p.workspace_id = :workspace and p.document_id = :document and e.kind = :kind"
        " and p.account_id <> :clearing",
        {{"document", document},
         {"kind", kind},
         {"clearing", ledger::account_of(unit.workspace(), AccountRole::exchange_clearing)}},
        [&](db::Row const& row) {
            auto const id = [&](int column) {
                return row.is_null(column) ? Uuid{} : Uuid::from_bytes(row.bytes(column));
            };
            postings.emplace_back(id(0), row.integer(1), std::string(row.text(2)), row.integer(3), id(4), id(5), id(6),
                                  id(7), id(8));
        });
    return postings;
}

}  // namespace

bool is_booked_as(Unit const& unit, Uuid const& document, ledger::NewEntry const& wanted) {
    std::vector<Booked> expected;
    for (auto const& posting : ledger::postings_to_book(wanted)) {
        expected.emplace_back(ledger::account_of(unit.workspace(), posting.account).value, posting.amount.minor,
                              std::string(posting.amount.currency.text()), posting.base.minor,
                              or_nil(posting.about.party_id), or_nil(posting.about.customer_id),
                              or_nil(posting.about.partner_id), or_nil(posting.about.project_id),
                              or_nil(posting.about.package_id));
    }
    auto booked = booked_for(unit, document, wanted.kind);
    std::ranges::sort(expected);
    std::ranges::sort(booked);
    return expected == booked;
}

std::vector<ledger::Finding> verify_money(Unit const& unit) {
    Findings found;
    auto const step = [&](void (*verify)(Unit const&, Findings&)) {
        try {
            verify(unit, found);
        } catch (std::exception const& unreadable) {
            // A row that cannot even be read is a finding, not a reason to stop looking.
            found.push_back({"M3", std::string("A record cannot be read: ") + unreadable.what()});
        }
    };
    step([](Unit const& seen, Findings& out) { out = ledger::verify_ledger(seen); });
    step(verify_documents);
    step(verify_invoices);
    step(verify_bills);
    step(verify_series);
    step(verify_balances);
    return found;
}

}  // namespace farflung::billing
