#pragma once

#include "bank/line.hpp"
#include "platform/http/call.hpp"

namespace farflung {

/// What a bank said of an account between two days; the file that it came in is kept as it was.
struct BankStatement {
    BankStatementId id;
    int version{};
    BankAccountId bank_account_id;
    StatementForm form = StatementForm::unknown;
    std::string number;
    std::string file_name;
    std::string sha256;
    std::int64_t file_line{};
    std::optional<Amount> opening;
    std::optional<Amount> closing;
    std::optional<Date> closed_on;
    std::int64_t taken{};
    std::int64_t known{};
    Instant created_at;
};
constexpr auto describe(Of<BankStatement>) {
    return entity(
        "bank_statement", "bank_statements",  //
        field("id", &BankStatement::id, {.key = true}), field("version", &BankStatement::version, {.read_only = true}),
        field("bank_account_id", &BankStatement::bank_account_id,
              {.read_only = true, .references = "bank_account", .label = "Bank account"}),
        field("form", &BankStatement::form, {.read_only = true, .label = "Form"}),
        field("number", &BankStatement::number,
              {.read_only = true, .searchable = true, .title = true, .max_length = 1000, .label = "Number"}),
        field("file_name", &BankStatement::file_name, {.read_only = true, .searchable = true, .label = "File"}),
        field("sha256", &BankStatement::sha256, {.read_only = true, .max_length = 64, .label = "SHA-256"}),
        field("file_line", &BankStatement::file_line, {.read_only = true, .label = "Line of the file"}),
        field("opening", &BankStatement::opening, {.read_only = true, .label = "Opening balance"}),
        field("closing", &BankStatement::closing, {.read_only = true, .label = "Closing balance"}),
        field("closed_on", &BankStatement::closed_on, {.read_only = true, .label = "Closed on"}),
        field("taken", &BankStatement::taken, {.read_only = true, .label = "Taken"}),
        field("known", &BankStatement::known, {.read_only = true, .label = "Known before"}),
        field("created_at", &BankStatement::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<BankStatement>);

Policy<BankStatement> const& policy(Of<BankStatement>);

namespace bank {

/// Which account a CSV file is of, for it does not say; the file's name stands in Content-Disposition, or here.
struct UploadStatement {
    std::optional<BankAccountId> bank_account_id;
    std::string name;
};
constexpr auto describe(Of<UploadStatement>) {
    return record(
        "upload_statement",
        field("bank_account_id", &UploadStatement::bank_account_id, {.references = "bank_account", .label = "Account"}),
        field("name", &UploadStatement::name, {.max_length = 200, .label = "Name"}));
}

/// One statement of a file: what is new of it, and what we had before.
struct TakenStatement {
    BankStatementId bank_statement_id;
    BankAccountId bank_account_id;
    std::string account;
    Currency currency;
    std::string number;
    bool is_new_account = false;
    std::int64_t taken{};
    std::int64_t known{};
};
constexpr auto describe(Of<TakenStatement>) {
    return record("taken_statement",
                  field("bank_statement_id", &TakenStatement::bank_statement_id, {.references = "bank_statement"}),
                  field("bank_account_id", &TakenStatement::bank_account_id, {.references = "bank_account"}),
                  field("account", &TakenStatement::account, {.label = "Account"}),
                  field("currency", &TakenStatement::currency, {.label = "Currency"}),
                  field("number", &TakenStatement::number, {.label = "Number"}),
                  field("is_new_account", &TakenStatement::is_new_account, {.label = "New account"}),
                  field("taken", &TakenStatement::taken, {.label = "Taken"}),
                  field("known", &TakenStatement::known, {.label = "Known before"}));
}

/// A statement that was not taken, and why, as a program and as a person reads it.
struct RefusedStatement {
    std::int64_t line{};
    std::string element;
    std::string code;
    std::string detail;
};
constexpr auto describe(Of<RefusedStatement>) {
    return record("refused_statement", field("line", &RefusedStatement::line, {.label = "Line"}),
                  field("element", &RefusedStatement::element, {.label = "Element"}),
                  field("code", &RefusedStatement::code), field("detail", &RefusedStatement::detail));
}

struct StatementImport {
    StatementForm form = StatementForm::unknown;
    std::string sha256;
    std::int64_t taken{};
    std::int64_t known{};
    std::vector<TakenStatement> statements;
    std::vector<RefusedStatement> refused;
};
constexpr auto describe(Of<StatementImport>) {
    return record("statement_import", field("form", &StatementImport::form, {.label = "Form"}),
                  field("sha256", &StatementImport::sha256, {.label = "SHA-256"}),
                  field("taken", &StatementImport::taken, {.label = "Taken"}),
                  field("known", &StatementImport::known, {.label = "Known before"}),
                  field("statements", &StatementImport::statements, {.label = "Statements"}),
                  field("refused", &StatementImport::refused, {.label = "Refused"}));
}

/// Emitted about the statement.
struct StatementTaken {
    std::string number;
    std::int64_t taken{};
};
constexpr auto describe(Of<StatementTaken>) {
    return record("statement_taken", field("number", &StatementTaken::number), field("taken", &StatementTaken::taken));
}

/// A file that is kept and read; nothing of it is in the books yet.
struct ReadStatements {
    UploadStatement upload;
    std::string sha256;
    StatementFile file;
};
/// Keeps the bytes as they came, then reads them, both before the unit that writes.
ReadStatements read_upload(Unit const& unit, http::Query const& query, http::Body const& body);
/// Takes each statement whole: its new lines are added, known ones are counted, and an account that we do not know is
/// added with it. Refuses, by element and with its line, a file of which nothing can be taken.
StatementImport import_statements(Unit& unit, ReadStatements const& read);

/// The file as the bank sent it.
http::Document statement_file(Unit const& unit, BankStatementId id);

/// What makes a movement the same however often it is told (M7): account, reference, day, amount, and which of several
/// such it is. Where a bank gives no reference, its words stand in.
std::string fingerprint_of(BankAccountId account, StatementLine const& line, std::int64_t ordinal);

}  // namespace bank
}  // namespace farflung
