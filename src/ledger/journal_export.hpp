#pragma once

#include <map>
#include <string>
#include <vector>

#include "ledger/report.hpp"
#include "platform/http/call.hpp"

namespace farflung::ledger {

/// Which side of each posting an export shows: the amount in the currency that it happened in, or its worth in base
/// currency. Either sums to zero in every entry; one journal cannot hold both, since a difference between two rates has
/// a worth and no amount.
enum class ExportMeasure { own, base };
constexpr auto describe(Of<ExportMeasure>) { return enumeration("export_measure", "own", "base"); }

struct AskExport {
    ExportMeasure measure = ExportMeasure::own;
    std::optional<Date> to;
};
constexpr auto describe(Of<AskExport>) {
    return record("ask_export", field("measure", &AskExport::measure, {.label = "Amounts"}),
                  field("to", &AskExport::to, {.label = "To"}));
}

struct BookAccount {
    LedgerAccountId id;
    std::string code;
    std::string name;
    AccountKind kind = AccountKind::asset;
};
constexpr auto describe(Of<BookAccount>) {
    return record("book_account", field("id", &BookAccount::id), field("code", &BookAccount::code),
                  field("name", &BookAccount::name), field("kind", &BookAccount::kind));
}

/// Everything that was booked: postings by day, then number, then place in their entry.
struct Book {
    std::string company;
    Currency base;
    ExportMeasure measure = ExportMeasure::own;
    std::vector<BookAccount> accounts;
    std::vector<PostingRow> postings;
};

/// What a posting shows in this book; nothing when that is zero.
Amount shown(Book const& book, PostingRow const& posting);

/// What stands on an account in a currency at the end of a month in which something moved.
struct MonthEnd {
    Date on;
    LedgerAccountId account;
    Amount balance;
};
std::vector<MonthEnd> month_ends(Book const& book);

/// A book as other programs read it, with its currencies and accounts declared and a check of every balance at each
/// month's end. Pure: the same book, the same bytes.
std::string to_hledger(Book const& book);     // hledger 1.25
std::string to_ledger_cli(Book const& book);  // ledger 3.3
std::string to_beancount(Book const& book);   // beancount 2.3

/// `hledger`, `ledger`, `beancount` or `csv`: the whole book up to a day. Refuses `not_found` for another form.
http::Document export_journal(Unit const& unit, std::string const& form, AskExport const& request);

}  // namespace farflung::ledger
