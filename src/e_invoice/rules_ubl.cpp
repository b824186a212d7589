#include "e_invoice/rules_ubl.hpp"

#include <algorithm>
#include <set>
#include <span>

#include "core/text.hpp"

namespace farflung::e_invoice {

namespace {

/// At most so many elements at the end of a path from the place where the rule stands.
struct Count {
    std::string_view rule;
    std::string_view path;
    std::size_t most;
};

constexpr Count of_document[] = {
    {"UBL-SR-01", "ContractDocumentReference/ID", 1},
    {"UBL-SR-02", "ReceiptDocumentReference/ID", 1},
    {"UBL-SR-03", "DespatchDocumentReference/ID", 1},
    {"UBL-SR-05", "PaymentTerms/Note", 1},
    {"UBL-SR-08", "InvoicePeriod", 1},
    {"UBL-SR-09", "AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName", 1},
    {"UBL-SR-10", "AccountingSupplierParty/Party/PartyName/Name", 1},
    {"UBL-SR-11", "AccountingSupplierParty/Party/PartyLegalEntity/CompanyID", 1},
    {"UBL-SR-14", "AccountingSupplierParty/Party/PartyLegalEntity/CompanyLegalForm", 1},
    {"UBL-SR-15", "AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName", 1},
    {"UBL-SR-16", "AccountingCustomerParty/Party/PartyIdentification/ID", 1},
    {"UBL-SR-17", "AccountingCustomerParty/Party/PartyLegalEntity/CompanyID", 1},
    {"UBL-SR-24", "Delivery", 1},
    {"UBL-SR-25", "Delivery/DeliveryParty/PartyName/Name", 1},
    {"UBL-SR-39", "ProjectReference/ID", 1},
    {"UBL-SR-40", "AccountingCustomerParty/Party/PartyName/Name", 1},
    {"UBL-SR-42", "AccountingSupplierParty/Party/PartyTaxScheme", 2},
    {"UBL-SR-45", "PaymentMeans/PaymentDueDate", 1},
    {"UBL-SR-49", "InvoicePeriod/DescriptionCode", 1},
    {"UBL-SR-54", "PaymentMeans/CardAccount", 1},
    {"UBL-SR-55", "PaymentMeans/PaymentMandate", 1},
    {"UBL-SR-56", "OriginatorDocumentReference/ID", 1},
    {"UBL-SR-22", "TaxRepresentativeParty/PartyName/Name", 1},
    {"UBL-SR-23", "TaxRepresentativeParty/PartyTaxScheme/CompanyID", 1},
};
constexpr Count of_line[] = {
    {"UBL-SR-34", "Note", 1},
    {"UBL-SR-35", "OrderLineReference/LineID", 1},
    {"UBL-SR-36", "InvoicePeriod", 1},
    {"UBL-SR-37", "Price/AllowanceCharge/Amount", 1},
    {"UBL-SR-48", "Item/ClassifiedTaxCategory", 1},
    {"UBL-SR-50", "Item/Description", 1},
    {"UBL-SR-52", "DocumentReference", 1},
};
constexpr Count of_payment_means[] = {
    {"UBL-SR-26", "PaymentID", 1},
    {"UBL-SR-27", "PaymentMeansCode", 1},
    {"UBL-SR-28", "PaymentMandate/ID", 1},
};
constexpr Count of_adjustment[] = {{"UBL-SR-30", "AllowanceChargeReason", 1}};
constexpr Count of_billing_reference[] = {{"UBL-SR-06", "InvoiceDocumentReference", 1}};
constexpr Count of_subtotal[] = {{"UBL-SR-32", "TaxCategory/TaxExemptionReason", 1}};
constexpr Count of_document_reference[] = {{"UBL-SR-33", "DocumentDescription", 1}};

/// Every element at the end of the path, through all branches.
std::vector<XmlElement> all_at(XmlElement from, std::string_view path) {
    auto const step = path.substr(0, path.find('/'));
    auto const found = from.children(step);
    if (step.size() == path.size()) return found;
    std::vector<XmlElement> all;
    for (auto const& one : found) {
        auto const inside = all_at(one, path.substr(step.size() + 1));
        all.insert(all.end(), inside.begin(), inside.end());
    }
    return all;
}

/// Counts what may stand so often, and notes where one stands too much.
class UblCheck {
  public:
    UblCheck(XmlElement root, std::vector<Finding>& findings) : root_(root), findings_(findings) {}

    void run() {
        count(of_document, root_);
        count_each(of_payment_means, "PaymentMeans");
        count_each(of_adjustment, "AllowanceCharge");
        count_each(of_billing_reference, "BillingReference");
        count_each(of_subtotal, "TaxTotal/TaxSubtotal");
        count_each(of_document_reference, "AdditionalDocumentReference");
        count_each(of_line, root_.name() == "CreditNote" ? "CreditNoteLine" : "InvoiceLine");
        tax_schemes("AccountingSupplierParty/Party/PartyTaxScheme", "UBL-SR-12", "UBL-SR-13");
        tax_schemes("AccountingCustomerParty/Party/PartyTaxScheme", "UBL-SR-18", {});
        one_text("PaymentMeans/PaymentID", "UBL-SR-44");
        one_text("PaymentMeans/PaymentMeansCode", "UBL-SR-47");
    }

  private:
    void find(std::string_view rule, XmlElement place) {
        findings_.push_back({std::string(rule),
                             Severity::fatal,
                             place.path() + ", line " + std::to_string(place.line()),
                             {},
                             Fault::too_often});
    }

    void count(std::span<Count const> rules, XmlElement place) {
        for (auto const& rule : rules) {
            auto const found = all_at(place, rule.path);
            if (found.size() > rule.most) find(rule.rule, found[rule.most]);
        }
    }
    void count_each(std::span<Count const> rules, std::string_view path) {
        for (auto const& place : all_at(root_, path)) count(rules, place);
    }

    /// A party has one VAT number, and the seller one other number.
    void tax_schemes(std::string_view path, std::string_view vat_rule, std::string_view other_rule) {
        std::size_t vat = 0;
        std::size_t other = 0;
        for (auto const& scheme : all_at(root_, path)) {
            if (!scheme.child("CompanyID")) continue;
            bool const is_vat = lower_ascii(scheme.at("TaxScheme/ID").text()) == "vat";
            if (is_vat && ++vat == 2) find(vat_rule, scheme);
            if (!is_vat && ++other == 2 && !other_rule.empty()) find(other_rule, scheme);
        }
    }

    /// May be said several times, if it is the same each time.
    void one_text(std::string_view path, std::string_view rule) {
        std::set<std::string> texts;
        for (auto const& one : all_at(root_, path)) {
            if (texts.insert(one.text()).second && texts.size() == 2) find(rule, one);
        }
    }

    XmlElement root_;
    std::vector<Finding>& findings_;
};

}  // namespace

void check_ubl(XmlElement root, std::vector<Finding>& findings) { UblCheck(root, findings).run(); }

}  // namespace farflung::e_invoice
