#include <algorithm>

#include "e_invoice/party_schemes.hpp"
#include "e_invoice/rules_profiles.hpp"

/// The Greek rules of BIS Billing 3.0 as of May 2026. Their numbers are given out by the tax office's platform: six
/// parts between bars, of which the first three are the seller, the day and the branch, the fourth the kind of
/// document.
namespace farflung::e_invoice {

namespace {

std::vector<std::string> parts_of(std::string const& number) {
    std::vector<std::string> parts(1);
    for (char const c : number) {
        if (c == '|') {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

/// The part of that number, the first being one; empty when there is none.
std::string part_of(EInvoice const& invoice, std::size_t which) {
    auto const parts = parts_of(invoice.number);
    return which <= parts.size() ? parts[which - 1] : std::string();
}

bool is_greek(std::string const& tax_number) {
    return tax_number.starts_with("EL") && is_greek_tax_number(std::string_view(tax_number).substr(2));
}

bool begins_with_the_seller(EInvoice const& invoice) {
    auto const number = part_of(invoice, 1);
    auto const is_of = [&](std::string const& tax_number) {
        return tax_number.size() >= 11 && tax_number.substr(2, 9) == number;
    };
    return is_greek_tax_number(number) &&
           (is_of(invoice.seller.tax_number) ||
            (invoice.tax_representative && is_of(invoice.tax_representative->tax_number)));
}

bool names_the_day(EInvoice const& invoice) {
    if (!invoice.issued_on) return false;
    auto const day = invoice.issued_on->text();
    return part_of(invoice, 2) == day.substr(8, 2) + '/' + day.substr(5, 2) + '/' + day.substr(0, 4);
}

bool is_greek_kind(EInvoice const& invoice) {
    constexpr std::string_view kinds[] = {"1.1", "1.6", "2.1", "2.4", "5.1", "5.2"};
    return std::ranges::find(kinds, part_of(invoice, 4)) != std::end(kinds);
}

constexpr Rule<EInvoice> number_rules[] = {
    {"GR-R-001-1", "BT-1", "number", Fault::wrong_value, [](auto const& i) { return parts_of(i.number).size() == 6; }},
    {"GR-R-001-2", "BT-1", "number", Fault::wrong_value, begins_with_the_seller},
    {"GR-R-001-3", "BT-1", "number", Fault::wrong_value, names_the_day},
    {"GR-R-001-4", "BT-1", "number", Fault::wrong_value, [](auto const& i) { return is_digits(part_of(i, 3)); }},
    {"GR-R-001-5", "BT-1", "number", Fault::wrong_value, is_greek_kind},
    {"GR-R-001-6", "BT-1", "number", Fault::missing, [](auto const& i) { return !part_of(i, 5).empty(); }},
    {"GR-R-001-7", "BT-1", "number", Fault::missing, [](auto const& i) { return !part_of(i, 6).empty(); }},
};

bool is_addressed_by_tax_number(TradeParty const& party) {
    auto const& address = party.electronic_address;
    return address.id.empty() || (address.scheme == "9933" && is_greek_tax_number(address.id));
}

constexpr Rule<EInvoice> party_rules[] = {
    {"GR-R-002", "BT-28", "seller/trading_name", Fault::missing,
     [](auto const& i) { return !i.seller.trading_name.empty(); }},
    {"GR-R-003", "BT-31", "seller/tax_number", Fault::wrong_value,
     [](auto const& i) { return i.seller.tax_number.empty() || is_greek(i.seller.tax_number); }},
    {"GR-R-005", "BT-45", "buyer/trading_name", Fault::missing,
     [](auto const& i) { return !i.buyer.trading_name.empty(); }},
    {"GR-S-011", "BT-31", "seller/tax_number", Fault::wrong_value,
     [](auto const& i) { return is_greek(i.seller.tax_number); }, Severity::warning},
};

std::string tax_country_of(TradeParty const& party) {
    return party.tax_number.empty() ? std::string(seat_of(party)) : party.tax_number.substr(0, 2);
}
bool is_of_greece(TradeParty const& party) {
    auto const country = tax_country_of(party);
    return country == "EL" || country == "GR";
}

constexpr Rule<EInvoice> network_rules[] = {
    {"GR-R-006", "BT-48", "buyer/tax_number", Fault::wrong_value,
     [](auto const& i) { return !is_of_greece(i.buyer) || is_greek(i.buyer.tax_number); }},
    {"GR-R-009", "BT-34", "seller/electronic_address", Fault::wrong_value,
     [](auto const& i) { return !is_of_greece(i.seller) || is_addressed_by_tax_number(i.seller); }},
    {"GR-R-010", "BT-49", "buyer/electronic_address", Fault::wrong_value,
     [](auto const& i) { return !is_of_greece(i.buyer) || is_addressed_by_tax_number(i.buyer); }},
};

constexpr std::string_view mark = "##M.AR.K##";
constexpr std::string_view page = "##INVOICE|URL##";

std::ptrdiff_t count_of(EInvoice const& invoice, std::string_view description) {
    return std::ranges::count(invoice.documents, description, &SupportingDocument::description);
}
bool each_is_right(EInvoice const& invoice, std::string_view description, bool (*is_right)(SupportingDocument const&)) {
    return std::ranges::all_of(invoice.documents, [&](SupportingDocument const& one) {
        return one.description != description || is_right(one);
    });
}
bool has_positive_number(SupportingDocument const& one) {
    return !one.id.empty() && one.id.front() >= '1' && one.id.front() <= '9';
}
bool has_address(SupportingDocument const& one) { return !one.address.empty(); }

/// The mark that the tax office's platform gave, and the page that shows the document.
constexpr Rule<EInvoice> mark_rules[] = {
    {"GR-R-004-1", "BG-24", "documents", Fault::missing, [](auto const& i) { return count_of(i, mark) == 1; }},
    {"GR-R-004-2", "BT-122", "documents", Fault::wrong_value,
     [](auto const& i) { return each_is_right(i, mark, has_positive_number); }},
    {"GR-S-008-1", "BG-24", "documents", Fault::missing, [](auto const& i) { return count_of(i, page) == 1; },
     Severity::warning},
    {"GR-R-008-2", "BG-24", "documents", Fault::too_often, [](auto const& i) { return count_of(i, page) <= 1; }},
};
constexpr Rule<EInvoice> page_rules[] = {
    {"GR-R-008-3", "BT-124", "documents", Fault::missing,
     [](auto const& i) { return each_is_right(i, page, has_address); }},
};

}  // namespace

void check_greece(EInvoice const& invoice, std::vector<Finding>& findings) {
    apply<EInvoice>(number_rules, invoice, {}, findings);
    apply<EInvoice>(party_rules, invoice, {}, findings);
    apply<EInvoice>(network_rules, invoice, {}, findings);
    if (seat_of(invoice.seller) == "GR") apply<EInvoice>(mark_rules, invoice, {}, findings);
    apply<EInvoice>(page_rules, invoice, {}, findings);
}

}  // namespace farflung::e_invoice
