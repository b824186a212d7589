#include <algorithm>

#include "bank/statement_parts.hpp"
#include "core/bic.hpp"
#include "core/creditor_reference.hpp"
#include "core/iban.hpp"
#include "core/text.hpp"
#include "core/xml.hpp"

/// ISO 20022 account reports of all versions: elements are found by their names, and those that moved between versions
/// at both places.
namespace farflung::bank {

namespace {

StatementPlace place_of(XmlElement element) { return {static_cast<std::int64_t>(element.line()), element.path()}; }

XmlElement needed(XmlElement parent, std::string_view names) {
    auto const found = parent.at(names);
    if (!found) {
        refuse(static_cast<std::int64_t>(parent.line()), parent.path() + '/' + std::string(names), "statement.missing");
    }
    return found;
}

Date day_of(XmlElement element) {
    auto const text = element.text();
    auto const date = Date::parse(text.substr(0, 10));
    if (!date) refuse(place_of(element).line, place_of(element).element, "statement.bad_day", text);
    return *date;
}

/// `<BookgDt><Dt>` or `<BookgDt><DtTm>`.
std::optional<Date> day_within(XmlElement element) {
    if (auto const day = element.child("Dt")) return day_of(day);
    if (auto const moment = element.child("DtTm")) return day_of(moment);
    return std::nullopt;
}

Amount amount_of(XmlElement element, bool is_credit) {
    auto const place = place_of(element);
    auto const currency = statement_currency(element.attribute("Ccy"), place);
    auto const amount = statement_amount(element.text(), currency, place);
    if (amount.is_negative()) refuse(place.line, place.element, "statement.bad_amount", element.text());
    return is_credit ? amount : -amount;
}

bool is_credit(XmlElement mark) {
    auto const text = mark.text();
    if (text != "CRDT" && text != "DBIT")
        refuse(place_of(mark).line, place_of(mark).element, "statement.bad_field", text);
    return text == "CRDT";
}

/// What is missing counts as nothing; the first that is there is taken.
std::string first_text(XmlElement parent, std::initializer_list<std::string_view> places) {
    for (auto const place : places) {
        if (auto text = parent.at(place).text(); !text.empty()) return text;
    }
    return {};
}

std::string plain_id(std::string id) { return id == "NOTPROVIDED" ? std::string{} : statement_text(id); }

std::string remittance_of(XmlElement details) {
    std::string text;
    auto const remittance = details.child("RmtInf");
    for (auto const part : remittance.children("Ustrd")) text += (text.empty() ? "" : " ") + part.text();
    for (auto const part : remittance.children("Strd")) {
        for (auto const& one :
             {part.at("CdtrRefInf/Ref").text(), part.at("RfrdDocInf/Nb").text(), part.child("AddtlRmtInf").text()}) {
            if (!one.empty()) text += (text.empty() ? "" : " ") + one;
        }
    }
    return text;
}

void read_other_side(XmlElement details, StatementLine& line) {
    // Who paid, where money came in; who was paid, where it went.
    auto const parties = details.child("RltdPties");
    std::string const side = line.amount.is_negative() ? "Cdtr" : "Dbtr";
    auto const party = parties.child(side);
    line.name = statement_text(first_text(party, {"Nm", "Pty/Nm"}));
    auto const account = parties.child(side + "Acct").child("Id");
    line.iban = statement_text(first_text(account, {"IBAN", "Othr/Id"}));
    auto const bank = details.child("RltdAgts").child(side + "Agt").child("FinInstnId");
    line.bic = parse_bic(first_text(bank, {"BICFI", "BIC"})).value_or("");
}

void read_details(XmlElement entry, XmlElement details, StatementLine& line) {
    read_other_side(details, line);
    auto const references = details.child("Refs");
    line.end_to_end_id = plain_id(references.child("EndToEndId").text());
    line.reference = plain_id(first_text(references, {"AcctSvcrRef", "TxId", "UETR", "InstrId"}));
    if (line.reference.empty()) line.reference = plain_id(first_text(entry, {"AcctSvcrRef", "NtryRef"}));
    auto const asked = details.at("RmtInf/Strd/CdtrRefInf/Ref").text();
    line.creditor_reference = parse_creditor_reference(asked).value_or(statement_text(asked));
    auto text = remittance_of(details);
    if (text.empty()) text = first_text(details, {"AddtlTxInf"});
    if (text.empty()) text = entry.child("AddtlNtryInf").text();
    line.text = statement_text(text);
}

std::vector<XmlElement> details_of(XmlElement entry) {
    std::vector<XmlElement> all;
    for (auto const group : entry.children("NtryDtls")) {
        for (auto const details : group.children("TxDtls")) all.push_back(details);
    }
    return all;
}

XmlElement amount_in(XmlElement details) {
    auto const direct = details.child("Amt");
    return direct ? direct : details.at("AmtDtls/TxAmt/Amt");
}

/// The parts of a grouped entry, when they are told in its currency and make its amount.
std::vector<Amount> parts_of(std::vector<XmlElement> const& details, Amount whole) {
    std::vector<Amount> parts;
    Amount sum{0, whole.currency};
    for (auto const one : details) {
        auto const element = amount_in(one);
        if (!element || element.attribute("Ccy") != whole.currency.text()) return {};
        auto const mark = one.child("CdtDbtInd");
        parts.push_back(amount_of(element, mark ? is_credit(mark) : !whole.is_negative()));
        sum += parts.back();
    }
    return sum == whole ? parts : std::vector<Amount>{};
}

void read_entry(XmlElement report, XmlElement created, XmlElement entry, Statement& statement) {
    auto const state = entry.child("Sts");
    auto const status = first_text(state, {"Cd"}).empty() ? state.text() : state.child("Cd").text();
    if (status == "PDNG" || status == "INFO" || status == "FUTR") return;  // not booked, so not in the balance
    auto const amount = amount_of(needed(entry, "Amt"), is_credit(needed(entry, "CdtDbtInd")));
    if (amount.currency != statement.currency) {
        auto const place = place_of(entry.child("Amt"));
        refuse(place.line, place.element, "statement.other_currency", amount.currency.text());
    }
    StatementLine line{.line = place_of(entry).line, .amount = amount};
    auto const booked = day_within(entry.child("BookgDt"));
    auto const valued = day_within(entry.child("ValDt"));
    // Both may be left out in a notification; then it happened on the day that this was written.
    line.booked_on = booked ? *booked : valued ? *valued : day_of(created ? created : needed(report, "CreDtTm"));
    line.value_on = valued.value_or(line.booked_on);
    auto const details = details_of(entry);
    auto const parts = details.size() > 1 ? parts_of(details, amount) : std::vector<Amount>{};
    if (parts.empty()) {
        read_details(entry, details.size() == 1 ? details.front() : XmlElement{}, line);
        statement.lines.push_back(std::move(line));
        return;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto part = line;
        part.line = place_of(details[i]).line;
        part.amount = parts[i];
        read_details(entry, details[i], part);
        statement.lines.push_back(std::move(part));
    }
}

void read_balances(XmlElement report, Statement& statement) {
    for (auto const balance : report.children("Bal")) {
        auto const code = balance.at("Tp/CdOrPrtry/Cd").text();
        bool const opens = code == "OPBD" || (code == "PRCD" && !statement.opening);
        if (!opens && code != "CLBD") continue;
        auto const amount = amount_of(needed(balance, "Amt"), is_credit(needed(balance, "CdtDbtInd")));
        if (amount.currency != statement.currency) {
            auto const place = place_of(balance.child("Amt"));
            refuse(place.line, place.element, "statement.other_currency", amount.currency.text());
        }
        (opens ? statement.opening : statement.closing) = amount;
        if (!opens) statement.closed_on = day_within(balance.child("Dt"));
    }
}

Currency currency_of(XmlElement report) {
    if (auto const said = report.at("Acct/Ccy")) return statement_currency(said.text(), place_of(said));
    for (auto const amount : {report.at("Bal/Amt"), report.at("Ntry/Amt")}) {
        if (amount) return statement_currency(amount.attribute("Ccy"), place_of(amount));
    }
    needed(report, "Acct/Ccy");
    return {};
}

Statement read_report(XmlElement report) {
    Statement statement{.line = place_of(report).line};
    auto const id = needed(report, "Acct/Id");
    auto const account = first_text(id, {"IBAN", "Othr/Id", "PrtryAcct/Id", "BBAN"});
    if (account.empty()) needed(id, "IBAN");
    statement.account = statement_text(account);
    statement.number = statement_text(report.child("Id").text());
    statement.currency = currency_of(report);
    read_balances(report, statement);
    auto const created = report.child("CreDtTm");  // once: it may stand behind all entries
    for (auto const entry : report.children("Ntry")) read_entry(report, created, entry, statement);
    return statement;
}

}  // namespace

void read_camt(std::string_view text, StatementFile& file) {
    std::optional<XmlDocument> document;
    try {
        document = XmlDocument::parse(text);
    } catch (XmlFault const& fault) {
        refuse(static_cast<std::int64_t>(fault.line), {}, "statement.broken", fault.reason);
    }
    auto const root = document->root();
    for (auto const& [message, report] : {std::pair{"BkToCstmrStmt", "Stmt"}, std::pair{"BkToCstmrAcctRpt", "Rpt"},
                                          std::pair{"BkToCstmrDbtCdtNtfctn", "Ntfctn"}}) {
        // The first version of these messages had another name for their envelope.
        auto const envelope = root.child(message) ? root.child(message) : root.child(std::string(message) + "V01");
        if (!envelope) continue;
        auto const reports = envelope.children(report);
        if (reports.empty()) needed(envelope, report);
        for (auto const one : reports) take_statement(file, "Bal", [&] { return read_report(one); });
        return;
    }
    auto const first = root.children();
    auto const place = place_of(first.empty() ? root : first.front());
    refuse(place.line, place.element, "statement.unknown_form");
}

}  // namespace farflung::bank
