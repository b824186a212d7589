#pragma once

#include <string_view>

/// The code lists that EN 16931 closes, as of 15 May 2026. Each answers whether a code is of it.
namespace farflung::e_invoice::codes {

bool is_document_type(std::string_view code);      // UNTDID 1001
bool is_invoice_type(std::string_view code);       // of them, those that UBL has in an Invoice
bool is_credit_note_type(std::string_view code);   // and those that it has in a CreditNote
bool is_tax_point(std::string_view code);          // UNTDID 2005
bool is_cii_tax_point(std::string_view code);      // UNTDID 2475, the same in CII
bool is_payment_means(std::string_view code);      // UNTDID 4461
bool is_tax_category(std::string_view code);       // UNTDID 5305
bool is_allowance_reason(std::string_view code);   // UNTDID 5189
bool is_charge_reason(std::string_view code);      // UNTDID 7161
bool is_item_list(std::string_view code);          // UNTDID 7143
bool is_identifier_scheme(std::string_view code);  // ISO/IEC 6523, ICD
bool is_address_scheme(std::string_view code);     // EAS
bool is_exemption(std::string_view code);          // VATEX
bool is_unit(std::string_view code);               // UN/ECE Recommendations 20 and 21
bool is_reference_type(std::string_view code);     // UNTDID 1153
bool is_note_subject(std::string_view code);       // UNTDID 4451
bool is_country(std::string_view code);            // ISO 3166-1, with 1A for Kosovo and XI for Northern Ireland
bool is_currency(std::string_view code);           // ISO 4217, as EN 16931 takes it
bool is_attachment_kind(std::string_view code);    // the media types of BT-125

/// What BIS Billing 3.0 leaves of them, as of May 2026.
bool is_peppol_address(std::string_view code);      // EAS, PEPPOL-EN16931-CL008
bool is_peppol_invoice(std::string_view code);      // UNTDID 1001, PEPPOL-EN16931-P0100
bool is_peppol_credit_note(std::string_view code);  // UNTDID 1001, PEPPOL-EN16931-P0101

}  // namespace farflung::e_invoice::codes
