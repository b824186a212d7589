#include <algorithm>

#include "core/date.hpp"
#include "e_invoice/code_lists.hpp"
#include "e_invoice/element_path.hpp"
#include "e_invoice/rules_elements.hpp"

namespace farflung::e_invoice {

namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

bool is_amount(std::string_view name) {
    return is_one_of(name, {"Amount", "BaseAmount", "PriceAmount", "TaxAmount", "TaxableAmount", "LineExtensionAmount",
                            "TaxExclusiveAmount", "TaxInclusiveAmount", "AllowanceTotalAmount", "ChargeTotalAmount",
                            "PrepaidAmount", "PayableRoundingAmount", "PayableAmount"});
}
bool is_date(std::string_view name) {
    return is_one_of(name, {"IssueDate", "DueDate", "TaxPointDate", "StartDate", "EndDate", "ActualDeliveryDate"});
}

/// Of both profiles. A party that is missing has rules of its own.
constexpr ElementRule shared_rules[] = {
    {"PEPPOL-EN16931-R001", {}, Must::stand, "ProfileID"},
    {"PEPPOL-EN16931-R010", "AccountingCustomerParty/Party", Must::stand, "EndpointID"},
    {"PEPPOL-EN16931-R020", "AccountingSupplierParty/Party", Must::stand, "EndpointID"},
    {"PEPPOL-EN16931-R061", "PaymentMeans[PaymentMeansCode=49,59]", Must::stand, "PaymentMandate/ID"},
};

/// Each means of payment has what is of it, and nothing else.
constexpr ElementRule xrechnung_rules[] = {
    {"BR-DE-2", "AccountingSupplierParty", Must::stand, "Party/Contact"},
    {"BR-DE-23-a", "PaymentMeans[PaymentMeansCode=30,58]", Must::stand, "PayeeFinancialAccount"},
    {"BR-DE-23-b", "PaymentMeans[PaymentMeansCode=30,58]", Must::not_stand, "CardAccount|PaymentMandate"},
    {"BR-DE-24-a", "PaymentMeans[PaymentMeansCode=48,54,55]", Must::stand, "CardAccount"},
    {"BR-DE-24-b", "PaymentMeans[PaymentMeansCode=48,54,55]", Must::not_stand, "PayeeFinancialAccount|PaymentMandate"},
    {"BR-DE-25-a", "PaymentMeans[PaymentMeansCode=59]", Must::stand, "PaymentMandate"},
    {"BR-DE-25-b", "PaymentMeans[PaymentMeansCode=59]", Must::not_stand, "PayeeFinancialAccount|CardAccount"},
};

constexpr ElementCheck shared_checks[] = {
    {"PEPPOL-EN16931-R130", "*Line[Price/BaseQuantity/@unitCode]", Fault::wrong_value,
     [](XmlElement line, XmlElement) {
         auto const unit = texts_at(line, "Price/BaseQuantity/@unitCode");
         return !is_there(line, "InvoicedQuantity|CreditedQuantity") ||
                texts_at(line, "InvoicedQuantity/@unitCode|CreditedQuantity/@unitCode") == unit;
     }},
};

/// The rules of a profile that speak of elements: what the model no longer tells.
class ProfileCheck {
  public:
    ProfileCheck(ElementJudge& judge, UblProfile profile) : judge_(judge), root_(judge.root()), profile_(profile) {}

    void run() {
        totals_stand_once();
        walk(root_, {});
        for (auto const& charge : root_.children("AllowanceCharge")) says_true_or_false(charge);
        for (auto const& line : root_.children(is_note() ? "CreditNoteLine" : "InvoiceLine")) look_at_line(line);
        if (profile_ != UblProfile::peppol) return;
        type_is_of_its_kind();
        projects_stand_once();
    }

  private:
    bool is_note() const { return root_.name() == "CreditNote"; }

    void find(std::string_view rule, XmlElement place, Fault fault) { judge_.note(rule, place, fault); }

    /// BIS Billing 3.0, PEPPOL-EN16931-R053 and R054: one total with its parts, one in the accounting currency.
    void totals_stand_once() {
        auto const totals = root_.children("TaxTotal");
        auto const parted = std::ranges::count_if(
            totals, [](XmlElement const& total) { return static_cast<bool>(total.child("TaxSubtotal")); });
        auto const plain = std::ssize(totals) - parted;
        if (parted != 1) find("PEPPOL-EN16931-R053", root_, parted == 0 ? Fault::missing : Fault::too_often);
        auto const wanted = root_.child("TaxCurrencyCode") ? 1 : 0;
        if (plain != wanted) find("PEPPOL-EN16931-R054", root_, plain < wanted ? Fault::missing : Fault::too_often);
    }

    void walk(XmlElement place, XmlElement parent) {
        auto const inside = place.children();
        if (inside.empty() && place.text().empty()) find("PEPPOL-EN16931-R008", place, Fault::missing);
        if (profile_ == UblProfile::peppol) look_at_value(place, parent);
        for (auto const& one : inside) walk(one, place);
    }

    /// PEPPOL-EN16931-R051, CL007 and F001. Only the total in the accounting currency is of another.
    void look_at_value(XmlElement place, XmlElement parent) {
        if (is_date(place.name())) {
            auto const text = place.text();
            if (text.size() != 10 || !Date::parse(text)) find("PEPPOL-EN16931-F001", place, Fault::unreadable);
        }
        if (!is_amount(place.name())) return;
        auto const currency = place.attribute("currencyID");
        if (!codes::is_currency(currency)) find("PEPPOL-EN16931-CL007", place, Fault::unknown_code);
        bool const is_plain_total = parent.name() == "TaxTotal" && !parent.child("TaxSubtotal");
        if (is_plain_total || currency == root_.child("DocumentCurrencyCode").text()) return;
        find("PEPPOL-EN16931-R051", place, Fault::wrong_value);
    }

    /// PEPPOL-EN16931-R043: XML would also take 1 and 0.
    void says_true_or_false(XmlElement charge) {
        auto const text = charge.child("ChargeIndicator").text();
        if (text != "true" && text != "false") find("PEPPOL-EN16931-R043", charge, Fault::wrong_value);
    }

    void look_at_line(XmlElement line) {
        for (auto const& charge : line.children("AllowanceCharge")) says_true_or_false(charge);
        for (auto const& charge : line.child("Price").children("AllowanceCharge")) {
            if (charge.child("ChargeIndicator").text() != "false") {
                find("PEPPOL-EN16931-R044", charge, Fault::wrong_value);
            }
        }
        auto const references = line.children("DocumentReference");
        if (references.empty()) return;
        auto const is_object = [](XmlElement const& one) { return one.child("DocumentTypeCode").text() == "130"; };
        if (std::ranges::none_of(references, is_object)) find("PEPPOL-EN16931-R101", line, Fault::not_allowed);
        if (profile_ == UblProfile::peppol && references.size() > 1) {
            find("PEPPOL-EN16931-R100", references[1], Fault::too_often);
        }
    }

    /// PEPPOL-EN16931-P0100 and P0101: a type of the other kind of document; what is of neither, the model tells.
    void type_is_of_its_kind() {
        auto const type = root_.child(is_note() ? "CreditNoteTypeCode" : "InvoiceTypeCode");
        if (is_note() && codes::is_peppol_invoice(type.text())) find("PEPPOL-EN16931-P0101", type, Fault::wrong_value);
        if (!is_note() && codes::is_peppol_credit_note(type.text())) {
            find("PEPPOL-EN16931-P0100", type, Fault::wrong_value);
        }
    }

    /// PEPPOL-EN16931-R080: a credit note has its project among the documents.
    void projects_stand_once() {
        if (!is_note()) return;
        auto const projects = std::ranges::count_if(root_.children("AdditionalDocumentReference"), [](auto const& one) {
            return one.child("DocumentTypeCode").text() == "50";
        });
        if (projects > 1) find("PEPPOL-EN16931-R080", root_, Fault::too_often);
    }

    ElementJudge& judge_;
    XmlElement root_;
    UblProfile profile_;
};

}  // namespace

void judge_ubl_profile(ElementJudge& judge, UblProfile profile) {
    judge.apply(shared_rules);
    judge.apply(shared_checks);
    if (profile == UblProfile::xrechnung) judge.apply(xrechnung_rules);
    ProfileCheck(judge, profile).run();
}

}  // namespace farflung::e_invoice
