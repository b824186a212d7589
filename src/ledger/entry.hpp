#pragma once

#include "ledger/ledger.hpp"

namespace farflung {

/// One account's side of an entry, in its own currency and in base currency; debit is positive.
struct Posting {
    LedgerAccountId account_id;
    Date posted_on;
    Amount amount;
    Amount base;
    std::optional<PartyId> party_id;
    std::optional<PartyId> customer_id;
    std::optional<PartyId> partner_id;
    std::optional<ProjectId> project_id;
    std::optional<WorkPackageId> package_id;
    std::optional<Uuid> document_id;
    std::string memo;
};
constexpr auto describe(Of<Posting>) {
    return part("posting", "ledger_postings", "entry_id",
                field("account_id", &Posting::account_id, {.references = "ledger_account", .label = "Account"}),
                field("posted_on", &Posting::posted_on, {.label = "Day"}),
                field("amount", &Posting::amount, {.label = "Amount"}),
                field("base", &Posting::base, {.label = "In base currency"}),
                field("party_id", &Posting::party_id, {.references = "party", .label = "Party"}),
                field("customer_id", &Posting::customer_id, {.references = "party", .label = "Customer"}),
                field("partner_id", &Posting::partner_id, {.references = "party", .label = "Partner"}),
                field("project_id", &Posting::project_id, {.references = "project", .label = "Project"}),
                field("package_id", &Posting::package_id, {.references = "work_package", .label = "Work package"}),
                field("document_id", &Posting::document_id, {.label = "Document"}),
                field("memo", &Posting::memo, {.label = "Memo"}));
}
static_assert(describes_every_member<Posting>);

/// What was booked, once and for good. Each entry's hash covers the one before it (M3).
struct JournalEntry {
    JournalEntryId id;
    int version{};
    std::int64_t number{};
    EntryKind kind = EntryKind::manual;
    Date posted_on;
    std::string text;
    std::optional<Uuid> document_id;
    std::string previous_hash;
    std::string hash;
    Instant created_at;
    std::vector<Posting> postings;
};
constexpr auto describe(Of<JournalEntry>) {
    return entity("journal_entry", "ledger_entries",  //
                  field("id", &JournalEntry::id, {.key = true}),
                  field("version", &JournalEntry::version, {.read_only = true}),
                  field("number", &JournalEntry::number, {.read_only = true, .label = "Number"}),
                  field("kind", &JournalEntry::kind, {.read_only = true, .label = "Kind"}),
                  field("posted_on", &JournalEntry::posted_on, {.read_only = true, .label = "Day"}),
                  field("text", &JournalEntry::text, {.read_only = true, .title = true, .label = "Text"}),
                  field("document_id", &JournalEntry::document_id, {.read_only = true, .label = "Document"}),
                  field("previous_hash", &JournalEntry::previous_hash, {.read_only = true}),
                  field("hash", &JournalEntry::hash, {.read_only = true, .label = "Hash"}),
                  field("created_at", &JournalEntry::created_at, {.read_only = true, .label = "Booked at"}),
                  field("postings", &JournalEntry::postings, {.read_only = true, .label = "Postings"}));
}
static_assert(describes_every_member<JournalEntry>);

Policy<JournalEntry> const& policy(Of<JournalEntry>);

namespace ledger {

/// What makes each currency of an entry sum to zero, amount and base alike; nothing where one currency already does.
std::vector<NewPosting> clearing_of(std::vector<NewPosting> const& postings);
/// Whether the amounts of each currency and all base amounts sum to zero (M1).
bool is_balanced(std::vector<Posting> const& postings);
/// The hash of an entry: over its own content and the hash before it.
std::string hash_of(JournalEntry const& entry);
/// What the first entry of a workspace stands on.
inline constexpr std::string_view first_hash = "0000000000000000000000000000000000000000000000000000000000000000";

}  // namespace ledger
}  // namespace farflung
