#include "ledger/journal_export.hpp"
#include "platform/http/represent.hpp"

namespace farflung::ledger {

namespace {

Book load(Unit const& unit, AskExport const& request) {
    auto const facts = people::workspace_facts(unit);
    Book book{
        .company = facts.name, .base = facts.base_currency, .measure = request.measure, .accounts = {}, .postings = {}};
    book.accounts = unit.rows<BookAccount>(
        "select id, code, name, kind from ledger_accounts where workspace_id = :workspace order by code");
    book.postings = unit.rows<PostingRow>(
        std::string(posting_rows_sql) + " and p.posted_on <= :to order by p.posted_on, e.number, p.position",
        {{"to", request.to.value_or(Date::max())}});
    return book;
}

std::string to_csv(Book const& book, Reader reader) {
    std::vector<std::string> rows;
    rows.reserve(book.postings.size());
    for (auto const& posting : book.postings) rows.push_back(to_json(posting));
    return http::to_csv(farflung::facts<PostingRow>(), rows, reader);
}

}  // namespace

http::Document export_journal(Unit const& unit, std::string const& form, AskExport const& request) {
    if (form != "hledger" && form != "ledger" && form != "beancount" && form != "csv") {
        throw Refusal(No::not_found, "not_found");
    }
    auto const book = load(unit, request);
    http::Document document{.type = "text/plain; charset=utf-8", .bytes = {}, .filename = "journal." + form};
    if (form == "hledger") document.bytes = to_hledger(book);
    if (form == "ledger") document.bytes = to_ledger_cli(book);
    if (form == "beancount") document.bytes = to_beancount(book);
    if (form == "csv") {
        document.bytes = to_csv(book, unit.reader());
        document.type = "text/csv; charset=utf-8";
    }
    return document;
}

}  // namespace farflung::ledger
