#pragma once

#include "billing/invoice.hpp"
#include "platform/http/call.hpp"

namespace farflung::billing {

struct AskArchive {
    std::optional<Date> from;
    std::optional<Date> to;
};
constexpr auto describe(Of<AskArchive>) {
    return record("ask_archive", field("from", &AskArchive::from, {.required = true, .label = "From"}),
                  field("to", &AskArchive::to, {.required = true, .label = "To"}));
}

/// Everything that an accountant asks for, in one zip: the journal for a spreadsheet, hledger, ledger and beancount up
/// to the last day, and as SAF-T between both, the statements as CSV and workbooks, every invoice and credit note
/// issued between both days as PDF and, where it has that form, CII, and the files of e-invoices that came in. Refuses
/// missing days, and `archive.too_many` above 2,000 documents.
http::Document accountant_archive(Unit const& unit, AskArchive const& request);

}  // namespace farflung::billing
