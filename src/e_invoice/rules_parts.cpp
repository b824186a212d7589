#include <algorithm>

#include "e_invoice/rule.hpp"

namespace farflung::e_invoice {

namespace {

bool has_reason(Adjustment const& one) { return !one.reason.empty() || !one.reason_code.empty(); }

bool is_ordered(std::optional<Period> const& period) {
    return !period || !period->from || !period->until || *period->from <= *period->until;
}

bool is_not_negative(std::optional<Decimal> const& value) { return !value || !value->is_negative(); }

bool names_its_lists(Line const& line) {
    return std::ranges::all_of(line.classifications, [](Classification const& one) { return !one.list.empty(); });
}

constexpr Rule<Line> line_rules[] = {
    {"BR-21", "BT-126", "id", Fault::missing, [](auto const& l) { return !l.id.empty(); }},
    {"BR-22", "BT-129", "quantity", Fault::missing, [](auto const& l) { return l.quantity.has_value(); }},
    {"BR-23", "BT-130", "unit", Fault::missing, [](auto const& l) { return !l.unit.empty(); }},
    {"BR-24", "BT-131", "net", Fault::missing, [](auto const& l) { return l.net.has_value(); }},
    {"BR-25", "BT-153", "description", Fault::missing, [](auto const& l) { return !l.description.empty(); }},
    {"BR-26", "BT-146", "price", Fault::missing, [](auto const& l) { return l.price.has_value(); }},
    {"BR-27", "BT-146", "price", Fault::wrong_value, [](auto const& l) { return l.price && !l.price->is_negative(); }},
    {"BR-28", "BT-148", "gross_price", Fault::wrong_value,
     [](auto const& l) { return is_not_negative(l.gross_price); }},
    {"BR-30", "BG-26", "period", Fault::wrong_value, [](auto const& l) { return is_ordered(l.period); }},
    {"BR-64", "BT-157", "standard_item", Fault::missing,
     [](auto const& l) { return l.standard_item.id.empty() || !l.standard_item.scheme.empty(); }},
    {"BR-65", "BT-158", "classifications", Fault::missing, names_its_lists},
    {"BR-CO-04", "BT-151", "tax/category", Fault::missing, [](auto const& l) { return names_category(l.tax); }},
    {"BR-CO-20", "BG-26", "period", Fault::missing,
     [](auto const& l) { return !l.period || l.period->from || l.period->until; }},
    {"BR-DEC-23", "BT-131", "net", Fault::too_many_digits, [](auto const& l) { return has_two_digits(l.net); }},
};

constexpr Rule<ItemAttribute> attribute_rules[] = {
    {"BR-54", "BT-161", "value", Fault::missing, [](auto const& a) { return !a.name.empty() && !a.value.empty(); }},
};

constexpr Rule<Adjustment> allowance_rules[] = {
    {"BR-31", "BT-92", "amount", Fault::missing, [](auto const& a) { return a.amount.has_value(); }},
    {"BR-32", "BT-95", "tax/category", Fault::missing, [](auto const& a) { return names_category(a.tax); }},
    {"BR-33", "BT-97", "reason", Fault::missing, has_reason},
    {"BR-CO-21", "BT-97", "reason", Fault::missing, has_reason},
    {"BR-DEC-01", "BT-92", "amount", Fault::too_many_digits, [](auto const& a) { return has_two_digits(a.amount); }},
    {"BR-DEC-02", "BT-93", "base_amount", Fault::too_many_digits,
     [](auto const& a) { return has_two_digits(a.base_amount); }},
};

constexpr Rule<Adjustment> charge_rules[] = {
    {"BR-36", "BT-99", "amount", Fault::missing, [](auto const& a) { return a.amount.has_value(); }},
    {"BR-37", "BT-102", "tax/category", Fault::missing, [](auto const& a) { return names_category(a.tax); }},
    {"BR-38", "BT-104", "reason", Fault::missing, has_reason},
    {"BR-CO-22", "BT-104", "reason", Fault::missing, has_reason},
    {"BR-DEC-05", "BT-99", "amount", Fault::too_many_digits, [](auto const& a) { return has_two_digits(a.amount); }},
    {"BR-DEC-06", "BT-100", "base_amount", Fault::too_many_digits,
     [](auto const& a) { return has_two_digits(a.base_amount); }},
};

constexpr Rule<Adjustment> line_allowance_rules[] = {
    {"BR-41", "BT-136", "amount", Fault::missing, [](auto const& a) { return a.amount.has_value(); }},
    {"BR-42", "BT-139", "reason", Fault::missing, has_reason},
    {"BR-CO-23", "BT-139", "reason", Fault::missing, has_reason},
    {"BR-DEC-24", "BT-136", "amount", Fault::too_many_digits, [](auto const& a) { return has_two_digits(a.amount); }},
    {"BR-DEC-25", "BT-137", "base_amount", Fault::too_many_digits,
     [](auto const& a) { return has_two_digits(a.base_amount); }},
};

constexpr Rule<Adjustment> line_charge_rules[] = {
    {"BR-43", "BT-141", "amount", Fault::missing, [](auto const& a) { return a.amount.has_value(); }},
    {"BR-44", "BT-144", "reason", Fault::missing, has_reason},
    {"BR-CO-24", "BT-144", "reason", Fault::missing, has_reason},
    {"BR-DEC-27", "BT-141", "amount", Fault::too_many_digits, [](auto const& a) { return has_two_digits(a.amount); }},
    {"BR-DEC-28", "BT-142", "base_amount", Fault::too_many_digits,
     [](auto const& a) { return has_two_digits(a.base_amount); }},
};

constexpr Rule<EInvoice> period_rules[] = {
    {"BR-29", "BG-14", "period", Fault::wrong_value, [](auto const& i) { return is_ordered(i.period); }},
    {"BR-CO-19", "BG-14", "period", Fault::missing,
     [](auto const& i) { return !i.period || i.period->from || i.period->until || !i.taxed_by.empty(); }},
};

constexpr Rule<SupportingDocument> supporting_rules[] = {
    {"BR-52", "BT-122", "id", Fault::missing, [](auto const& d) { return !d.id.empty(); }},
    {"UBL-DT-06", "BT-125", "mime", Fault::missing, [](auto const& d) { return !d.is_attached || !d.mime.empty(); }},
    {"UBL-DT-07", "BT-125", "filename", Fault::missing,
     [](auto const& d) { return !d.is_attached || !d.filename.empty(); }},
};

constexpr Rule<PrecedingInvoice> preceding_rules[] = {
    {"BR-55", "BT-25", "number", Fault::missing, [](auto const& p) { return !p.number.empty(); }},
};

bool is_credit_transfer(PaymentInstructions const& payment) { return payment.means == "30" || payment.means == "58"; }

constexpr Rule<PaymentInstructions> payment_rules[] = {
    {"BR-49", "BT-81", "means", Fault::missing, [](auto const& p) { return !p.means.empty(); }},
    {"BR-50", "BT-84", "transfers/0/account", Fault::missing,
     [](auto const& p) {
         return !is_credit_transfer(p) ||
                std::ranges::all_of(p.transfers, [](CreditTransfer const& one) { return !one.account.empty(); });
     }},
    {"BR-51", "BT-87", "card/number", Fault::wrong_value,
     [](auto const& p) { return !p.card || p.card->number.size() <= 10; }, Severity::warning},
    {"BR-61", "BT-84", "transfers/0/account", Fault::missing,
     [](auto const& p) {
         bool const has_account =
             std::ranges::any_of(p.transfers, [](CreditTransfer const& one) { return !one.account.empty(); });
         return !is_credit_transfer(p) || has_account;
     }},
};

void check_line(Line const& line, Place const& place, std::vector<Finding>& findings) {
    apply<Line>(line_rules, line, place, findings);
    for (std::size_t i = 0; i < line.attributes.size(); ++i) {
        apply<ItemAttribute>(attribute_rules, line.attributes[i], place_in(place, "BG-32", "attributes", i), findings);
    }
    for (std::size_t i = 0; i < line.adjustments.size(); ++i) {
        auto const& one = line.adjustments[i];
        auto const inside = place_in(place, one.is_charge ? "BG-28" : "BG-27", "adjustments", i);
        apply<Adjustment>(one.is_charge ? std::span<Rule<Adjustment> const>(line_charge_rules) : line_allowance_rules,
                          one, inside, findings);
    }
}

}  // namespace

void check_parts(EInvoice const& invoice, std::vector<Finding>& findings) {
    apply<EInvoice>(period_rules, invoice, {}, findings);
    for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
        check_line(invoice.lines[i], place_in({}, "BG-25", "lines", i), findings);
    }
    for (std::size_t i = 0; i < invoice.adjustments.size(); ++i) {
        auto const& one = invoice.adjustments[i];
        auto const place = place_in({}, one.is_charge ? "BG-21" : "BG-20", "adjustments", i);
        if (one.is_charge) apply<Adjustment>(charge_rules, one, place, findings);
        if (!one.is_charge) apply<Adjustment>(allowance_rules, one, place, findings);
    }
    for (std::size_t i = 0; i < invoice.documents.size(); ++i) {
        apply<SupportingDocument>(supporting_rules, invoice.documents[i], place_in({}, "BG-24", "documents", i),
                                  findings);
    }
    for (std::size_t i = 0; i < invoice.preceding.size(); ++i) {
        apply<PrecedingInvoice>(preceding_rules, invoice.preceding[i], place_in({}, "BG-3", "preceding", i), findings);
    }
    if (invoice.payment) apply<PaymentInstructions>(payment_rules, *invoice.payment, {"BG-16", "payment"}, findings);
}

}  // namespace farflung::e_invoice
