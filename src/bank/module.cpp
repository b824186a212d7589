#include "bank/module.hpp"

#include "bank/bank_statement.hpp"
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
            },
        }),
        .jobs = {},
        .schedule = {},
        .listeners = {},
        .events = {event<StatementTaken>("{actor} took {taken} movements of statement {number}")},
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
             {"not_a_bic", "This is no BIC: 8 or 11 letters and digits."}},
    };
}

}  // namespace farflung::bank
