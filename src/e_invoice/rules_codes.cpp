#include "e_invoice/code_lists.hpp"
#include "e_invoice/rule.hpp"

namespace farflung::e_invoice {

namespace {

/// Codes are looked at where they stand: an empty one is another rule's business.
class CodeCheck {
  public:
    explicit CodeCheck(std::vector<Finding>& findings) : findings_(findings) {}

    void look(std::string_view rule, std::string_view code, bool (*is_known)(std::string_view), Place const& place) {
        if (code.empty() || is_known(code)) return;
        findings_.push_back({std::string(rule), Severity::fatal, place.term, place.field, Fault::unknown_code});
    }

  private:
    std::vector<Finding>& findings_;
};

bool is_party_scheme(std::string_view scheme) { return scheme == "SEPA" || codes::is_identifier_scheme(scheme); }

/// BR-CO-09: Greece goes by EL among tax offices.
bool begins_with_country(std::string_view number) {
    auto const prefix = number.substr(0, 2);
    return prefix == "EL" || codes::is_country(prefix);
}

void look_at_address(CodeCheck& check, std::optional<PostalAddress> const& address, Place const& place) {
    if (address) check.look("BR-CL-14", address->country, codes::is_country, place);
}

void look_at_party(CodeCheck& check, TradeParty const& party, std::string const& name) {
    bool const is_seller = name == "seller";
    for (auto const& one : party.identifiers) {
        check.look("BR-CL-10", one.scheme, is_party_scheme, {is_seller ? "BT-29" : "BT-46", name + "/identifiers"});
    }
    check.look("BR-CL-11", party.registration_number.scheme, codes::is_identifier_scheme,
               {is_seller ? "BT-30" : "BT-47", name + "/registration_number"});
    check.look("BR-CL-25", party.electronic_address.scheme, codes::is_address_scheme,
               {is_seller ? "BT-34" : "BT-49", name + "/electronic_address"});
    check.look("BR-CO-09", party.tax_number, begins_with_country,
               {is_seller ? "BT-31" : "BT-48", name + "/tax_number"});
    look_at_address(check, party.address, {is_seller ? "BT-40" : "BT-55", name + "/address/country"});
}

void look_at_adjustment(CodeCheck& check, Adjustment const& one, Place const& place) {
    Place const reason{place.term + (one.is_charge ? "/BT-105" : "/BT-98"), place.field + "/reason_code"};
    if (one.is_charge) check.look("BR-CL-20", one.reason_code, codes::is_charge_reason, reason);
    if (!one.is_charge) check.look("BR-CL-19", one.reason_code, codes::is_allowance_reason, reason);
    check.look("BR-CL-17", one.tax.category, codes::is_tax_category,
               {place.term + (one.is_charge ? "/BT-102" : "/BT-95"), place.field + "/tax/category"});
}

void look_at_line(CodeCheck& check, Line const& line, Place const& place) {
    auto const at = [&](std::string_view term, std::string_view field) {
        return Place{joined(place.term, term), joined(place.field, field)};
    };
    check.look("BR-CL-23", line.unit, codes::is_unit, at("BT-130", "unit"));
    check.look("BR-CL-23", line.price_unit, codes::is_unit, at("BT-150", "price_unit"));
    check.look("BR-CL-18", line.tax.category, codes::is_tax_category, at("BT-151", "tax/category"));
    check.look("BR-CL-15", line.origin, codes::is_country, at("BT-159", "origin"));
    check.look("BR-CL-21", line.standard_item.scheme, codes::is_identifier_scheme, at("BT-157", "standard_item"));
    for (auto const& one : line.classifications) {
        check.look("BR-CL-13", one.list, codes::is_item_list, at("BT-158", "classifications"));
    }
    for (std::size_t i = 0; i < line.adjustments.size(); ++i) {
        auto const& one = line.adjustments[i];
        look_at_adjustment(check, one, place_in(place, one.is_charge ? "BG-28" : "BG-27", "adjustments", i));
    }
}

void look_at_head(CodeCheck& check, EInvoice const& invoice) {
    check.look("BR-CL-01", invoice.type, codes::is_document_type, {"BT-3", "type"});
    check.look("BR-CL-04", invoice.currency, codes::is_currency, {"BT-5", "currency"});
    check.look("BR-CL-05", invoice.base_currency, codes::is_currency, {"BT-6", "base_currency"});
    check.look("BR-CL-06", invoice.taxed_by, codes::is_tax_point, {"BT-8", "taxed_by"});
    look_at_party(check, invoice.seller, "seller");
    look_at_party(check, invoice.buyer, "buyer");
    if (invoice.tax_representative) {
        auto const& representative = *invoice.tax_representative;
        look_at_address(check, representative.address, {"BT-69", "tax_representative/address/country"});
        check.look("BR-CO-09", representative.tax_number, begins_with_country,
                   {"BT-63", "tax_representative/tax_number"});
    }
    if (invoice.delivery) {
        look_at_address(check, invoice.delivery->address, {"BT-80", "delivery/address/country"});
        check.look("BR-CL-26", invoice.delivery->location.scheme, codes::is_identifier_scheme,
                   {"BT-71", "delivery/location"});
    }
    if (invoice.payment) {
        check.look("BR-CL-16", invoice.payment->means, codes::is_payment_means, {"BT-81", "payment/means"});
    }
}

}  // namespace

void check_codes(EInvoice const& invoice, std::vector<Finding>& findings) {
    CodeCheck check(findings);
    look_at_head(check, invoice);
    for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
        look_at_line(check, invoice.lines[i], place_in({}, "BG-25", "lines", i));
    }
    for (std::size_t i = 0; i < invoice.adjustments.size(); ++i) {
        auto const& one = invoice.adjustments[i];
        look_at_adjustment(check, one, place_in({}, one.is_charge ? "BG-21" : "BG-20", "adjustments", i));
    }
    for (std::size_t i = 0; i < invoice.taxes.size(); ++i) {
        auto const place = place_in({}, "BG-23", "taxes", i);
        check.look("BR-CL-17", invoice.taxes[i].tax.category, codes::is_tax_category,
                   {place.term + "/BT-118", place.field + "/tax/category"});
        check.look("BR-CL-22", invoice.taxes[i].reason_code, codes::is_exemption,
                   {place.term + "/BT-121", place.field + "/reason_code"});
    }
    for (std::size_t i = 0; i < invoice.documents.size(); ++i) {
        auto const place = place_in({}, "BG-24", "documents", i);
        check.look("BR-CL-24", invoice.documents[i].mime, codes::is_attachment_kind,
                   {place.term + "/BT-125", place.field + "/mime"});
    }
}

}  // namespace farflung::e_invoice
