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
        "select p.entry_id, e.number, e.kind, p.posted_on, e.text, p.account_id, a.code, a.name, a.kind, "
        "p.amount_minor,"
        " p.amount_currency, p.base_minor, p.base_currency, p.party_id, p.customer_id, p.partner_id, p.project_id,"
        " p.package_id, p.document_id, p.memo from ledger_postings p"
        " join ledger_entries e on e.workspace_id = p.workspace_id and e.id = p.entry_id"
        " join ledger_accounts a on a.workspace_id = p.workspace_id and a.id = p.account_id"
        " where p.workspace_id = :workspace and p.posted_on <= :to order by p.posted_on, e.number, p.position",
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
