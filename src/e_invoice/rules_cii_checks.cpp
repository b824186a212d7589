#include <algorithm>

#include "e_invoice/code_lists.hpp"
#include "e_invoice/element_path.hpp"
#include "e_invoice/rules_elements.hpp"

namespace farflung::e_invoice {

namespace {

constexpr std::string_view line = "//IncludedSupplyChainTradeLineItem";
constexpr std::string_view net_price = "SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount";
constexpr std::string_view gross_price = "SpecifiedLineTradeAgreement/GrossPriceProductTradePrice/ChargeAmount";

std::string currency_of(XmlElement root) {
    return text_at(root, "//ApplicableHeaderTradeSettlement/InvoiceCurrencyCode");
}
std::string tax_currency_of(XmlElement root) {
    return text_at(root, "//ApplicableHeaderTradeSettlement/TaxCurrencyCode");
}

bool is_negative(std::string const& text) {
    return text.starts_with('-') && text.find_first_of("123456789") != std::string::npos;
}
bool is_not_negative(XmlElement place, std::string_view path) {
    return std::ranges::any_of(texts_at(place, path), [](std::string const& text) { return !is_negative(text); });
}

bool share_a_text(XmlElement one, XmlElement other, std::string_view path) {
    auto const texts = texts_at(other, path);
    return std::ranges::any_of(texts_at(one, path),
                               [&](std::string const& text) { return std::ranges::find(texts, text) != texts.end(); });
}

/// A payee that is the seller is none.
bool is_other_than_seller(XmlElement payee, XmlElement root) {
    auto const seller = root.at("SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty");
    return payee.child("Name") && !share_a_text(payee, seller, "Name") && !share_a_text(payee, seller, "ID") &&
           !share_a_text(payee, seller, "SpecifiedLegalOrganization/ID");
}

/// Days of form 102 are in their order as texts; one that is of another form is in none.
bool is_ordered(XmlElement period, XmlElement) {
    if (!period.child("StartDateTime") || !period.child("EndDateTime")) return true;
    auto const from = text_at(period, "StartDateTime/DateTimeString[@format=102]");
    auto const until = text_at(period, "EndDateTime/DateTimeString[@format=102]");
    bool const are_there = is_there(period, "StartDateTime/DateTimeString[@format=102]") &&
                           is_there(period, "EndDateTime/DateTimeString[@format=102]");
    return are_there && from <= until;
}

bool names_its_tax_total(XmlElement totals, XmlElement root) {
    auto const currency = tax_currency_of(root);
    if (!is_there(root, "//ApplicableHeaderTradeSettlement/TaxCurrencyCode")) return true;
    auto const currencies = texts_at(totals, "TaxTotalAmount/@currencyID");
    return currency != currency_of(root) && std::ranges::find(currencies, currency) != currencies.end();
}

bool has_two_digits(std::string text) {
    if (text.find('.') == std::string::npos) return true;
    text.erase(text.find_last_not_of('0') + 1);
    return text.size() - text.find('.') - 1 <= 2;
}

/// One total is enough that is of another currency, or has no more than two digits.
bool has_total_with_two_digits(XmlElement totals, XmlElement root) {
    auto const all = totals.children("TaxTotalAmount");
    return all.empty() || std::ranges::any_of(all, [&](XmlElement one) {
               return one.attribute("currencyID") != currency_of(root) || has_two_digits(one.text());
           });
}

bool has_tax_total_with_two_digits(XmlElement totals, XmlElement root) {
    if (!is_there(root, "//ApplicableHeaderTradeSettlement/TaxCurrencyCode")) return true;
    auto const all = totals.children("TaxTotalAmount");
    return all.empty() || std::ranges::any_of(all, [&](XmlElement one) {
               return one.attribute("currencyID") == tax_currency_of(root) && has_two_digits(one.text());
           });
}

bool begins_with_country(XmlElement number, XmlElement) {
    auto const prefix = number.text().substr(0, 2);
    return prefix == "EL" || codes::is_country(prefix);
}

bool has_category(XmlElement root, std::string_view code) {
    auto const texts = texts_at(root, "//CategoryCode");
    return std::ranges::find(texts, code) != texts.end();
}

bool has_only_o(XmlElement root, std::string_view element) {
    return !is_there(root, "//" + std::string(element) + "[CategoryCode!=O]");
}
constexpr std::string_view o_breakdown =
    "//ApplicableHeaderTradeSettlement/ApplicableTradeTax[CategoryCode=O][TypeCode~=vat]";

/// What is outside the scope of VAT stands on a document of its own; lines and breakdowns are one element here, and so
/// are allowances and charges.
constexpr ElementCheck o_checks[] = {
    {"BR-O-11", o_breakdown, Fault::not_allowed,
     [](XmlElement, XmlElement root) { return has_only_o(root, "ApplicableTradeTax"); }},
    {"BR-O-12", o_breakdown, Fault::not_allowed,
     [](XmlElement, XmlElement root) { return has_only_o(root, "ApplicableTradeTax"); }},
    {"BR-O-13", o_breakdown, Fault::not_allowed,
     [](XmlElement, XmlElement root) { return has_only_o(root, "CategoryTradeTax"); }},
    {"BR-O-14", o_breakdown, Fault::not_allowed,
     [](XmlElement, XmlElement root) { return has_only_o(root, "CategoryTradeTax"); }},
};

constexpr ElementCheck checks[] = {
    {"BR-17", "//PayeeTradeParty", Fault::wrong_value, is_other_than_seller},
    {"BR-27", line, Fault::wrong_value, [](XmlElement l, XmlElement) { return is_not_negative(l, net_price); }},
    {"BR-28", line, Fault::wrong_value,
     [](XmlElement l, XmlElement) { return !is_there(l, gross_price) || is_not_negative(l, gross_price); }},
    {"BR-29", "//ApplicableHeaderTradeSettlement/BillingSpecifiedPeriod", Fault::wrong_value, is_ordered},
    {"BR-30", "//SpecifiedLineTradeSettlement/BillingSpecifiedPeriod", Fault::wrong_value, is_ordered},
    {"BR-51", "//ApplicableTradeSettlementFinancialCard", Fault::wrong_value,
     [](XmlElement card, XmlElement) { return card.child("ID").text().size() <= 10; }},
    {"BR-53", "//SpecifiedTradeSettlementHeaderMonetarySummation", Fault::missing, names_its_tax_total},
    {"BR-DEC-13", "//SpecifiedTradeSettlementHeaderMonetarySummation", Fault::too_many_digits,
     has_total_with_two_digits},
    {"BR-DEC-15", "//SpecifiedTradeSettlementHeaderMonetarySummation", Fault::too_many_digits,
     has_tax_total_with_two_digits},
    {"BR-CO-03",
     {},
     Fault::not_allowed,
     [](XmlElement root, XmlElement) {
         return !is_there(root, "//TaxPointDate") || !is_there(root, "//DueDateTypeCode");
     }},
    {"BR-CO-09", "//SpecifiedTaxRegistration/ID[@schemeID=VA]", Fault::unknown_code, begins_with_country},
    {"BR-B-01",
     {},
     Fault::not_allowed,
     [](XmlElement root, XmlElement) { return !has_category(root, "B") || !is_there(root, "//*[CountryID!=IT]"); }},
    {"BR-B-02",
     {},
     Fault::not_allowed,
     [](XmlElement root, XmlElement) { return !has_category(root, "B") || !has_category(root, "S"); }},
};

constexpr std::string_view k_breakdown =
    "//ApplicableHeaderTradeSettlement/ApplicableTradeTax[CategoryCode=K][TypeCode~=vat]";

/// Where a delivery within the Union goes, and when.
constexpr ElementCheck intra_community_checks[] = {
    {"BR-IC-11", k_breakdown, Fault::missing,
     [](XmlElement, XmlElement root) {
         return is_there(root,
                         "//ApplicableHeaderTradeDelivery/ActualDeliverySupplyChainEvent/OccurrenceDateTime/"
                         "DateTimeString|//ApplicableHeaderTradeSettlement/BillingSpecifiedPeriod/StartDateTime|"
                         "//ApplicableHeaderTradeSettlement/BillingSpecifiedPeriod/EndDateTime");
     }},
    {"BR-IC-12", k_breakdown, Fault::missing,
     [](XmlElement, XmlElement root) {
         return is_there(root, "//ApplicableHeaderTradeDelivery/ShipToTradeParty/PostalTradeAddress/CountryID");
     }},
};

}  // namespace

void judge_cii_checks(ElementJudge& judge) {
    judge.apply(checks);
    judge.apply(o_checks);
    judge.apply(intra_community_checks);
}

}  // namespace farflung::e_invoice
