#include <algorithm>

#include "bank/payout_run.hpp"

namespace farflung::bank {

std::vector<PayableBill> payable_bills(Unit const& unit, AskPayable const& request) {
    BankAccount account;
    if (request.bank_account_id) account = unit.get(*request.bank_account_id);
    std::vector<PayableBill> payable;
    unit.query(
        "select b.id, b.number, b.their_number, b.partner_id, p.name, b.due_on, b.open_minor, b.open_currency, p.iban,"
        " p.bank_account, case when p.account_changed_by is null then 0 else 1 end from billing_bills b"
        " join people_parties p on p.workspace_id = b.workspace_id and p.id = b.partner_id"
        " where b.workspace_id = :workspace and b.kind = 'bill' and b.state in ('open', 'part_paid') and not exists"
        " (select 1 from bank_payout_claims c where c.workspace_id = b.workspace_id and c.bill_id = b.id)"
        " order by b.due_on, b.number",
        {}, [&](db::Row const& row) {
            auto& bill = payable.emplace_back();
            bill.bill_id = BillId{Uuid::from_bytes(row.bytes(0))};
            bill.number = row.text(1);
            bill.reference = row.text(2);
            bill.partner_id = PartyId{Uuid::from_bytes(row.bytes(3))};
            bill.name = row.text(4);
            bill.due_on = *Date::parse(row.text(5));
            bill.open = {row.integer(6), *Currency::parse(row.text(7))};
            PayoutLine line;
            line.amount = bill.open;
            line.iban = row.text(8);
            line.bank_account = row.text(9);
            bill.way = way_of(line, account);
            bill.is_unconfirmed = row.integer(10) != 0;
        });
    return payable;
}

namespace {

/// The bank would pay a second time what was paid by hand since the yes.
void refuse_paid_meanwhile(Unit const& unit, PayoutRun const& run) {
    std::map<BillId, Amount> open;
    for (auto const& document : billing::open_documents(unit)) {
        if (document.bill_id) open.emplace(*document.bill_id, document.open);
    }
    for (auto const& line : run.lines) {
        if (line.payment_id) continue;
        auto const found = open.find(line.bill_id);
        if (found != open.end() && found->second >= line.amount) continue;
        throw Refusal(No::conflict, "payout.paid_meanwhile", {}, {{"number", line.number}});
    }
}

}  // namespace

http::Document payout_document(Unit const& unit, PayoutRunId id, std::string const& form,
                               AskPaymentFile const& request) {
    auto const run = unit.get(id);
    bool const is_transfer = form == "pain001.xml";
    if (!is_transfer && form != "transfers.csv") {
        throw Refusal(No::not_found, "document.no_such_form", {}, {{"form", form}});
    }
    bool const has_file = run.state == RunState::approved || run.state == RunState::done;
    if (!has_file) throw Refusal(No::conflict, "run.not_approved");
    auto const way = is_transfer ? PayoutWay::credit_transfer : PayoutWay::transfer_service;
    if (std::ranges::find(run.lines, way, &PayoutLine::way) == run.lines.end()) {
        throw Refusal(No::conflict, "run.nothing_this_way");
    }
    if (run.state == RunState::approved) refuse_paid_meanwhile(unit, run);
    if (!is_transfer) {
        return {.type = "text/csv; charset=utf-8", .bytes = write_transfers(run), .filename = run.number + ".csv"};
    }
    auto const payer = people::details_of(unit, people::own_company(unit));
    auto const file = credit_transfer_of(run, unit.get(run.bank_account_id), payer);
    return {.type = "application/xml",
            .bytes = write_credit_transfer(file, request.edition),
            .filename = run.number + ".xml"};
}

}  // namespace farflung::bank
