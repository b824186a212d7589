#pragma once

#include "billing/ageing.hpp"

namespace farflung::billing {

struct AskStatement {
    std::optional<Currency> currency;  // the party's own
    std::optional<Date> from;
    std::optional<Date> to;  // today
};
constexpr auto describe(Of<AskStatement>) {
    return record("ask_statement", field("currency", &AskStatement::currency, {.label = "Currency"}),
                  field("from", &AskStatement::from, {.label = "From"}),
                  field("to", &AskStatement::to, {.label = "To"}));
}

/// What one document or payment did to what a customer owes, and what was owed after it; below zero is their credit.
struct AccountLine {
    Date on;
    EntryKind kind = EntryKind::invoice;
    std::string text;
    Amount amount;
    Amount balance{};
};
constexpr auto describe(Of<AccountLine>) {
    return record("account_line", field("on", &AccountLine::on, {.label = "Day"}),
                  field("kind", &AccountLine::kind, {.label = "Kind"}),
                  field("text", &AccountLine::text, {.label = "Text"}),
                  field("amount", &AccountLine::amount, {.label = "Amount"}),
                  field("balance", &AccountLine::balance, {.label = "Balance"}));
}

/// A customer's account in one currency, as the ledger has it: the same days, the same statement, whenever it is asked.
struct StatementOfAccount {
    PartyId party_id;
    std::string party_name;
    Currency currency;
    std::optional<Date> from;
    Date to;
    Amount opening;
    std::vector<AccountLine> lines;
    Amount closing;
    std::vector<AgeingItem> open;  // on the last day
};
constexpr auto describe(Of<StatementOfAccount>) {
    return record("statement_of_account",
                  field("party_id", &StatementOfAccount::party_id, {.references = "party", .label = "Customer"}),
                  field("party_name", &StatementOfAccount::party_name, {.label = "Name"}),
                  field("currency", &StatementOfAccount::currency, {.label = "Currency"}),
                  field("from", &StatementOfAccount::from, {.label = "From"}),
                  field("to", &StatementOfAccount::to, {.label = "To"}),
                  field("opening", &StatementOfAccount::opening, {.label = "At the beginning"}),
                  field("lines", &StatementOfAccount::lines, {.label = "Lines"}),
                  field("closing", &StatementOfAccount::closing, {.label = "At the end"}),
                  field("open", &StatementOfAccount::open, {.label = "Open"}));
}

StatementOfAccount statement_of_account(Unit const& unit, PartyId id, AskStatement const& request);
/// The same on paper, in the customer's language.
http::Document statement_pdf(Unit const& unit, PartyId id, AskStatement const& request);

}  // namespace farflung::billing
