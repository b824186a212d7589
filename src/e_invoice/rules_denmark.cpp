#include <algorithm>

#include "e_invoice/party_schemes.hpp"
#include "e_invoice/rules_profiles.hpp"

/// The Danish rules of BIS Billing 3.0 as of May 2026; most hold only between two parties that sit there.
namespace farflung::e_invoice {

namespace {

using Payment = PaymentInstructions;

std::string account_of(Payment const& payment) {
    return payment.transfers.empty() ? std::string() : payment.transfers.front().account;
}
std::string branch_of(Payment const& payment) {
    return payment.transfers.empty() ? std::string() : payment.transfers.front().bic;
}

/// A payment slip's reference begins with the kind of card: `71#`.
bool begins_with_card(Payment const& payment, std::initializer_list<std::string_view> cards) {
    return std::ranges::any_of(cards, [&](std::string_view card) { return payment.reference.starts_with(card); });
}

bool is_danish_means(Payment const& payment) {
    constexpr std::string_view means[] = {"1", "10", "31", "42", "48", "49", "50", "58", "59", "93", "97"};
    return std::ranges::find(means, payment.means) != std::end(means);
}

bool names_account_and_branch(Payment const& payment) {
    if (payment.means != "31" && payment.means != "42") return true;
    return !account_of(payment).empty() && !branch_of(payment).empty();
}

bool names_mandate_and_account(Payment const& payment) {
    if (payment.means != "49") return true;
    return payment.debit && !payment.debit->mandate.empty() && !payment.debit->account.empty();
}

bool is_giro(Payment const& payment) {
    if (payment.means != "50") return true;
    auto const account = account_of(payment);
    return begins_with_card(payment, {"01#", "04#", "15#"}) && is_digits(account) &&
           (account.size() == 7 || account.size() == 8);
}
bool is_full_giro(Payment const& payment) {
    return payment.means != "50" || !begins_with_card(payment, {"04#", "15#"}) || payment.reference.size() == 19;
}

bool is_slip(Payment const& payment) {
    if (payment.means != "93") return true;
    return begins_with_card(payment, {"71#", "73#", "75#"}) && account_of(payment).size() == 8;
}
bool is_full_slip(Payment const& payment) {
    if (payment.means != "93" || !begins_with_card(payment, {"71#", "75#"})) return true;
    return payment.reference.size() == 18 || payment.reference.size() == 19;
}

constexpr Rule<Payment> payment_rules[] = {
    {"DK-R-005", "BT-81", "means", Fault::unknown_code, is_danish_means},
    {"DK-R-006", "BT-84", "transfers", Fault::missing, names_account_and_branch},
    {"DK-R-007", "BT-89", "debit", Fault::missing, names_mandate_and_account},
    {"DK-R-008", "BT-83", "reference", Fault::wrong_value, is_giro},
    {"DK-R-009", "BT-83", "reference", Fault::wrong_value, is_full_giro},
    {"DK-R-010", "BT-83", "reference", Fault::wrong_value, is_slip},
    {"DK-R-011", "BT-83", "reference", Fault::wrong_value, is_full_slip},
};

/// UNSPSC of one of the two versions that Denmark uses.
bool is_classified_as_denmark_does(Line const& line) {
    constexpr std::string_view versions[] = {"19.05.01", "19.0501", "26.08.01", "26.0801"};
    auto const is_unspsc = [](Classification const& one) { return one.list == "TST"; };
    auto const has_version = [&](Classification const& one) {
        return std::ranges::find(versions, one.version) != std::end(versions);
    };
    return std::ranges::none_of(line.classifications, is_unspsc) ||
           std::ranges::any_of(line.classifications, has_version);
}

/// A duty other than VAT (ZZZ) is named by four digits, or by a text with a number sign inside.
bool is_named_duty(Adjustment const& one) {
    if (one.reason_code != "ZZZ") return true;
    auto const& reason = one.reason;
    if (reason.size() == 4 && is_digits(reason)) return true;
    return reason.find('#') != std::string::npos && !reason.starts_with('#') && !reason.ends_with('#');
}

constexpr Rule<Line> line_rules[] = {
    {"DK-R-003", "BT-158", "classifications", Fault::wrong_value, is_classified_as_denmark_does},
};
constexpr Rule<Adjustment> adjustment_rules[] = {
    {"DK-R-004", {}, "reason", Fault::wrong_value, is_named_duty},
};

bool is_company(Identifier const& number) { return number.id.empty() || number.scheme == "0184"; }

bool names_schemes(TradeParty const& party) {
    return std::ranges::none_of(party.identifiers,
                                [](Identifier const& one) { return !one.id.empty() && one.scheme.empty(); });
}

constexpr Rule<EInvoice> seller_rules[] = {
    {"DK-R-002", "BT-30", "seller/registration_number", Fault::missing,
     [](auto const& i) { return !i.seller.registration_number.id.empty(); }},
    {"DK-R-014", "BT-30", "seller/registration_number", Fault::wrong_value,
     [](auto const& i) { return is_company(i.seller.registration_number); }},
};
constexpr Rule<EInvoice> home_rules[] = {
    {"DK-R-013", "BT-29", "seller/identifiers", Fault::missing, [](auto const& i) { return names_schemes(i.seller); }},
    {"DK-R-013", "BT-46", "buyer/identifiers", Fault::missing, [](auto const& i) { return names_schemes(i.buyer); }},
    {"DK-R-016", "BT-115", "totals/due", Fault::wrong_value,
     [](auto const& i) { return !is_credit_note(i) || !i.totals.due || !i.totals.due->is_negative(); }},
    {"DK-R-017", "BT-47", "buyer/registration_number", Fault::wrong_value,
     [](auto const& i) { return is_company(i.buyer.registration_number); }},
};

}  // namespace

void check_denmark(EInvoice const& invoice, std::vector<Finding>& findings) {
    apply<EInvoice>(seller_rules, invoice, {}, findings);
    if (!sit_both_in(invoice, "DK")) return;
    apply<EInvoice>(home_rules, invoice, {}, findings);
    if (invoice.payment && !is_credit_note(invoice)) {
        apply<Payment>(payment_rules, *invoice.payment, {"BG-16", "payment"}, findings);
    }
    for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
        apply<Line>(line_rules, invoice.lines[i], place_in({}, "BG-25", "lines", i), findings);
    }
    each_adjustment(invoice, [&](Adjustment const& one, Place const& place) {
        apply<Adjustment>(adjustment_rules, one, place, findings);
    });
}

}  // namespace farflung::e_invoice
