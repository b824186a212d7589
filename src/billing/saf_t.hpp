#pragma once

#include <map>

#include "billing/invoice.hpp"
#include "platform/http/call.hpp"

namespace farflung::billing {

struct AskSafT {
    std::optional<Date> from;
    std::optional<Date> to;
};
constexpr auto describe(Of<AskSafT>) {
    return record("ask_saf_t", field("from", &AskSafT::from, {.label = "From"}),
                  field("to", &AskSafT::to, {.label = "To"}));
}

/// What stood on something before the first day and at the end of the last, in smallest units of the base currency.
struct SafTBalance {
    std::int64_t before{};
    std::int64_t through{};
};

struct SafTAccount {
    LedgerAccountId id;
    std::string code;
    std::string name;
    std::string kind;
    AccountRole role = AccountRole::other;
    std::int64_t before{};
    std::int64_t through{};
};
constexpr auto describe(Of<SafTAccount>) {
    return record("saf_t_account", field("id", &SafTAccount::id), field("code", &SafTAccount::code),
                  field("name", &SafTAccount::name), field("kind", &SafTAccount::kind),
                  field("role", &SafTAccount::role), field("before", &SafTAccount::before),
                  field("through", &SafTAccount::through));
}

/// A customer or supplier with what stands on the account of all of them.
struct SafTParty {
    people::PartyDetails details;
    SafTBalance balance;
};

/// A posting with the entry that it stands in.
struct SafTLine {
    std::int64_t number{};
    std::int64_t position{};
    EntryKind kind = EntryKind::manual;
    Date posted_on;
    Instant created_at;
    std::string text;
    std::string account_code;
    AccountRole account_role = AccountRole::other;
    Amount amount;
    Amount base;
    std::optional<PartyId> party_id;
    std::optional<Uuid> document_id;
    std::string memo;
};
constexpr auto describe(Of<SafTLine>) {
    return record("saf_t_line", field("number", &SafTLine::number), field("position", &SafTLine::position),
                  field("kind", &SafTLine::kind), field("posted_on", &SafTLine::posted_on),
                  field("created_at", &SafTLine::created_at), field("text", &SafTLine::text),
                  field("account_code", &SafTLine::account_code), field("account_role", &SafTLine::account_role),
                  field("amount", &SafTLine::amount), field("base", &SafTLine::base),
                  field("party_id", &SafTLine::party_id), field("document_id", &SafTLine::document_id),
                  field("memo", &SafTLine::memo));
}

struct SafTTax {
    std::string country;
    TaxCategory category = TaxCategory::S;
    Decimal rate;

    /// Unique in the tax table: `S20-FR`.
    std::string code() const;
};

/// Some days of the books, for a Standard Audit File.
struct SafT {
    people::PartyDetails company;
    Currency base;
    Date from;
    Date to;
    Date made_on;
    std::vector<SafTAccount> accounts{};
    std::map<PartyId, SafTParty> customers{};
    std::map<PartyId, SafTParty> suppliers{};
    std::map<std::string, SafTTax> taxes{};              // by code
    std::vector<SafTLine> lines{};                       // by day, number and place
    std::vector<Invoice> invoices{};                     // and credit notes, by day and number
    std::map<std::string, std::string> tax_countries{};  // by document, category and rate, where it is not our own

    std::string code_of(AccountRole role) const;
    SafTTax tax_of(Invoice const& invoice, TaxCategory category, Decimal const& rate) const;
};

/// The OECD's Standard Audit File for Tax 2.0, without what a country adds to it: accounts, customers, suppliers and
/// taxes, the journal, and the invoices. Amounts are in base currency, with their own beside them. Pure: the same
/// books, the same bytes.
std::string to_saf_t(SafT const& books);

/// The days between both, else all up to today.
http::Document saf_t_export(Unit const& unit, AskSafT const& request);

}  // namespace farflung::billing
