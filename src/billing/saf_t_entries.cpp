#include <set>

#include "billing/saf_t_writer.hpp"

namespace farflung::billing {

namespace {

struct Totals {
    std::set<std::int64_t> entries{};
    Amount debit;
    Amount credit;
};

Totals totals_of(SafT const& books) {
    Amount const nothing{0, books.base};
    Totals totals{.debit = nothing, .credit = nothing};
    for (auto const& line : books.lines) {
        totals.entries.insert(line.number);
        (line.base.is_negative() ? totals.credit : totals.debit) += line.base;
    }
    totals.credit = -totals.credit;
    return totals;
}

bool is_of_supplier(SafTLine const& line) { return line.account_role == AccountRole::payable; }

void write_line(SafTWriter& xml, SafTLine const& line) {
    // What has an amount and no worth, as in the clearing of two currencies, stands on the side of its amount.
    bool const is_credit = line.base.is_zero() ? line.amount.is_negative() : line.base.is_negative();
    xml.group("Line", [&] {
        xml.element("RecordID", std::to_string(line.position + 1));
        xml.element("AccountID", line.account_code, saf_t_middle);
        if (line.document_id) xml.element("SourceDocumentID", saf_t_id(*line.document_id));
        if (line.party_id)
            xml.element(is_of_supplier(line) ? "SupplierID" : "CustomerID", saf_t_id(line.party_id->value));
        xml.element("Description", line.memo.empty() ? line.text : line.memo);
        xml.amount(is_credit ? "CreditAmount" : "DebitAmount", is_credit ? -line.base : line.base,
                   is_credit ? -line.amount : line.amount);
    });
}

using Lines = std::vector<SafTLine>::const_iterator;

Lines write_transaction(SafTWriter& xml, Lines at, Lines last) {
    auto const& first = *at;
    xml.group("Transaction", [&] {
        xml.element("TransactionID", std::to_string(first.number));
        xml.element("Period", std::to_string(first.posted_on.month()));
        xml.element("PeriodYear", std::to_string(first.posted_on.year()));
        xml.element("TransactionDate", first.posted_on.text());
        xml.element("TransactionType", name_of(first.kind));
        xml.element("Description", first.text.empty() ? name_of(first.kind) : std::string_view(first.text));
        xml.element("SystemEntryDate", first.created_at.utc_date().text());
        xml.element("GLPostingDate", first.posted_on.text());
        for (; at != last && at->number == first.number; ++at) write_line(xml, *at);
    });
    return at;
}

}  // namespace

void write_saf_t_entries(SafTWriter& xml, SafT const& books) {
    auto const totals = totals_of(books);
    xml.group("GeneralLedgerEntries", [&] {
        xml.element("NumberOfEntries", std::to_string(totals.entries.size()));
        xml.money("TotalDebit", totals.debit);
        xml.money("TotalCredit", totals.credit);
        if (books.lines.empty()) return;
        xml.group("Journal", [&] {
            xml.element("JournalID", "GL");
            xml.element("Description", "Journal");
            xml.element("Type", "GL");
            for (auto at = books.lines.begin(); at != books.lines.end();) {
                at = write_transaction(xml, at, books.lines.end());
            }
        });
    });
}

}  // namespace farflung::billing
