#include "billing/module.hpp"

#include "billing/document.hpp"
#include "billing/invoice.hpp"
#include "platform/http/resource.hpp"

namespace farflung::billing {

Module billing() {
    constexpr auto finance = key::owner | key::admin | key::finance;
    return {
        .name = "billing",
        .entities = {entity_entry<Invoice>("/invoices")},
        .routes = join({
            resource<Invoice>("/invoices"),
            {
                post("/invoices/{id}/issue", finance, issue),
                post("/invoices/{id}/credit", finance, credit),
                get("/invoices/{id}/document/{form}", policy(Of<Invoice>{}).readers(), document),
            },
        }),
        .jobs = {outside_job(draw_document)},
        .schedule = {},
        .listeners = {},
        .events = {event<InvoiceIssued>("{actor} issued {number} over {total}"),
                   event<InvoicePaid>("{number} is paid: {total}")},
        .sentences = {{"invoice.already_issued", "This invoice is already issued, and an issued one never changes."},
                      {"invoice.not_issued", "This invoice is not issued yet."},
                      {"invoice.no_lines", "An invoice needs at least one line."},
                      {"invoice.total_negative", "The total is below zero. Make a credit note instead."},
                      {"invoice.date_in_future", "An invoice cannot be issued on a day that has not come yet."},
                      {"invoice.date_before_last",
                       "Invoices are numbered in the order of their dates, and the last one is of {last}."},
                      {"invoice.credit_before_issue", "A credit note cannot be older than its invoice."},
                      {"invoice.over_credited", "This is more than what is left of the invoice."},
                      {"source.already_billed", "“{what}” is already on another invoice."},
                      {"source.not_of_this_draft", "This line says that it bills something that this draft did not."},
                      {"document.not_ready", "The document is being drawn. Try again in a moment."},
                      {"document.no_such_form", "This document has no form {form}."},
                      {"rate_without_standard_category", "Only the standard category has a rate."},
                      {"amount_too_large", "The sums are larger than any amount can be."},
                      {"is_zero", "This must not be zero."}},
    };
}

}  // namespace farflung::billing
