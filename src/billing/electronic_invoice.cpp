#include "billing/electronic_invoice.hpp"

#include <algorithm>

#include "billing/peppol_form.hpp"
#include "billing/trade_units.hpp"
#include "core/tax_number.hpp"

namespace farflung::billing {

namespace {

constexpr std::string_view billing_process = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

std::string_view specification_of(ElectronicForm form) {
    switch (form) {
        case ElectronicForm::xrechnung:
            return "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";
        case ElectronicForm::peppol:
            return "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
        case ElectronicForm::ubl:
        case ElectronicForm::cii:
            break;
    }
    return "urn:cen.eu:en16931:2017";
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// BR-CO-09 wants the country before the number, also where people write it without, or the name of the number instead:
/// `ABN 53 004 085 616`. Greece goes by EL.
std::string with_country(std::string const& number, std::string const& country) {
    if (number.empty()) return {};
    auto plain = check_tax_number(number, country).number;
    auto const own = country == "GR" ? std::string("EL") : country;
    auto const letters = static_cast<std::size_t>(std::ranges::find_if_not(plain, is_capital) - plain.begin());
    if (plain.starts_with(own) || letters == 2) return plain;
    return own + (letters > 2 ? plain.substr(letters) : plain);
}

e_invoice::Identifier electronic_address_of(people::PartyDetails const& party) {
    if (!party.electronic_address.empty()) return {party.electronic_address, party.electronic_scheme};
    return {party.email, party.email.empty() ? "" : "EM"};
}

/// What is outside the scope of VAT must not carry a VAT number (BR-O-02): the number then stands as another one.
e_invoice::TradeParty party_of(people::PartyDetails const& party, bool is_outside_scope) {
    e_invoice::TradeParty trade;
    trade.name = party.name;
    trade.registration_number.id = party.registration_number;
    trade.tax_number = with_country(party.tax_number, party.address.country);
    if (is_outside_scope && trade.registration_number.id.empty()) trade.registration_number.id = trade.tax_number;
    if (is_outside_scope) trade.tax_number.clear();
    trade.electronic_address = electronic_address_of(party);
    trade.address = e_invoice::PostalAddress{.street = party.address.street,
                                             .second_street = {},
                                             .third_street = {},
                                             .city = party.address.city,
                                             .postcode = party.address.postcode,
                                             .region = party.address.region,
                                             .country = party.address.country};
    if (!party.email.empty() || !party.phone.empty()) {
        trade.contact = e_invoice::Contact{party.name, party.phone, party.email};
    }
    return trade;
}

/// UNTDID 1001: an invoice, one in advance, a credit note, and both as written in the seller's name.
std::string_view type_of(IssuedDocument const& document) {
    if (document.kind == InvoiceKind::credit_note) return "381";
    if (document.kind == InvoiceKind::self_billed) return "389";
    if (document.kind == InvoiceKind::self_billed_credit) return "261";
    return document.purpose == InvoicePurpose::advance ? "386" : "380";
}

std::optional<Decimal> rate_of(TaxCategory category, Decimal const& rate) {
    return category == TaxCategory::O ? std::nullopt : std::optional(rate.normalised());
}

Decimal net_of(Adjustment const& adjustment) { return adjustment.net ? adjustment.net->decimal() : Decimal(0); }

/// BT-146 is without tax and before what the line takes off or adds.
Decimal net_price_of(InvoiceLine const& line, PricesIn prices) {
    if (prices == PricesIn::without_tax) return line.price.normalised();
    auto sum = line.net.decimal();
    for (auto const& one : line.adjustments) {
        sum += one.kind == AdjustmentKind::discount ? net_of(one) : -net_of(one);
    }
    return divide(sum, line.quantity, 6, Rounding::half_up).normalised();
}

e_invoice::Adjustment adjustment_of(AdjustmentKind kind, Decimal const& amount, std::string const& reason) {
    e_invoice::Adjustment trade;
    trade.is_charge = kind == AdjustmentKind::charge;
    trade.amount = amount;
    trade.reason = reason;
    return trade;
}

e_invoice::Line line_of(InvoiceLine const& line, std::size_t index, PricesIn prices) {
    e_invoice::Line trade;
    for (auto const& one : line.adjustments) {
        trade.adjustments.push_back(adjustment_of(one.kind, net_of(one), one.reason));
    }
    trade.id = std::to_string(index + 1);
    trade.quantity = line.quantity.normalised();
    trade.unit = unit_code_of(line.unit);
    trade.net = line.net.decimal();
    trade.price = net_price_of(line, prices);
    trade.tax = {std::string(name_of(line.tax_category)), rate_of(line.tax_category, line.tax_rate)};
    trade.description = line.description;
    trade.detail = line.detail;
    return trade;
}

/// The notes of one category's lines, each once; the first code, for there is room for one.
void give_reason(e_invoice::TaxBreakdown& breakdown, TaxCategory category, IssuedDocument const& document,
                 Say const& say) {
    if (category == TaxCategory::S || category == TaxCategory::Z) return;
    std::vector<InvoiceLine> lines;
    std::ranges::copy_if(document.lines, std::back_inserter(lines),
                         [&](InvoiceLine const& line) { return line.tax_category == category; });
    for (auto const& note : tax_notes(lines, say)) breakdown.reason += (breakdown.reason.empty() ? "" : " ") + note;
    for (auto const& line : lines) {
        if (breakdown.reason_code.empty()) breakdown.reason_code = line.tax_code;
    }
}

/// What is taken off the document or added to it, by the tax that it bears.
void add_adjustments(e_invoice::EInvoice& invoice, IssuedDocument const& document) {
    auto const add = [](std::optional<Decimal>& sum, Decimal const& amount) { sum = sum ? *sum + amount : amount; };
    for (auto const& part : document.adjustment_parts) {
        auto trade = adjustment_of(part.kind, part.amount.decimal(), part.reason);
        trade.tax = {std::string(name_of(part.tax_category)), rate_of(part.tax_category, part.tax_rate)};
        add(trade.is_charge ? invoice.totals.charges : invoice.totals.allowances, *trade.amount);
        invoice.adjustments.push_back(std::move(trade));
    }
}

Decimal sum_of_lines(IssuedDocument const& document) {
    Decimal sum;
    for (auto const& line : document.lines) sum += line.net.decimal();
    return sum;
}

void add_sums(e_invoice::EInvoice& invoice, IssuedDocument const& document, Say const& say) {
    for (auto const& tax : document.taxes) {
        auto& breakdown = invoice.taxes.emplace_back();
        breakdown.taxable = tax.taxable.decimal();
        breakdown.amount = tax.tax.decimal();
        breakdown.tax = {std::string(name_of(tax.category)), rate_of(tax.category, tax.rate)};
        give_reason(breakdown, tax.category, document, say);
    }
    auto& totals = invoice.totals;
    totals.lines = sum_of_lines(document);
    totals.net = document.net.decimal();
    totals.tax = document.tax.decimal();
    totals.total = (document.net + document.tax).decimal();
    if (document.rounding) totals.rounding = document.rounding->decimal();
    totals.due = document.total.decimal();
    if (!document.declared_tax) return;
    invoice.base_currency = document.declared_tax->amount.currency.text();
    totals.base_tax = document.declared_tax->amount.decimal();
}

/// BT-20 as XRechnung writes it: each discount on a line of its own that also ends (BR-DE-18).
std::string discount_for_machines(IssuedDocument const& document) {
    auto const percent = document.cash_discount_percent->rounded(2, Rounding::half_up).text();
    return "#SKONTO#TAGE=" + std::to_string(*document.cash_discount_days) + "#PROZENT=" + percent + "#\n";
}

/// A transfer within SEPA has a code of its own.
std::optional<e_invoice::PaymentInstructions> payment_of(IssuedDocument const& document) {
    auto const& seller = document.seller;
    auto const account = seller.iban.empty() ? seller.bank_account : seller.iban;
    if (account.empty()) return std::nullopt;
    bool const is_sepa = document.currency.text() == "EUR" && !seller.iban.empty();
    e_invoice::PaymentInstructions payment;
    payment.means = is_sepa ? "58" : "30";
    payment.reference = document.number;
    auto plain = account;
    std::erase(plain, ' ');
    payment.transfers.push_back({plain, seller.name, seller.bic});
    return payment;
}

/// Where no day and no period is given, the tax was decided for the day of issue. Goods that cross a border of the
/// Union also say where to (BR-IC-12).
e_invoice::Delivery delivery_of(IssuedDocument const& document) {
    bool const crosses = std::ranges::any_of(
        document.lines, [](InvoiceLine const& line) { return line.tax_category == TaxCategory::K; });
    e_invoice::Delivery delivery;
    delivery.on = document.delivered_on;
    if (!delivery.on && !document.period_from && !document.period_to) delivery.on = document.issued_on;
    if (crosses) delivery.address = party_of(document.buyer, false).address;
    return delivery;
}

}  // namespace

std::optional<ElectronicForm> electronic_form_of(std::string_view name) {
    for (auto const form : electronic_forms()) {
        if (name == name_of_form(form)) return form;
    }
    return std::nullopt;
}

std::string_view name_of_form(ElectronicForm form) {
    switch (form) {
        case ElectronicForm::ubl:
            return "ubl.xml";
        case ElectronicForm::cii:
            return "cii.xml";
        case ElectronicForm::xrechnung:
            return "xrechnung.xml";
        case ElectronicForm::peppol:
            break;
    }
    return "peppol.xml";
}

std::vector<ElectronicForm> electronic_forms() {
    return {ElectronicForm::ubl, ElectronicForm::cii, ElectronicForm::xrechnung, ElectronicForm::peppol};
}

e_invoice::EInvoice e_invoice_of(IssuedDocument const& document,
                                 std::vector<e_invoice::PrecedingInvoice> const& preceding, ElectronicForm form,
                                 Say const& say) {
    bool const is_outside_scope = std::ranges::any_of(
        document.lines, [](InvoiceLine const& line) { return line.tax_category == TaxCategory::O; });
    e_invoice::EInvoice invoice;
    invoice.specification = specification_of(form);
    if (form == ElectronicForm::xrechnung || form == ElectronicForm::peppol) invoice.process = billing_process;
    invoice.number = document.number;
    invoice.issued_on = document.issued_on;
    invoice.type = type_of(document);
    invoice.currency = document.currency.text();
    if (!is_credit(document.kind)) invoice.due_on = document.due_on;
    auto const& own_reference = document.buyer.buyer_reference;
    invoice.buyer_reference = own_reference.empty() ? document.reference : own_reference;
    invoice.order = document.reference;
    if (!document.note.empty()) invoice.notes.push_back(document.note);
    invoice.preceding = preceding;
    // CII D16B has room for one; the lines that deduct name the others.
    if (form == ElectronicForm::cii && preceding.size() > 1) invoice.preceding.resize(1);
    invoice.seller = party_of(document.seller, is_outside_scope);
    invoice.buyer = party_of(document.buyer, is_outside_scope);
    invoice.delivery = delivery_of(document);
    if (document.period_from || document.period_to) {
        invoice.period = e_invoice::Period{document.period_from, document.period_to};
    }
    invoice.payment = payment_of(document);
    for (std::size_t i = 0; i < document.lines.size(); ++i) {
        invoice.lines.push_back(line_of(document.lines[i], i, document.prices));
    }
    if (form == ElectronicForm::xrechnung && gives_cash_discount(document)) {
        invoice.terms = discount_for_machines(document);
    }
    add_adjustments(invoice, document);
    add_sums(invoice, document, say);
    if (form == ElectronicForm::peppol) fit_to_peppol(invoice);
    return invoice;
}

}  // namespace farflung::billing
