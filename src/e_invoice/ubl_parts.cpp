#include "e_invoice/ubl.hpp"

#include "core/text.hpp"

namespace farflung::e_invoice {

namespace {

constexpr std::string_view tax_scheme = "cac:TaxScheme/cbc:ID";

void identifiers(Walker& walker, std::vector<Identifier>& identifiers) {
    walker.many("cac:PartyIdentification", identifiers.size(), [&](std::size_t index) {
        auto& identifier = element(identifiers, index);
        walker.coded("cbc:ID", identifier.id, "schemeID", identifier.scheme);
    });
}

void contact(Walker& walker, std::optional<Contact>& contact) {
    walker.group("cac:Contact", [&] {
        auto& found = made(contact);
        walker.text("cbc:Name", found.name);
        walker.text("cbc:Telephone", found.phone);
        walker.text("cbc:ElectronicMail", found.email);
    });
}

void payment_account(Walker& walker, PaymentInstructions& payment, std::size_t index) {
    walker.group("cac:CardAccount", [&] {
        auto& card = made(payment.card);
        walker.text("cbc:PrimaryAccountNumberID", card.number);
        walker.fixed("cbc:NetworkID", "NA");  // the schema asks for one
        walker.text("cbc:HolderName", card.holder);
    });
    walker.group("cac:PayeeFinancialAccount", [&] {
        auto& transfer = element(payment.transfers, walker.is_reading() ? payment.transfers.size() : index);
        walker.text("cbc:ID", transfer.account);
        walker.text("cbc:Name", transfer.account_name);
        walker.group("cac:FinancialInstitutionBranch", [&] { walker.text("cbc:ID", transfer.bic); });
    });
    walker.group("cac:PaymentMandate", [&] {
        auto& debit = made(payment.debit);
        walker.text("cbc:ID", debit.mandate);
        walker.group("cac:PayerFinancialAccount", [&] { walker.text("cbc:ID", debit.account); });
    });
}

}  // namespace

void walk_ubl_party(Walker& walker, TradeParty& party) {
    walker.required_group("cac:Party", [&] {
        walker.coded("cbc:EndpointID", party.electronic_address.id, "schemeID", party.electronic_address.scheme);
        identifiers(walker, party.identifiers);
        walker.group("cac:PartyName", [&] { walker.text("cbc:Name", party.trading_name); });
        walk_ubl_address(walker, "cac:PostalAddress", party.address);
        walker.marked("cac:PartyTaxScheme", {.path = tax_scheme, .value = "VAT"},
                      [&] { walker.text("cbc:CompanyID", party.tax_number); });
        walker.marked("cac:PartyTaxScheme", {.path = tax_scheme, .value = "TAX", .others = "VAT"},
                      [&] { walker.text("cbc:CompanyID", party.local_tax_number); });
        walker.group("cac:PartyLegalEntity", [&] {
            walker.text("cbc:RegistrationName", party.name);
            walker.coded("cbc:CompanyID", party.registration_number.id, "schemeID", party.registration_number.scheme);
            walker.text("cbc:CompanyLegalForm", party.legal_form);
        });
        contact(walker, party.contact);
    });
}

void walk_ubl_address(Walker& walker, std::string_view name, std::optional<PostalAddress>& address) {
    walker.group(name, [&] {
        auto& found = made(address);
        walker.text("cbc:StreetName", found.street);
        walker.text("cbc:AdditionalStreetName", found.second_street);
        walker.text("cbc:CityName", found.city);
        walker.text("cbc:PostalZone", found.postcode);
        walker.text("cbc:CountrySubentity", found.region);
        walker.group("cac:AddressLine", [&] { walker.text("cbc:Line", found.third_street); });
        walker.group("cac:Country", [&] { walker.text("cbc:IdentificationCode", found.country); });
    });
}

void walk_ubl_payment(Walker& walker, EInvoice& invoice, bool is_credit_note) {
    // A means that names no account still is one.
    auto const count = invoice.payment ? std::max<std::size_t>(invoice.payment->transfers.size(), 1) : 0;
    walker.many("cac:PaymentMeans", count, [&](std::size_t index) {
        auto& payment = made(invoice.payment);
        auto const before = payment;
        if (!walker.is_reading() && index > 0) {  // said once (UBL-SR-46, UBL-SR-55)
            payment.means_text.clear();
            payment.debit.reset();
        }
        walker.coded("cbc:PaymentMeansCode", payment.means, "name", payment.means_text);
        if (is_credit_note) walker.date("cbc:PaymentDueDate", invoice.due_on);
        walker.text("cbc:PaymentID", payment.reference);
        payment_account(walker, payment, index);
        if (payment.means_text.empty()) payment.means_text = before.means_text;
        if (payment.reference.empty()) payment.reference = before.reference;
    });
    walker.group("cac:PaymentTerms", [&] { walker.text("cbc:Note", invoice.terms); });
}

void walk_ubl_adjustments(Walker& walker, std::vector<Adjustment>& adjustments, std::string& currency, bool with_tax) {
    walker.many("cac:AllowanceCharge", adjustments.size(), [&](std::size_t index) {
        auto& adjustment = element(adjustments, index);
        walker.truth("cbc:ChargeIndicator", adjustment.is_charge);
        walker.text("cbc:AllowanceChargeReasonCode", adjustment.reason_code);
        walker.text("cbc:AllowanceChargeReason", adjustment.reason);
        walker.number("cbc:MultiplierFactorNumeric", adjustment.percentage);
        auto own = currency;
        walker.money("cbc:Amount", adjustment.amount, own);
        walker.money("cbc:BaseAmount", adjustment.base_amount, own);
        if (with_tax) walk_ubl_tax(walker, "cac:TaxCategory", adjustment.tax, nullptr);
    });
}

void walk_ubl_tax(Walker& walker, std::string_view name, Tax& tax, TaxBreakdown* breakdown) {
    walker.group(name, [&] {
        walker.text("cbc:ID", tax.category);
        walker.number("cbc:Percent", tax.rate);
        if (breakdown != nullptr) {
            walker.text("cbc:TaxExemptionReasonCode", breakdown->reason_code);
            walker.text("cbc:TaxExemptionReason", breakdown->reason);
        }
        if (!walker.is_reading()) return walker.fixed_group("cac:TaxScheme", [&] { walker.fixed("cbc:ID", "VAT"); });
        std::string scheme;
        walker.group("cac:TaxScheme", [&] { walker.text("cbc:ID", scheme); });
        tax.is_vat = lower_ascii(scheme) == "vat";
    });
}

void walk_ubl_period(Walker& walker, std::optional<Period>& period, std::string* taxed_by) {
    walker.group("cac:InvoicePeriod", [&] {
        auto& found = made(period);
        walker.date("cbc:StartDate", found.from);
        walker.date("cbc:EndDate", found.until);
        if (taxed_by != nullptr) walker.text("cbc:DescriptionCode", *taxed_by);
    });
}

}  // namespace farflung::e_invoice
