#include <algorithm>
#include <set>
#include <sstream>

#include "core/iban.hpp"
#include "core/text.hpp"
#include "e_invoice/rules_profiles.hpp"

namespace farflung::e_invoice {

namespace {

/// A rule that XRechnung has, and BIS Billing between two parties in Germany under a name of its own.
struct GermanRule {
    std::string_view xrechnung;
    std::string_view peppol;
    std::string_view term;
    std::string_view field;
    Fault fault;
    bool (*holds)(EInvoice const& invoice);
    Severity severity = Severity::fatal;
};

constexpr auto warning = Severity::warning;

/// An address that is missing has rules of its own.
bool has_town(std::optional<PostalAddress> const& address) { return !address || !address->city.empty(); }
bool has_postcode(std::optional<PostalAddress> const& address) { return !address || !address->postcode.empty(); }

bool says_whose_tax(EInvoice const& invoice) {
    auto const is_of_vat = [](Tax const& tax) { return !tax.category.empty() && tax.category != "O"; };
    bool const is_taxed =
        std::ranges::any_of(invoice.lines, [&](Line const& line) { return is_of_vat(line.tax); }) ||
        std::ranges::any_of(invoice.adjustments, [&](Adjustment const& one) { return is_of_vat(one.tax); });
    return !is_taxed || invoice.tax_representative || !invoice.seller.tax_number.empty() ||
           !invoice.seller.local_tax_number.empty();
}

bool is_usual_type(EInvoice const& invoice) {
    constexpr std::string_view types[] = {"326", "380", "384", "389", "381", "875", "876", "877"};
    return std::ranges::find(types, invoice.type) != std::end(types);
}

bool is_money_text(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    auto const point = text.find('.');
    auto const are_digits = [](std::string_view part) {
        return !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    };
    return point != std::string_view::npos && text.size() == point + 3 && are_digits(text.substr(0, point)) &&
           are_digits(text.substr(point + 1));
}

/// What follows a key of cash discount, up to the next number sign, which is taken too.
std::optional<std::string> taken(std::string_view& line, std::string_view key) {
    if (!line.starts_with(key)) return std::nullopt;
    auto const end = line.find('#', key.size());
    if (end == std::string_view::npos) return std::nullopt;
    auto value = std::string(line.substr(key.size(), end - key.size()));
    line.remove_prefix(end + 1);
    return value;
}

/// `#SKONTO#TAGE=7#PROZENT=2.00#`, and perhaps `BASISBETRAG=1000.00#`.
bool is_cash_discount(std::string_view line) {
    if (!line.starts_with("#SKONTO#")) return false;
    line.remove_prefix(8);
    auto const days = taken(line, "TAGE=");
    auto const percentage = taken(line, "PROZENT=");
    bool const is_full = days && percentage && is_money_text(*days + ".00") && is_money_text(*percentage) &&
                         !days->starts_with('-') && !percentage->starts_with('-');
    if (!is_full || line.empty()) return is_full;
    auto const base = taken(line, "BASISBETRAG=");
    return base && is_money_text(*base) && line.empty();
}

bool tells_cash_discounts(EInvoice const& invoice) {
    std::istringstream lines(invoice.terms);
    for (std::string line; std::getline(lines, line);) {
        auto const text = trim(line);
        if (text.starts_with('#') && !is_cash_discount(text)) return false;
    }
    return true;
}

bool names_each_file_once(EInvoice const& invoice) {
    std::set<std::string> names;
    return std::ranges::all_of(invoice.documents, [&](SupportingDocument const& one) {
        return one.filename.empty() || names.insert(one.filename).second;
    });
}

bool is_means(EInvoice const& invoice, std::initializer_list<std::string_view> codes) {
    return invoice.payment && std::ranges::find(codes, invoice.payment->means) != codes.end();
}
bool is_transfer(EInvoice const& invoice) { return is_means(invoice, {"30", "58"}); }
bool is_card(EInvoice const& invoice) { return is_means(invoice, {"48", "54", "55"}); }
bool is_debit(EInvoice const& invoice) { return is_means(invoice, {"59"}); }
bool has_debit(EInvoice const& invoice) { return invoice.payment && invoice.payment->debit; }

bool transfers_to_iban(EInvoice const& invoice) {
    return !is_means(invoice, {"58"}) || std::ranges::all_of(invoice.payment->transfers, [](CreditTransfer const& one) {
        return check_iban(one.account).valid;
    });
}

bool is_telephone(EInvoice const& invoice) {
    if (!invoice.seller.contact || invoice.seller.contact->phone.empty()) return true;
    return std::ranges::count_if(invoice.seller.contact->phone, [](char c) { return c >= '0' && c <= '9'; }) >= 3;
}

bool is_mail_address(EInvoice const& invoice) {
    if (!invoice.seller.contact || invoice.seller.contact->email.empty()) return true;
    std::string_view const text = invoice.seller.contact->email;
    auto const at = text.find('@');
    if (at == 0 || at == std::string_view::npos || text.find_first_of(" @", at + 1) != std::string_view::npos) {
        return false;
    }
    auto const host = text.substr(at + 1);
    return host.find('.') != std::string_view::npos && !host.starts_with('.') && !host.ends_with('.') &&
           host.find("..") == std::string_view::npos;
}

constexpr GermanRule party_rules[] = {
    {"BR-DE-1", "DE-R-001", "BG-16", "payment", Fault::missing, [](auto const& i) { return i.payment.has_value(); }},
    {"BR-DE-2", "DE-R-002", "BG-6", "seller/contact", Fault::missing,
     [](auto const& i) { return i.seller.contact.has_value(); }},
    {"BR-DE-3", "DE-R-003", "BT-37", "seller/address/city", Fault::missing,
     [](auto const& i) { return has_town(i.seller.address); }},
    {"BR-DE-4", "DE-R-004", "BT-38", "seller/address/postcode", Fault::missing,
     [](auto const& i) { return has_postcode(i.seller.address); }},
    {"BR-DE-5", "DE-R-005", "BT-41", "seller/contact/name", Fault::missing,
     [](auto const& i) { return !i.seller.contact || !i.seller.contact->name.empty(); }},
    {"BR-DE-6", "DE-R-006", "BT-42", "seller/contact/phone", Fault::missing,
     [](auto const& i) { return !i.seller.contact || !i.seller.contact->phone.empty(); }},
    {"BR-DE-7", "DE-R-007", "BT-43", "seller/contact/email", Fault::missing,
     [](auto const& i) { return !i.seller.contact || !i.seller.contact->email.empty(); }},
    {"BR-DE-8", "DE-R-008", "BT-52", "buyer/address/city", Fault::missing,
     [](auto const& i) { return has_town(i.buyer.address); }},
    {"BR-DE-9", "DE-R-009", "BT-53", "buyer/address/postcode", Fault::missing,
     [](auto const& i) { return has_postcode(i.buyer.address); }},
    {"BR-DE-10", "DE-R-010", "BT-77", "delivery/address/city", Fault::missing,
     [](auto const& i) { return !i.delivery || has_town(i.delivery->address); }},
    {"BR-DE-11", "DE-R-011", "BT-78", "delivery/address/postcode", Fault::missing,
     [](auto const& i) { return !i.delivery || has_postcode(i.delivery->address); }},
    {"BR-DE-14", "DE-R-014", "BT-119", "taxes", Fault::missing,
     [](auto const& i) {
         return std::ranges::all_of(i.taxes, [](TaxBreakdown const& one) { return one.tax.rate.has_value(); });
     }},
    {"BR-DE-15", "DE-R-015", "BT-10", "buyer/buyer_reference", Fault::missing,
     [](auto const& i) { return !i.buyer_reference.empty(); }},
    {"BR-DE-16", "DE-R-016", "BT-31", "seller/tax_number", Fault::missing, says_whose_tax},
    {"BR-DE-17", "DE-R-017", "BT-3", "type", Fault::wrong_value, is_usual_type, warning},
    {"BR-DE-18", "DE-R-018", "BT-20", "terms", Fault::wrong_value, tells_cash_discounts},
    {"BR-DE-22", "DE-R-022", "BT-125", "documents", Fault::wrong_value, names_each_file_once},
    {"BR-DE-26", "DE-R-026", "BG-3", "preceding", Fault::missing,
     [](auto const& i) { return i.type != "384" || !i.preceding.empty(); }, warning},
    {"BR-DE-27", "DE-R-027", "BT-42", "seller/contact/phone", Fault::wrong_value, is_telephone, warning},
    {"BR-DE-28", "DE-R-028", "BT-43", "seller/contact/email", Fault::wrong_value, is_mail_address, warning},
};

constexpr GermanRule payment_rules[] = {
    {"BR-DE-19", "DE-R-019", "BT-84", "payment/transfers", Fault::wrong_value, transfers_to_iban, warning},
    {"BR-DE-20", "DE-R-020", "BT-91", "payment/debit/account", Fault::wrong_value,
     [](auto const& i) { return !is_debit(i) || (has_debit(i) && check_iban(i.payment->debit->account).valid); },
     warning},
    {"BR-DE-23-a", "DE-R-023-1", "BG-17", "payment/transfers", Fault::missing,
     [](auto const& i) { return !is_transfer(i) || !i.payment->transfers.empty(); }},
    {"BR-DE-23-b", "DE-R-023-2", "BG-18", "payment", Fault::not_allowed,
     [](auto const& i) { return !is_transfer(i) || (!i.payment->card && !i.payment->debit); }},
    {"BR-DE-24-a", "DE-R-024-1", "BG-18", "payment/card", Fault::missing,
     [](auto const& i) { return !is_card(i) || i.payment->card; }},
    {"BR-DE-24-b", "DE-R-024-2", "BG-17", "payment", Fault::not_allowed,
     [](auto const& i) { return !is_card(i) || (i.payment->transfers.empty() && !i.payment->debit); }},
    {"BR-DE-25-a", "DE-R-025-1", "BG-19", "payment/debit", Fault::missing,
     [](auto const& i) { return !is_debit(i) || i.payment->debit; }},
    {"BR-DE-25-b", "DE-R-025-2", "BG-17", "payment", Fault::not_allowed,
     [](auto const& i) { return !is_debit(i) || (i.payment->transfers.empty() && !i.payment->card); }},
    {"BR-DE-30", "DE-R-030", "BT-90", "payment/debit/creditor", Fault::missing,
     [](auto const& i) { return !has_debit(i) || !i.payment->debit->creditor.empty(); }},
    {"BR-DE-31", "DE-R-031", "BT-91", "payment/debit/account", Fault::missing,
     [](auto const& i) { return !has_debit(i) || !i.payment->debit->account.empty(); }},
};

constexpr Rule<EInvoice> xrechnung_rules[] = {
    {"BR-DE-21", "BT-24", "specification", Fault::wrong_value,
     [](auto const& i) { return i.specification.find(":xeinkauf.de:kosit:xrechnung_3.0") != std::string::npos; },
     warning},
};

}  // namespace

void check_germany(EInvoice const& invoice, GermanRules rules, std::vector<Finding>& findings) {
    bool const is_xrechnung = rules == GermanRules::xrechnung;
    auto const apply_all = [&](std::span<GermanRule const> table) {
        for (auto const& rule : table) {
            if (rule.holds(invoice)) continue;
            findings.push_back({std::string(is_xrechnung ? rule.xrechnung : rule.peppol), rule.severity,
                                std::string(rule.term), std::string(rule.field), rule.fault});
        }
    };
    apply_all(party_rules);
    apply_all(payment_rules);
    if (is_xrechnung) apply<EInvoice>(xrechnung_rules, invoice, {}, findings);
}

}  // namespace farflung::e_invoice
