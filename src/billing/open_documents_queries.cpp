#include <algorithm>
#include <functional>

#include "billing/payment.hpp"

namespace farflung::billing {

namespace {

struct OpenRow {
    bool is_bill = false;
    Uuid id;
    bool comes_in = false;
    std::string number;
    std::string their_number;
    PartyId party_id;
    std::string party;
    std::string iban;
    Amount open;
    Date due_on;
    std::optional<Amount> discount;
    std::optional<Date> discount_by;
};
constexpr auto describe(Of<OpenRow>) {
    return record("open_row", field("is_bill", &OpenRow::is_bill), field("id", &OpenRow::id),
                  field("comes_in", &OpenRow::comes_in), field("number", &OpenRow::number),
                  field("their_number", &OpenRow::their_number), field("party_id", &OpenRow::party_id),
                  field("party", &OpenRow::party), field("iban", &OpenRow::iban), field("open", &OpenRow::open),
                  field("due_on", &OpenRow::due_on), field("discount", &OpenRow::discount),
                  field("discount_by", &OpenRow::discount_by));
}

}  // namespace

std::vector<OpenDocument> open_documents(Unit const& unit) {
    auto const rows = unit.rows<OpenRow>(
        "select 0, i.id, case when i.kind = 'invoice' then 1 else 0 end, i.number, i.reference, i.customer_id, p.name,"
        " p.iban, i.open_minor, i.open_currency, i.due_on,"
        " case when i.credited_minor = 0 and i.cash_discount_minor < i.open_minor then i.cash_discount_minor end,"
        " i.cash_discount_currency, i.cash_discount_by from billing_invoices i join people_parties p"
        " on p.workspace_id = i.workspace_id and p.id = i.customer_id where i.workspace_id = :workspace"
        " and i.state in ('issued', 'part_paid') and i.open_minor > 0"
        " union all select 1, b.id, case when b.kind = 'credit_note' then 1 else 0 end, b.number, b.their_number, "
        "b.partner_id, p.name, p.iban, b.open_minor,"
        " b.open_currency, b.due_on, null, null, null from billing_bills b join people_parties p on p.workspace_id = "
        "b.workspace_id"
        " and p.id = b.partner_id where b.workspace_id = :workspace and b.state in ('open', 'part_paid')");
    std::vector<OpenDocument> documents;
    documents.reserve(rows.size());
    for (auto const& row : rows) {
        auto& document = documents.emplace_back();
        if (row.is_bill) document.bill_id = BillId{row.id};
        if (!row.is_bill) document.invoice_id = InvoiceId{row.id};
        document.direction = row.comes_in ? PaymentDirection::in : PaymentDirection::out;
        document.number = row.number;
        document.their_number = row.their_number;
        document.party_id = row.party_id;
        document.party = row.party;
        document.iban = row.iban;
        document.open = row.open;
        document.due_on = row.due_on;
        document.discount = row.discount;
        document.discount_by = row.discount_by;
    }
    return documents;
}

std::vector<MovedMoney> moved_money(Unit const& unit, Date first, Date last) {
    return unit.rows<MovedMoney>(
        "select m.id, m.party_id, p.name, m.paid_on, case when m.direction = 'in' then m.amount_minor - m.fee_minor"
        " else -(m.amount_minor + m.fee_minor) end, m.amount_currency from billing_payments m join people_parties p"
        " on p.workspace_id = m.workspace_id and p.id = m.party_id where m.workspace_id = :workspace"
        " and m.taken_back_at is null and m.paid_on >= :first and m.paid_on <= :last order by m.paid_on, m.id",
        {{"first", first}, {"last", last}});
}

std::optional<MovedMoney> moved_money(Unit const& unit, PaymentId payment) {
    auto const found = unit.find(payment);
    if (!found || found->taken_back_at) return std::nullopt;
    bool const comes_in = found->direction == PaymentDirection::in;
    return MovedMoney{.payment_id = payment,
                      .party_id = found->party_id,
                      .party = {},
                      .paid_on = found->paid_on,
                      .moved = comes_in ? found->amount - found->fee : -(found->amount + found->fee)};
}

namespace {

PaymentOutcome outcome_for(Payment const& payment, std::function<bool(Allocation const&)> const& is_of_document) {
    auto const found = std::ranges::find_if(payment.allocations, is_of_document);
    if (found == payment.allocations.end()) throw Refusal(No::not_found, "not_found");
    bool const is_all = payment.allocations.size() == 1 && payment.unallocated.is_zero();
    return {.paid_on = payment.paid_on,
            .settles = found->amount,
            .took = found->settled,
            .fee = is_all ? std::optional(payment.fee) : std::nullopt,
            .rate = payment.rate,
            .difference = found->difference};
}

}  // namespace

PaymentOutcome outcome_of(Unit const& unit, PaymentId payment, BillId bill) {
    return outcome_for(unit.get(payment), [&](Allocation const& one) { return one.bill_id == bill; });
}

PaymentOutcome outcome_of(Unit const& unit, PaymentId payment, InvoiceId invoice) {
    return outcome_for(unit.get(payment), [&](Allocation const& one) { return one.invoice_id == invoice; });
}

}  // namespace farflung::billing
