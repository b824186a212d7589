#pragma once

#include "e_invoice/line.hpp"
#include "e_invoice/payment.hpp"

/// The semantic model of EN 16931-1: what an electronic invoice says, whatever its syntax. BT and BG are the standard's
/// numbers of a term and of a group. Texts are as they stand in the document, so that a rule can speak of a wrong one;
/// what is empty is not there.
namespace farflung::e_invoice {

/// BG-3.
struct PrecedingInvoice {
    std::string number;             // BT-25
    std::optional<Date> issued_on;  // BT-26
};
constexpr auto describe(Of<PrecedingInvoice>) {
    return record("e_invoice_preceding_invoice", field("number", &PrecedingInvoice::number),
                  field("issued_on", &PrecedingInvoice::issued_on));
}

/// BG-13, BG-15.
struct Delivery {
    std::string name;                      // BT-70
    Identifier location;                   // BT-71
    std::optional<Date> on;                // BT-72
    std::optional<PostalAddress> address;  // BG-15
};
constexpr auto describe(Of<Delivery>) {
    return record("e_invoice_delivery", field("name", &Delivery::name), field("location", &Delivery::location),
                  field("on", &Delivery::on), field("address", &Delivery::address));
}

/// BG-24. What is attached is not taken out: its name, kind and that it is there.
struct SupportingDocument {
    std::string id;           // BT-122
    std::string description;  // BT-123
    std::string address;      // BT-124
    std::string mime;         // BT-125
    std::string filename;     // BT-125
    bool is_attached = false;
};
constexpr auto describe(Of<SupportingDocument>) {
    return record("e_invoice_supporting_document", field("id", &SupportingDocument::id),
                  field("description", &SupportingDocument::description),
                  field("address", &SupportingDocument::address), field("mime", &SupportingDocument::mime),
                  field("filename", &SupportingDocument::filename),
                  field("is_attached", &SupportingDocument::is_attached));
}

/// BG-22.
struct DocumentTotals {
    std::optional<Decimal> lines;       // BT-106
    std::optional<Decimal> allowances;  // BT-107
    std::optional<Decimal> charges;     // BT-108
    std::optional<Decimal> net;         // BT-109
    std::optional<Decimal> tax;         // BT-110
    std::optional<Decimal> base_tax;    // BT-111, in the accounting currency
    std::optional<Decimal> total;       // BT-112
    std::optional<Decimal> paid;        // BT-113
    std::optional<Decimal> rounding;    // BT-114
    std::optional<Decimal> due;         // BT-115
};
constexpr auto describe(Of<DocumentTotals>) {
    return record("e_invoice_document_totals", field("lines", &DocumentTotals::lines),
                  field("allowances", &DocumentTotals::allowances), field("charges", &DocumentTotals::charges),
                  field("net", &DocumentTotals::net), field("tax", &DocumentTotals::tax),
                  field("base_tax", &DocumentTotals::base_tax), field("total", &DocumentTotals::total),
                  field("paid", &DocumentTotals::paid), field("rounding", &DocumentTotals::rounding),
                  field("due", &DocumentTotals::due));
}
static_assert(describes_every_member<DocumentTotals>);

/// BG-23.
struct TaxBreakdown {
    std::optional<Decimal> taxable;  // BT-116
    std::optional<Decimal> amount;   // BT-117
    Tax tax;                         // BT-118, BT-119
    std::string reason;              // BT-120
    std::string reason_code;         // BT-121
};
constexpr auto describe(Of<TaxBreakdown>) {
    return record("e_invoice_tax_breakdown", field("taxable", &TaxBreakdown::taxable),
                  field("amount", &TaxBreakdown::amount), field("tax", &TaxBreakdown::tax),
                  field("reason", &TaxBreakdown::reason), field("reason_code", &TaxBreakdown::reason_code));
}

struct EInvoice {
    std::string specification;                            // BT-24
    std::string process;                                  // BT-23
    std::string number;                                   // BT-1
    std::optional<Date> issued_on;                        // BT-2
    std::string type;                                     // BT-3, UNTDID 1001
    std::string currency;                                 // BT-5
    std::string base_currency;                            // BT-6
    std::optional<Date> taxed_on;                         // BT-7
    std::string taxed_by;                                 // BT-8, UNTDID 2005
    std::optional<Date> due_on;                           // BT-9
    std::string buyer_reference;                          // BT-10
    std::string project;                                  // BT-11
    std::string contract;                                 // BT-12
    std::string order;                                    // BT-13
    std::string sales_order;                              // BT-14
    std::string receipt;                                  // BT-15
    std::string despatch;                                 // BT-16
    std::string tender;                                   // BT-17
    Identifier object;                                    // BT-18
    std::string cost_account;                             // BT-19
    std::string terms;                                    // BT-20
    std::vector<std::string> notes;                       // BG-1
    std::vector<PrecedingInvoice> preceding;              // BG-3
    TradeParty seller;                                    // BG-4
    TradeParty buyer;                                     // BG-7
    std::optional<Payee> payee;                           // BG-10
    std::optional<TaxRepresentative> tax_representative;  // BG-11
    std::optional<Delivery> delivery;                     // BG-13
    std::optional<Period> period;                         // BG-14
    std::optional<PaymentInstructions> payment;           // BG-16
    std::vector<Adjustment> adjustments;                  // BG-20, BG-21
    DocumentTotals totals;                                // BG-22
    std::vector<TaxBreakdown> taxes;                      // BG-23
    std::vector<SupportingDocument> documents;            // BG-24
    std::vector<Line> lines;                              // BG-25
};
constexpr auto describe(Of<EInvoice>) {
    return record(
        "e_invoice", field("specification", &EInvoice::specification), field("process", &EInvoice::process),
        field("number", &EInvoice::number), field("issued_on", &EInvoice::issued_on), field("type", &EInvoice::type),
        field("currency", &EInvoice::currency), field("base_currency", &EInvoice::base_currency),
        field("taxed_on", &EInvoice::taxed_on), field("taxed_by", &EInvoice::taxed_by),
        field("due_on", &EInvoice::due_on), field("buyer_reference", &EInvoice::buyer_reference),
        field("project", &EInvoice::project), field("contract", &EInvoice::contract), field("order", &EInvoice::order),
        field("sales_order", &EInvoice::sales_order), field("receipt", &EInvoice::receipt),
        field("despatch", &EInvoice::despatch), field("tender", &EInvoice::tender), field("object", &EInvoice::object),
        field("cost_account", &EInvoice::cost_account), field("terms", &EInvoice::terms),
        field("notes", &EInvoice::notes, {.max_length = 10000}), field("preceding", &EInvoice::preceding),
        field("seller", &EInvoice::seller), field("buyer", &EInvoice::buyer), field("payee", &EInvoice::payee),
        field("tax_representative", &EInvoice::tax_representative), field("delivery", &EInvoice::delivery),
        field("period", &EInvoice::period), field("payment", &EInvoice::payment),
        field("adjustments", &EInvoice::adjustments), field("totals", &EInvoice::totals),
        field("taxes", &EInvoice::taxes), field("documents", &EInvoice::documents), field("lines", &EInvoice::lines));
}
static_assert(describes_every_member<EInvoice>);

enum class Syntax { ubl, cii };
constexpr auto describe(Of<Syntax>) { return enumeration("e_invoice_syntax", "ubl", "cii"); }

/// UNTDID 1001 knows several kinds of credit note; all others are invoices.
bool is_credit_note(EInvoice const& invoice);

/// The profile that a document says it follows (BT-24). Self-billing in Peppol has rules of its own, which are not
/// here.
bool is_xrechnung(EInvoice const& invoice);
bool is_peppol(EInvoice const& invoice);

}  // namespace farflung::e_invoice
