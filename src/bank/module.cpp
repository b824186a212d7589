#include "bank/module.hpp"

#include "bank/bank_statement.hpp"
#include "bank/booking.hpp"
#include "bank/direct_debit_run.hpp"
#include "platform/http/resource.hpp"

namespace farflung::bank {

namespace {

constexpr auto finance = key::owner | key::admin | key::finance;
constexpr std::size_t largest_statement = std::size_t{32} * 1024 * 1024;

Route import_route() {
    auto route = post_after("/bank_statements", finance, read_upload, import_statements);
    route.body_limit = largest_statement;
    route.summary = "Takes a bank's file: camt, MT940, OFX or CSV; the body is the file itself";
    return route;
}

}  // namespace

Module bank() {
    return {
        .name = "bank",
        .entities = {entity_entry<BankAccount>("/bank_accounts"), entity_entry<BankStatement>("/bank_statements"),
                     entity_entry<BankLine>("/bank_lines"), entity_entry<PayoutRun>("/payout_runs"),
                     entity_entry<Mandate>("/mandates"), entity_entry<DirectDebitRun>("/direct_debit_runs")},
        .routes = join({
            resource<BankAccount>("/bank_accounts"),
            resource<BankStatement>("/bank_statements"),
            resource<BankLine>("/bank_lines"),
            resource<PayoutRun>("/payout_runs"),
            resource<Mandate>("/mandates"),
            resource<DirectDebitRun>("/direct_debit_runs"),
            {
                import_route(),
                get("/bank_statements/{id}/file", finance | key::auditor, statement_file),
                get("/bank_lines/{id}/proposals", finance | key::auditor, proposals),
                get("/bank_matches", finance | key::auditor, matches),
                post("/bank_lines/{id}/book", finance, book),
                post("/bank_lines/{id}/unbook", finance, unbook),
                post("/bank_lines/{id}/set_aside", finance, set_aside),
                post("/bank_lines/{id}/take_up", finance, take_up),
                get("/payout_runs/payable", finance | key::auditor, payable_bills),
                post("/payout_runs", finance, start_payout_run),
                post("/payout_runs/{id}/approve", finance, approve_payout_run),
                post("/payout_runs/{id}/cancel", finance, cancel_payout_run),
                post("/payout_runs/{id}/book", finance, book_payout_run),
                get("/payout_runs/{id}/document/{form}", finance | key::auditor, payout_document),
                post("/mandates/{id}/revoke", finance, revoke),
                get("/direct_debit_runs/collectable", finance | key::auditor, collectable_invoices),
                post("/direct_debit_runs", finance, start_direct_debit_run),
                post("/direct_debit_runs/{id}/approve", finance, approve_direct_debit_run),
                post("/direct_debit_runs/{id}/cancel", finance, cancel_direct_debit_run),
                post("/direct_debit_runs/{id}/book", finance, book_direct_debit_run),
                get("/direct_debit_runs/{id}/document/{form}", finance | key::auditor, direct_debit_document),
            },
        }),
        .jobs = {},
        .schedule = {},
        .listeners = {},
        .events = {event<StatementTaken>("{actor} took {taken} movements of statement {number}"),
                   event<LineBooked>("{actor} booked {amount} of {name}"),
                   event<PayoutRunApproved>("{actor} approved the payout run {number}"),
                   event<PayoutRunDone>("{number} is paid out"),
                   event<DirectDebitRunApproved>("{actor} approved the direct debits {number}"),
                   event<DirectDebitRunDone>("{number} is collected")},
        .sentences =
            {{"bank_account.number_known", "An account with this number and currency is here already."},
             {"statement.unknown_form", "This is no bank statement that we can read: camt, MT940, OFX or CSV."},
             {"statement.too_large", "This file is larger than 32 MB."},
             {"statement.too_few_cells",
              "Line {line} ends before its column “{found}”: it has fewer cells than the heading."},
             {"statement.too_many_cells", "Line {line} goes on after its last column, with “{found}”."},
             {"statement.broken", "Line {line}: the file is broken here: {found}."},
             {"statement.missing", "Line {line}: {element} is missing."},
             {"statement.bad_field", "Line {line}: {element} cannot be read: “{found}”."},
             {"statement.bad_amount", "Line {line}: “{found}” in {element} is no amount in this currency."},
             {"statement.bad_day", "Line {line}: “{found}” in {element} is no day."},
             {"statement.bad_currency", "Line {line}: “{found}” in {element} is no currency."},
             {"statement.other_currency", "Line {line}: {element} is in {found}, and the account in another currency."},
             {"statement.wrong_sum",
              "The statement at line {line} does not add up. What it makes, and what it says: {found}."},
             {"statement.sum_too_large", "The sums of a statement are larger than any amount can be."},
             {"statement.unknown_columns", "Say which columns of this file are the day and the amount: {found}."},
             {"statement.unclear_days", "Say whether the day or the month comes first in this file, as in {found}."},
             {"statement.which_account", "Say which account this file is of."},
             {"statement.other_account", "This statement is of another account: {found}."},
             {"statement.other_currency_than_account", "This account is not in {found}."},
             {"bank_line.not_to_do", "This line is already done."},
             {"bank_line.not_booked", "This line is not booked."},
             {"bank_line.of_a_run",
              "The run {number} is proven by this payment. Keep the payment, and only this line lets it go."},
             {"bank_line.not_aside", "This line is not set aside."},
             {"bank_line.one_way", "Name a party, a payment or an account, and one of them only."},
             {"bank_line.other_payment", "This payment moved another amount, or stands for another line."},
             {"run.not_approved", "This run has to be approved first."},
             {"run.nothing_this_way", "Nothing in this run goes this way."},
             {"payout.bill_in_run", "{number} is in another run already."},
             {"payout.day_past", "This day is over."},
             {"payout.account_changed", "The account was changed since. Cancel this run and make a new one."},
             {"payout.account_unconfirmed", "This account was changed. Someone else must confirm it first."},
             {"payout.not_in_run", "This is not in the run."},
             {"payout.line_paid", "This line is already paid."},
             {"payout.paid_meanwhile", "{number} was paid in the meantime. Cancel this run and make a new one."},
             {"debit.invoice_in_run", "{number} is in another run already."},
             {"debit.not_open", "Nothing of this invoice is open."},
             {"debit.no_mandate", "This customer has no mandate that can be used on that day."},
             {"debit.too_soon", "A bank wants a direct debit before its day."},
             {"mandate.signed_later", "A mandate is signed before it is used."},
             {"payment_file.outside_sepa", "This account is outside SEPA."},
             {"payment_file.not_euro", "SEPA moves euros only."},
             {"payment_file.bic_beyond_eea", "Outside the European Economic Area the bank also wants a BIC."},
             {"payment_file.address_beyond_eea",
              "For money that leaves or comes from outside the European Economic Area the bank wants town and "
              "country."},
             {"payment_file.creditor_id", "This is no SEPA creditor identifier, such as DE98ZZZ09999999999."},
             {"payment_file.mandate_reference",
              "A mandate reference has up to 35 Latin letters, digits, blanks and simple signs."},
             {"payment_file.signed_later", "This mandate was signed after the day."},
             {"not_a_bic", "This is no BIC: 8 or 11 letters and digits."}},
    };
}

}  // namespace farflung::bank
