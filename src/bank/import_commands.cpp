#include <map>
#include <set>

#include "bank/bank_statement.hpp"
#include "bank/statement_parts.hpp"
#include "core/hash.hpp"
#include "core/iban.hpp"
#include "core/text.hpp"
#include "platform/blobs/store.hpp"
#include "platform/bulk.hpp"
#include "platform/http/route.hpp"
#include "platform/registry.hpp"

namespace farflung::bank {

namespace {

std::optional<BankAccount> account_by_number(Unit const& unit, std::string const& number, Currency currency) {
    auto found = unit.where<BankAccount>("t.number = :number and t.currency = :currency",
                                         {{"number", number}, {"currency", currency}});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

BankAccount add_account(Unit& unit, std::string const& number, Currency currency) {
    BankAccount account;
    account.number = number;
    account.name = check_iban(number).valid ? grouped_iban(number) : number;
    account.currency = currency;
    complete(unit, account);
    unit.insert(account);
    return account;
}

/// The account that a statement is of, by what the person said, else by its own number.
struct Owner {
    BankAccount account;
    bool is_new = false;
};
Owner owner_of(Unit& unit, UploadStatement const& upload, Statement const& statement) {
    auto const number = plain_number(statement.account);
    auto const wrong_currency = [&] {
        refuse(statement.line, {}, "statement.other_currency_than_account", statement.currency.text());
    };
    if (upload.bank_account_id) {
        auto account = unit.get(*upload.bank_account_id);
        if (!number.empty() && number != account.number) refuse(statement.line, {}, "statement.other_account", number);
        if (account.currency != statement.currency) wrong_currency();
        return {std::move(account)};
    }
    if (number.empty()) refuse(statement.line, {}, "statement.which_account");
    if (code_points(number) > longest_account_number) refuse(statement.line, {}, "statement.bad_field", number);
    if (auto account = account_by_number(unit, number, statement.currency)) return {*std::move(account)};
    if (unit.find_by<BankAccount>("number", number)) wrong_currency();
    return {add_account(unit, number, statement.currency), true};
}

std::set<std::string> known_fingerprints(Unit const& unit, BankAccountId account, Statement const& statement) {
    std::set<std::string> known;
    if (statement.lines.empty()) return known;
    auto first = statement.lines.front().booked_on;
    auto last = first;
    for (auto const& line : statement.lines) {
        first = std::min(first, line.booked_on);
        last = std::max(last, line.booked_on);
    }
    unit.query(
        "select fingerprint from bank_lines where workspace_id = :workspace and bank_account_id = :account"
        " and booked_on >= :first and booked_on <= :last",
        {{"account", account}, {"first", first}, {"last", last}},
        [&](db::Row const& row) { known.emplace(row.text(0)); });
    return known;
}

BankLine to_bank_line(Unit const& unit, StatementLine const& told) {
    BankLine line;
    line.id = unit.new_id<BankLine>();
    line.file_line = told.line;
    line.booked_on = told.booked_on;
    line.value_on = told.value_on;
    line.amount = told.amount;
    line.name = told.name;
    line.text = told.text;
    line.reference = told.reference;
    line.end_to_end_id = told.end_to_end_id;
    line.creditor_reference = told.creditor_reference;
    line.iban = told.iban;
    line.bic = told.bic;
    return line;
}

std::vector<BankLine> new_lines(Unit const& unit, BankStatement const& statement, Statement const& told) {
    auto const known = known_fingerprints(unit, statement.bank_account_id, told);
    std::map<std::string, std::int64_t> seen;
    std::vector<BankLine> lines;
    for (auto const& one : told.lines) {
        auto const ordinal = seen[fingerprint_of(statement.bank_account_id, one, 0)]++;
        auto const fingerprint = fingerprint_of(statement.bank_account_id, one, ordinal);
        if (known.contains(fingerprint)) continue;
        auto line = to_bank_line(unit, one);
        line.bank_account_id = statement.bank_account_id;
        line.bank_statement_id = statement.id;
        line.ordinal = ordinal;
        line.fingerprint = fingerprint;
        lines.push_back(std::move(line));
    }
    return lines;
}

/// The same statement of the same file, when it was read before.
std::optional<BankStatement> earlier_reading(Unit const& unit, BankStatement const& statement) {
    auto found = unit.where<BankStatement>(
        "t.bank_account_id = :account and t.sha256 = :sha256 and t.file_line = :line",
        {{"account", statement.bank_account_id}, {"sha256", statement.sha256}, {"line", statement.file_line}});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

TakenStatement take(Unit& unit, ReadStatements const& read, Statement const& told) {
    auto const owner = owner_of(unit, read.upload, told);
    BankStatement statement;
    statement.id = unit.new_id<BankStatement>();
    statement.bank_account_id = owner.account.id;
    statement.form = read.file.form;
    statement.number = told.number;
    statement.file_name = read.upload.name;
    statement.sha256 = read.sha256;
    statement.file_line = told.line;
    statement.opening = told.opening;
    statement.closing = told.closing;
    statement.closed_on = told.closed_on;
    TakenStatement taken{.bank_account_id = owner.account.id,
                         .account = owner.account.number,
                         .currency = told.currency,
                         .number = told.number,
                         .is_new_account = owner.is_new};
    taken.known = static_cast<std::int64_t>(told.lines.size());
    if (auto const earlier = earlier_reading(unit, statement)) {
        taken.bank_statement_id = earlier->id;
        return taken;
    }
    auto lines = new_lines(unit, statement, told);
    taken.bank_statement_id = statement.id;
    taken.taken = statement.taken = static_cast<std::int64_t>(lines.size());
    taken.known = statement.known = static_cast<std::int64_t>(told.lines.size()) - taken.taken;
    unit.insert(statement);
    bulk::insert(unit, lines);
    unit.emit(StatementTaken{statement.number, statement.taken}, "bank_statement", statement.id.value);
    return taken;
}

Params params_of(StatementProblem const& problem) {
    return {{"line", std::to_string(problem.line)}, {"element", problem.element}, {"found", problem.found}};
}

void refuse_when_nothing_is_left(StatementImport const& answer, std::vector<StatementProblem> const& refused) {
    if (!answer.statements.empty()) return;
    Problems problems;
    for (auto const& problem : refused) {
        problems.add(problem.element.empty() ? "file" : problem.element, problem.code, params_of(problem));
    }
    problems.refuse_if_any();
}

}  // namespace

ReadStatements read_upload(Unit const& unit, http::Query const& query, http::Body const& body) {
    ReadStatements read;
    Problems problems;
    http::read_query(query, read.upload, problems);
    if (body.bytes.empty()) problems.add("body", "required");
    problems.refuse_if_any();
    if (read.upload.name.empty()) read.upload.name = body.filename;
    StatementHints hints;
    if (read.upload.bank_account_id) {
        auto const account = unit.get(*read.upload.bank_account_id);
        hints = {.currency = account.currency, .columns = account.csv_columns.value_or(CsvColumns{})};
    }
    // Kept before it is read: what a reader cannot read today can be looked at, and read again, tomorrow.
    read.sha256 = unit.world().blobs().put(body.bytes);
    read.file = read_statements(body.bytes, hints);
    return read;
}

StatementImport import_statements(Unit& unit, ReadStatements const& read) {
    unit.authorize("import", BankStatement{});
    StatementImport answer{.form = read.file.form, .sha256 = read.sha256};
    auto refused = read.file.refused;
    for (auto const& statement : read.file.statements) {
        try {
            answer.statements.push_back(take(unit, read, statement));
            answer.taken += answer.statements.back().taken;
            answer.known += answer.statements.back().known;
        } catch (StatementFault const& fault) {
            refused.push_back(fault.problem);
        }
    }
    refuse_when_nothing_is_left(answer, refused);
    for (auto const& problem : refused) {
        answer.refused.push_back({.line = problem.line,
                                  .element = problem.element,
                                  .code = problem.code,
                                  .detail = unit.text(unit.registry().sentence(problem.code), params_of(problem))});
    }
    return answer;
}

http::Document statement_file(Unit const& unit, BankStatementId id) {
    auto const statement = unit.get(id);
    auto bytes = unit.world().blobs().get(statement.sha256);
    if (!bytes) throw std::runtime_error("a statement's bytes are missing or damaged: " + statement.sha256);
    http::Document document;
    document.type = "application/octet-stream";
    document.bytes = *std::move(bytes);
    document.filename = statement.file_name.empty() ? "statement" : statement.file_name;
    return document;
}

std::string fingerprint_of(BankAccountId account, StatementLine const& line, std::int64_t ordinal) {
    // The separator stands in no text: white space of any kind is a blank in them.
    std::string key;
    for (auto const& part : {account.text(), line.booked_on.text(), line.amount.text(),
                             line.reference.empty() ? line.end_to_end_id + '\n' + line.name + '\n' + line.iban + '\n' +
                                                          line.creditor_reference + '\n' + line.text
                                                    : line.reference,
                             std::to_string(ordinal)}) {
        key += part + '\n';
    }
    return sha256_hex(key);
}

}  // namespace farflung::bank
