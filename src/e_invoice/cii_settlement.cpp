#include <algorithm>

#include "e_invoice/cii.hpp"

namespace farflung::e_invoice {

namespace {

void payee(Walker& walker, std::optional<Payee>& payee) {
    walker.group("ram:PayeeTradeParty", [&] {
        auto& found = made(payee);
        auto plain = found.identifier.scheme.empty() ? found.identifier.id : std::string();
        walker.text("ram:ID", plain);
        if (walker.is_reading()) found.identifier.id = plain;
        if (walker.is_reading() || !found.identifier.scheme.empty()) {
            walker.coded("ram:GlobalID", found.identifier.id, "schemeID", found.identifier.scheme);
        }
        walker.text("ram:Name", found.name);
        walker.group("ram:SpecifiedLegalOrganization", [&] {
            walker.coded("ram:ID", found.registration_number.id, "schemeID", found.registration_number.scheme);
        });
    });
}

/// An IBAN has an element of its own beside the other kinds of account.
void account(Walker& walker, CreditTransfer& transfer) {
    bool const is_iban = transfer.account.size() > 14 && std::ranges::all_of(transfer.account.substr(0, 2), [](char c) {
                             return c >= 'A' && c <= 'Z';
                         });
    std::string none;
    walker.text("ram:IBANID", is_iban || walker.is_reading() ? transfer.account : none);
    walker.text("ram:AccountName", transfer.account_name);
    if (walker.is_reading() ? transfer.account.empty() : !is_iban) {
        walker.text("ram:ProprietaryID", transfer.account);
    }
}

void payment_means(Walker& walker, EInvoice& invoice) {
    auto const count = invoice.payment ? std::max<std::size_t>(invoice.payment->transfers.size(), 1) : 0;
    walker.many("ram:SpecifiedTradeSettlementPaymentMeans", count, [&](std::size_t index) {
        auto& payment = made(invoice.payment);
        auto const said_before = payment.means_text;
        walker.text("ram:TypeCode", payment.means);
        walker.text("ram:Information", payment.means_text);
        if (payment.means_text.empty()) payment.means_text = said_before;
        walker.group("ram:ApplicableTradeSettlementFinancialCard", [&] {
            auto& card = made(payment.card);
            walker.text("ram:ID", card.number);
            walker.text("ram:CardholderName", card.holder);
        });
        walker.group("ram:PayerPartyDebtorFinancialAccount",
                     [&] { walker.text("ram:IBANID", made(payment.debit).account); });
        auto const place = walker.is_reading() ? payment.transfers.size() : index;
        walker.group("ram:PayeePartyCreditorFinancialAccount",
                     [&] { account(walker, element(payment.transfers, place)); });
        walker.group("ram:PayeeSpecifiedCreditorFinancialInstitution",
                     [&] { walker.text("ram:BICID", element(payment.transfers, place).bic); });
    });
}

/// BT-8 is a code of UNTDID 2005; CII says the same in UNTDID 2475.
struct TaxPointCode {
    std::string_view term;
    std::string_view cii;
};
constexpr TaxPointCode tax_point_codes[] = {{"3", "5"}, {"35", "29"}, {"432", "72"}};

/// Codes of neither list stay as they are, for the rules to name them.
std::string translated(std::string const& code, std::string_view TaxPointCode::*from,
                       std::string_view TaxPointCode::*to) {
    auto const* const found = std::ranges::find(tax_point_codes, code, from);
    return found == std::ranges::end(tax_point_codes) ? code : std::string(found->*to);
}

void tax_point(Walker& walker, std::string& taxed_by) {
    auto code = translated(taxed_by, &TaxPointCode::term, &TaxPointCode::cii);
    walker.text("ram:DueDateTypeCode", code);
    if (walker.is_reading()) taxed_by = translated(code, &TaxPointCode::cii, &TaxPointCode::term);
}

void breakdown(Walker& walker, EInvoice& invoice) {
    walker.many("ram:ApplicableTradeTax", invoice.taxes.size(), [&](std::size_t index) {
        auto& tax = element(invoice.taxes, index);
        walker.money("ram:CalculatedAmount", tax.amount);
        walk_cii_kind_of_tax(walker, tax.tax);
        walker.text("ram:ExemptionReason", tax.reason);
        walker.money("ram:BasisAmount", tax.taxable);
        walker.text("ram:CategoryCode", tax.tax.category);
        walker.text("ram:ExemptionReasonCode", tax.reason_code);
        // One day for the whole document (CII-SR-461).
        if (walker.is_reading() || index == 0) {
            walk_cii_day(walker, "ram:TaxPointDate", "udt:DateString", invoice.taxed_on);
        }
        tax_point(walker, invoice.taxed_by);
        walker.number("ram:RateApplicablePercent", tax.tax.rate);
    });
}

void terms(Walker& walker, EInvoice& invoice) {
    walker.group("ram:SpecifiedTradePaymentTerms", [&] {
        walker.text("ram:Description", invoice.terms);
        walk_cii_day(walker, "ram:DueDateDateTime", "udt:DateTimeString", invoice.due_on);
        std::string mandate = invoice.payment && invoice.payment->debit ? invoice.payment->debit->mandate : "";
        walker.text("ram:DirectDebitMandateID", mandate);
        if (walker.is_reading() && !mandate.empty()) made(made(invoice.payment).debit).mandate = mandate;
    });
}

/// The tax stands twice when it is also told in the accounting currency.
void tax_totals(Walker& walker, EInvoice& invoice) {
    auto& totals = invoice.totals;
    if (!walker.is_reading()) {
        walker.money("ram:TaxTotalAmount", totals.tax, invoice.currency);
        walker.money("ram:TaxTotalAmount", totals.base_tax, invoice.base_currency);
        return;
    }
    walker.many("ram:TaxTotalAmount", 0, [&](std::size_t) {
        std::string currency;
        std::optional<Decimal> amount;
        walker.attribute("currencyID", currency);
        walker.content(amount);
        bool const is_base = currency != invoice.currency && currency == invoice.base_currency;
        (is_base ? totals.base_tax : totals.tax) = amount;
    });
}

void sums(Walker& walker, EInvoice& invoice) {
    auto& totals = invoice.totals;
    walker.group("ram:SpecifiedTradeSettlementHeaderMonetarySummation", [&] {
        walker.money("ram:LineTotalAmount", totals.lines);
        walker.money("ram:ChargeTotalAmount", totals.charges);
        walker.money("ram:AllowanceTotalAmount", totals.allowances);
        walker.money("ram:TaxBasisTotalAmount", totals.net);
        tax_totals(walker, invoice);
        walker.money("ram:RoundingAmount", totals.rounding);
        walker.money("ram:GrandTotalAmount", totals.total);
        walker.money("ram:TotalPrepaidAmount", totals.paid);
        walker.money("ram:DuePayableAmount", totals.due);
    });
}

}  // namespace

void walk_cii_settlement(Walker& walker, EInvoice& invoice) {
    walker.required_group("ram:ApplicableHeaderTradeSettlement", [&] {
        std::string creditor = invoice.payment && invoice.payment->debit ? invoice.payment->debit->creditor : "";
        std::string reference = invoice.payment ? invoice.payment->reference : "";
        walker.text("ram:CreditorReferenceID", creditor);
        walker.text("ram:PaymentReference", reference);
        // The document's own currency again says nothing, and CII does not take it (BR-53).
        bool const is_own = !walker.is_reading() && invoice.base_currency == invoice.currency;
        if (!is_own) walker.text("ram:TaxCurrencyCode", invoice.base_currency);
        walker.text("ram:InvoiceCurrencyCode", invoice.currency);
        payee(walker, invoice.payee);
        payment_means(walker, invoice);
        if (walker.is_reading() && !creditor.empty()) made(made(invoice.payment).debit).creditor = creditor;
        if (walker.is_reading() && !reference.empty()) made(invoice.payment).reference = reference;
        breakdown(walker, invoice);
        walk_cii_period(walker, invoice.period);
        walk_cii_adjustments(walker, invoice.adjustments, true);
        terms(walker, invoice);
        sums(walker, invoice);
        walker.many("ram:InvoiceReferencedDocument", invoice.preceding.size(), [&](std::size_t index) {
            auto& preceding = element(invoice.preceding, index);
            walker.text("ram:IssuerAssignedID", preceding.number);
            walk_cii_day(walker, "ram:FormattedIssueDateTime", "qdt:DateTimeString", preceding.issued_on);
        });
        walker.group("ram:ReceivableSpecifiedTradeAccountingAccount",
                     [&] { walker.text("ram:ID", invoice.cost_account); });
    });
}

}  // namespace farflung::e_invoice
