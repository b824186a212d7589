#include "bank/module.hpp"

#include "bank/bank_statement.hpp"
#include "bank/booking.hpp"
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
                     entity_entry<BankLine>("/bank_lines")},
        .routes = join({
            resource<BankAccount>("/bank_accounts"),
            resource<BankStatement>("/bank_statements"),
            resource<BankLine>("/bank_lines"),
            {
                import_route(),
                get("/bank_statements/{id}/file", finance | key::auditor, statement_file),
                get("/bank_lines/{id}/proposals", finance | key::auditor, proposals),
                get("/bank_matches", finance | key::auditor, matches),
                post("/bank_lines/{id}/book", finance, book),
                post("/bank_lines/{id}/unbook", finance, unbook),
                post("/bank_lines/{id}/set_aside", finance, set_aside),
                post("/bank_lines/{id}/take_up", finance, take_up),
            },
        }),
        .jobs = {},
        .schedule = {},
        .listeners = {},
        .events = {event<StatementTaken>("{actor} took {taken} movements of statement {number}"),
                   event<LineBooked>("{actor} booked {amount} of {name}")},
        .sentences =
            {{"statement.unknown_form", "This is no bank statement that we can read: camt, MT940, OFX or CSV."},
             {"statement.too_large", "This file is larger than 32 MB."},
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
             {"bank_line.not_aside", "This line is not set aside."},
             {"bank_line.one_way", "Name a party, a payment or an account, and one of them only."},
             {"bank_line.other_payment", "This payment moved another amount, or stands for another line."},
             {"not_a_bic", "This is no BIC: 8 or 11 letters and digits."}},
    };
}

}  // namespace farflung::bank
