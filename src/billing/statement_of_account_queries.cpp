#include "billing/letterhead.hpp"
#include "billing/statement_of_account.hpp"
#include "platform/i18n/formats.hpp"
#include "platform/pdf/document.hpp"

namespace farflung::billing {

namespace {

/// Every entry that moved what the customer owes or has as credit, in the order of the books.
std::vector<AccountLine> movements(Unit const& unit, StatementOfAccount const& of) {
    return unit.rows<AccountLine>(
        "select e.posted_on, e.kind, e.text, cast(sum(p.amount_minor) as bigint), p.amount_currency, 0, ''"
        " from ledger_postings p join ledger_entries e on e.workspace_id = p.workspace_id and e.id = p.entry_id"
        " where p.workspace_id = :workspace and p.party_id = :party and p.amount_currency = :currency"
        " and p.account_id in (:receivable, :credit) and p.posted_on <= :to"
        " group by e.number, e.posted_on, e.kind, e.text, p.amount_currency having sum(p.amount_minor) <> 0"
        " order by e.posted_on, e.number",
        {{"party", of.party_id},
         {"currency", of.currency},
         {"receivable", ledger::account_of(unit.workspace(), AccountRole::receivable)},
         {"credit", ledger::account_of(unit.workspace(), AccountRole::customer_credit)},
         {"to", of.to}});
}

std::string_view name_of_line(EntryKind kind) {
    switch (kind) {
        case EntryKind::invoice:
            return "Invoice";
        case EntryKind::credit_note:
            return "Credit note";
        case EntryKind::payout:
            return "Refund";
        case EntryKind::payment:
            return "Payment";
        case EntryKind::write_off:
            return "Written off";
        default:
            return "Correction";
    }
}

}  // namespace

StatementOfAccount statement_of_account(Unit const& unit, PartyId id, AskStatement const& request) {
    auto const party = unit.get(id);
    auto const company = people::workspace_facts(unit);
    StatementOfAccount statement;
    statement.party_id = id;
    statement.party_name = party.name;
    statement.currency = request.currency.value_or(party.currency);
    statement.from = request.from;
    statement.to = request.to.value_or(unit.today(company.zone));
    statement.opening = {0, statement.currency};
    statement.closing = statement.opening;
    for (auto& line : movements(unit, statement)) {
        statement.closing += line.amount;
        if (request.from && line.on < *request.from) {
            statement.opening = statement.closing;
            continue;
        }
        line.balance = statement.closing;
        statement.lines.push_back(std::move(line));
    }
    for (auto& row : receivables_ageing(unit, {statement.to}).rows) {
        bool const is_ours = row.party_id == id && row.sums.total.currency == statement.currency;
        if (is_ours) statement.open = std::move(row.items);
    }
    return statement;
}

http::Document statement_pdf(Unit const& unit, PartyId id, AskStatement const& request) {
    auto const statement = statement_of_account(unit, id, request);
    auto const seller = people::details_of(unit, people::own_company(unit));
    auto const language = unit.get(id).language;
    auto const say = [&](std::string_view source) { return unit.world().text(language, source, {}); };
    auto const money = [&](Amount amount) { return i18n::format_amount(amount, language); };
    auto const day = [&](Date date) { return i18n::format_date(date, language); };
    pdf::PrintedDocument printed;
    printed.letterhead = letterhead_to_draw(unit);
    printed.title = say("Statement of account");
    printed.number = statement.party_name + ", " + std::string(statement.currency.text());
    printed.date = day(statement.to);
    printed.issued_on = statement.to;
    printed.seller_name = seller.name;
    printed.buyer_label = say("To");
    printed.buyer_name = statement.party_name;
    if (statement.from) printed.facts.push_back({say("From"), day(*statement.from), false});
    printed.facts.push_back({say("At the beginning"), money(statement.opening), false});
    printed.column_name = say("Document");
    printed.column_price = say("Amount");
    printed.column_amount = say("Balance");
    for (auto const& line : statement.lines) {
        printed.lines.push_back({.name = line.text,
                                 .detail = say(name_of_line(line.kind)) + ", " + day(line.on),
                                 .quantity = {},
                                 .price = money(line.amount),
                                 .tax = {},
                                 .amount = money(line.balance)});
    }
    printed.sums.push_back({say("At the end"), i18n::format_money(statement.closing, language), true});
    for (auto const& item : statement.open) {
        printed.payment.push_back({item.number, money(item.open) + ", " + day(item.due_on), false});
    }
    printed.language = language;
    printed.right_to_left = i18n::is_right_to_left(language);
    return {.type = "application/pdf",
            .bytes = pdf::render_pdf(printed),
            .filename = say("Statement of account") + " " + statement.to.text() + ".pdf",
            .inline_view = true};
}

}  // namespace farflung::billing
