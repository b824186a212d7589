#include "e_invoice/schema_counts.hpp"

#include <algorithm>

namespace farflung::e_invoice {

namespace {

/// An element, and what the schemas of UBL 2.1 or CII D16B take several times in it, of all that an invoice has once.
struct Repeated {
    std::string_view parent;
    std::string_view children;  // each between two blanks
};

constexpr Repeated repeated[] = {
    {"AdditionalDocumentReference", " DocumentDescription "},
    {"AdditionalReferencedDocument", " AttachmentBinaryObject Name "},
    {"Address", " AddressLine "},
    {"AllowanceCharge", " AllowanceChargeReason TaxCategory "},
    {"ApplicableHeaderTradeSettlement",
     " PaymentReference ReceivableSpecifiedTradeAccountingAccount SpecifiedTradePaymentTerms "},
    {"ApplicableProductCharacteristic", " Description Value "},
    {"AppliedTradeAllowanceCharge", " ActualAmount "},
    {"AssociatedDocumentLineDocument", " IncludedNote "},
    {"BuyerTradeParty", " DefinedTradeContact Description URIUniversalCommunication "},
    {"CreditNote",
     " ContractDocumentReference Delivery DespatchDocumentReference InvoicePeriod "
     "OriginatorDocumentReference PaymentTerms ReceiptDocumentReference "},
    {"CreditNoteLine", " DocumentReference InvoicePeriod Note OrderLineReference "},
    {"DeliveryParty", " PartyName "},
    {"ExchangedDocumentContext",
     " BusinessProcessSpecifiedDocumentContextParameter GuidelineSpecifiedDocumentContextParameter "},
    {"IncludedNote", " Content "},
    {"Invoice",
     " ContractDocumentReference Delivery DespatchDocumentReference InvoicePeriod "
     "OriginatorDocumentReference PaymentTerms ProjectReference ReceiptDocumentReference "},
    {"InvoiceLine", " DocumentReference InvoicePeriod Note OrderLineReference "},
    {"InvoicePeriod", " DescriptionCode "},
    {"Item", " ClassifiedTaxCategory Description "},
    {"NetPriceProductTradePrice", " ChargeAmount "},
    {"Party", " PartyLegalEntity PartyName "},
    {"PayeeParty", " PartyIdentification PartyLegalEntity PartyName "},
    {"PayeeTradeParty", " GlobalID ID "},
    {"PaymentMeans", " PaymentID "},
    {"PaymentTerms", " Note "},
    {"PostalAddress", " AddressLine "},
    {"PostalTradeAddress", " CountrySubDivisionName "},
    {"Price", " AllowanceCharge "},
    {"SellerTradeParty", " DefinedTradeContact Description URIUniversalCommunication "},
    {"ShipToTradeParty", " GlobalID ID "},
    {"SpecifiedLineTradeSettlement",
     " AdditionalReferencedDocument ApplicableTradeTax ReceivableSpecifiedTradeAccountingAccount "},
    {"SpecifiedTradeAllowanceCharge", " ActualAmount CategoryTradeTax "},
    {"SpecifiedTradePaymentTerms", " Description DirectDebitMandateID "},
    {"SpecifiedTradeSettlementHeaderMonetarySummation",
     " AllowanceTotalAmount ChargeTotalAmount DuePayableAmount GrandTotalAmount LineTotalAmount "
     "RoundingAmount TaxBasisTotalAmount TotalPrepaidAmount "},
    {"SpecifiedTradeSettlementLineMonetarySummation", " LineTotalAmount "},
    {"SpecifiedTradeSettlementPaymentMeans", " Information "},
    {"TaxCategory", " TaxExemptionReason "},
    {"TaxRepresentativeParty", " PartyName PartyTaxScheme "},
};

}  // namespace

bool may_repeat(std::string_view parent, std::string_view child) {
    auto const* const found = std::ranges::find(repeated, parent, &Repeated::parent);
    return found != std::end(repeated) &&
           found->children.find(' ' + std::string(child) + ' ') != std::string_view::npos;
}

}  // namespace farflung::e_invoice
