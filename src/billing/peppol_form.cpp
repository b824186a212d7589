#include "billing/peppol_form.hpp"

#include <algorithm>
#include <array>

#include "core/iban.hpp"
#include "e_invoice/party_schemes.hpp"

namespace farflung::billing {

namespace {

using e_invoice::EInvoice;
using e_invoice::TradeParty;

bool sits_in(TradeParty const& party, std::string_view country) {
    return party.address && party.address->country == country;
}

/// The register of a country's enterprises, as BIS Billing asks for it (DK-R-014, DK-R-017, IS-R-002, IS-R-004,
/// NL-R-003, NL-R-005) or checks it (PEPPOL-COMMON).
struct Register {
    std::string_view country;
    std::string_view scheme;
    std::size_t digits;
};
constexpr Register registers[] = {
    {"AU", "0151", 11}, {"BE", "0208", 10}, {"DK", "0184", 8}, {"IS", "0196", 10},
    {"NL", "0106", 8},  {"NL", "0190", 20}, {"NO", "0192", 9}, {"SE", "0007", 10},
};

/// `Org.nr 556036-0793` is 5560360793. A Swedish VAT number is that with 01 behind it.
std::string register_digits(std::string const& number, std::string_view country) {
    std::string digits;
    std::ranges::copy_if(number, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    if (country == "SE" && digits.size() == 12) digits.resize(10);
    return digits;
}

void name_register(TradeParty& party) {
    if (!party.address) return;
    auto& number = party.registration_number;
    // A Danish VAT number is the company's own number; DK-R-002 wants it in its place too.
    if (number.id.empty() && sits_in(party, "DK") && party.tax_number.starts_with("DK")) number.id = party.tax_number;
    auto const digits = register_digits(number.id, party.address->country);
    auto const found = std::ranges::find_if(registers, [&](Register const& one) {
        return party.address->country == one.country && digits.size() == one.digits &&
               e_invoice::fits_scheme(digits, one.scheme);
    });
    if (found != std::end(registers)) number = {digits, std::string(found->scheme)};
}

/// NO-R-001. Companies of these forms stand in the register of enterprises, and the law has them say so (NO-R-002).
void name_as_in_norway(TradeParty& seller) {
    auto& number = seller.tax_number;
    if (number.starts_with("NO") && number.size() == 11) number += "MVA";
    constexpr std::array<std::string_view, 3> forms{" AS", " ASA", " NUF"};
    auto const is_form = [&](std::string_view form) { return seller.name.ends_with(form); };
    if (seller.local_tax_number.empty() && std::ranges::any_of(forms, is_form)) {
        seller.local_tax_number = "Foretaksregisteret";
    }
}

/// GR-R-002 and GR-R-005: the full names stand as those of trade.
void name_as_in_greece(EInvoice& invoice) {
    for (auto* party : {&invoice.seller, &invoice.buyer}) {
        if (party->trading_name.empty()) party->trading_name = party->name;
    }
}

/// DK-R-005 and DK-R-006: a transfer at home is to an IBAN with its bank (31), or to an account with its branch (42).
/// The first four digits of a Danish account are the branch.
void pay_as_in_denmark(e_invoice::PaymentInstructions& payment) {
    if (payment.means != "30" || payment.transfers.empty()) return;
    auto& transfer = payment.transfers.front();
    auto const iban = check_iban(transfer.account);
    if (iban.valid && !transfer.bic.empty()) {
        payment.means = "31";
        return;
    }
    constexpr std::size_t branch = 4;
    auto const account = iban.valid && iban.country == "DK" ? iban.iban.substr(4) : transfer.account;
    if (!e_invoice::is_digits(account) || account.size() <= branch) return;
    payment.means = "42";
    transfer.bic = account.substr(0, branch);
    transfer.account = account.substr(branch);
}

/// SE-R-007 to SE-R-010: a bankgiro is `123-4567` or `1234-5678`, a plusgiro has one digit behind the hyphen.
void pay_as_in_sweden(e_invoice::PaymentInstructions& payment) {
    if (payment.means != "30" || payment.transfers.empty() || !payment.transfers.front().bic.empty()) return;
    auto& transfer = payment.transfers.front();
    auto digits = transfer.account;
    auto const hyphen = digits.find('-');
    if (hyphen == std::string::npos) return;
    digits.erase(hyphen, 1);
    auto const behind = digits.size() - hyphen;
    if (!e_invoice::is_digits(digits) || digits.size() > 8) return;
    if (behind == 4 && digits.size() >= 7) transfer.bic = "SE:BANKGIRO";
    if (behind == 1 && digits.size() >= 2) transfer.bic = "SE:PLUSGIRO";
    if (!transfer.bic.empty()) transfer.account = digits;
}

/// PEPPOL-EN16931-R120 computes the line again, to two hundredths. Where money has no cents, or the price is a tax-free
/// part with few digits of a large quantity, it is told for the whole quantity, which is exact.
void make_price_exact(e_invoice::Line& line) {
    if (!line.price || !line.net || !line.quantity || line.quantity->is_zero()) return;
    auto sum = *line.net;
    for (auto const& one : line.adjustments) {
        auto const amount = one.amount.value_or(Decimal(0));
        sum += one.is_charge ? -amount : amount;
    }
    auto const difference = sum - *line.quantity * *line.price;
    auto const slack = Decimal::of(2, 2);
    bool const is_near = difference <= slack && -difference <= slack;
    if (is_near || sum.is_zero() || sum.is_negative() != line.quantity->is_negative()) return;
    line.price = sum.is_negative() ? -sum : sum;
    line.price_quantity = line.quantity->is_negative() ? -*line.quantity : *line.quantity;
    line.price_unit = line.unit;
}

}  // namespace

void fit_to_peppol(EInvoice& invoice) {
    auto& seller = invoice.seller;
    name_register(seller);
    name_register(invoice.buyer);
    if (sits_in(seller, "NO")) name_as_in_norway(seller);
    if (sits_in(seller, "GR")) name_as_in_greece(invoice);
    if (invoice.payment && sits_in(seller, "DK") && sits_in(invoice.buyer, "DK")) pay_as_in_denmark(*invoice.payment);
    if (invoice.payment && sits_in(seller, "SE")) pay_as_in_sweden(*invoice.payment);
    for (auto& line : invoice.lines) make_price_exact(line);
}

}  // namespace farflung::billing
