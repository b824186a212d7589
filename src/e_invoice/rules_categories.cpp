#include <algorithm>

#include "e_invoice/rule.hpp"

namespace farflung::e_invoice {

namespace {

enum class SellerNumber { any, vat, none };         // BT-31, BT-32 or BT-63; without BT-32; neither BT-31 nor BT-63
enum class BuyerNumber { any, vat, any_id, none };  // whatever; BT-48; BT-48 or BT-47; no BT-48
enum class RateRule { positive, not_negative, zero, absent };

/// What EN 16931 asks of one VAT category. Its ten rules have the same numbers in every family: 01 the breakdown, 02 to
/// 04 the numbers of the parties with a line, an allowance and a charge, 05 to 07 their rates, 08 the taxable amount,
/// 09 the tax, 10 the exemption reason.
struct Family {
    std::string_view category;
    std::string_view rules;
    SellerNumber seller;
    BuyerNumber buyer;
    RateRule rate;
    bool is_taxed;  // by rate, one breakdown for each; the others have one in all, without tax
    bool wants_reason;
};

constexpr Family families[] = {
    {"S", "BR-S-", SellerNumber::any, BuyerNumber::any, RateRule::positive, true, false},
    {"Z", "BR-Z-", SellerNumber::any, BuyerNumber::any, RateRule::zero, false, false},
    {"E", "BR-E-", SellerNumber::any, BuyerNumber::any, RateRule::zero, false, true},
    {"AE", "BR-AE-", SellerNumber::any, BuyerNumber::any_id, RateRule::zero, false, true},
    {"K", "BR-IC-", SellerNumber::vat, BuyerNumber::vat, RateRule::zero, false, true},
    {"G", "BR-G-", SellerNumber::vat, BuyerNumber::any, RateRule::zero, false, true},
    {"O", "BR-O-", SellerNumber::none, BuyerNumber::none, RateRule::absent, false, true},
    {"L", "BR-AF-", SellerNumber::any, BuyerNumber::any, RateRule::not_negative, true, false},
    {"M", "BR-AG-", SellerNumber::any, BuyerNumber::any, RateRule::not_negative, true, false},
};

bool rate_is_right(RateRule rule, std::optional<Decimal> const& rate) {
    switch (rule) {
        case RateRule::positive:
            return rate && *rate > Decimal(0);
        case RateRule::not_negative:
            return rate && !rate->is_negative();
        case RateRule::zero:
            return rate && rate->is_zero();
        case RateRule::absent:
            return !rate;
    }
    return false;
}

bool seller_is_right(SellerNumber rule, EInvoice const& invoice) {
    bool const has_vat = !invoice.seller.tax_number.empty() ||
                         (invoice.tax_representative && !invoice.tax_representative->tax_number.empty());
    if (rule == SellerNumber::none) return !has_vat;
    return has_vat || (rule == SellerNumber::any && !invoice.seller.local_tax_number.empty());
}

bool buyer_is_right(BuyerNumber rule, TradeParty const& buyer) {
    bool const has_vat = !buyer.tax_number.empty();
    if (rule == BuyerNumber::any) return true;
    if (rule == BuyerNumber::none) return !has_vat;
    return has_vat || (rule == BuyerNumber::any_id && !buyer.registration_number.id.empty());
}

/// Checks one family against one invoice.
class FamilyCheck {
  public:
    FamilyCheck(Family const& family, EInvoice const& invoice, std::vector<Finding>& findings)
        : family_(family), invoice_(invoice), findings_(findings) {}

    void run() {
        breakdown_stands();
        parties_have_numbers();
        rates_are_right();
        for (std::size_t i = 0; i < invoice_.taxes.size(); ++i) {
            if (is_mine(invoice_.taxes[i].tax)) subtotal_is_right(invoice_.taxes[i], place_in({}, "BG-23", "taxes", i));
        }
    }

  private:
    bool is_mine(Tax const& tax) const { return tax.category == family_.category; }

    void find(std::string_view number, Place const& place, Fault fault) {
        findings_.push_back(
            {std::string(family_.rules) + std::string(number), Severity::fatal, place.term, place.field, fault});
    }

    bool has_line() const {
        return std::ranges::any_of(invoice_.lines, [&](Line const& line) { return is_mine(line.tax); });
    }
    bool has_adjustment(bool charge) const {
        return std::ranges::any_of(invoice_.adjustments,
                                   [&](Adjustment const& one) { return one.is_charge == charge && is_mine(one.tax); });
    }

    void breakdown_stands() {
        auto const count =
            std::ranges::count_if(invoice_.taxes, [&](TaxBreakdown const& one) { return is_mine(one.tax); });
        bool const is_used = has_line() || has_adjustment(false) || has_adjustment(true);
        bool const is_right = family_.is_taxed ? is_used == (count > 0) : count == (is_used || count > 0 ? 1 : 0);
        if (!is_right) find("01", {"BG-23", "taxes"}, count > 1 ? Fault::too_often : Fault::missing);
    }

    void parties_have_numbers() {
        bool const seller = seller_is_right(family_.seller, invoice_);
        bool const buyer = buyer_is_right(family_.buyer, invoice_.buyer);
        if (seller && buyer) return;
        auto const fault = family_.seller == SellerNumber::none ? Fault::not_allowed : Fault::missing;
        Place const place = seller ? Place{"BT-48", "buyer/tax_number"} : Place{"BT-31", "seller/tax_number"};
        if (has_line()) find("02", place, fault);
        if (has_adjustment(false)) find("03", place, fault);
        if (has_adjustment(true)) find("04", place, fault);
    }

    void rates_are_right() {
        for (std::size_t i = 0; i < invoice_.lines.size(); ++i) {
            auto const& tax = invoice_.lines[i].tax;
            if (!is_mine(tax) || rate_is_right(family_.rate, tax.rate)) continue;
            auto const line = place_in({}, "BG-25", "lines", i);
            find("05", {line.term + "/BT-152", line.field + "/tax/rate"}, Fault::wrong_value);
        }
        for (std::size_t i = 0; i < invoice_.adjustments.size(); ++i) {
            auto const& one = invoice_.adjustments[i];
            if (!is_mine(one.tax) || rate_is_right(family_.rate, one.tax.rate)) continue;
            auto const place = place_in({}, one.is_charge ? "BG-21" : "BG-20", "adjustments", i);
            find(one.is_charge ? "07" : "06",
                 {place.term + (one.is_charge ? "/BT-103" : "/BT-96"), place.field + "/tax/rate"}, Fault::wrong_value);
        }
    }

    void subtotal_is_right(TaxBreakdown const& subtotal, Place const& place) {
        if (!taxable_is_right(subtotal))
            find("08", {place.term + "/BT-116", place.field + "/taxable"}, Fault::wrong_sum);
        if (!tax_is_right(subtotal)) find("09", {place.term + "/BT-117", place.field + "/amount"}, Fault::wrong_sum);
        bool const has_reason = !subtotal.reason.empty() || !subtotal.reason_code.empty();
        if (has_reason != family_.wants_reason) {
            find("10", {place.term + "/BT-120", place.field + "/reason"},
                 family_.wants_reason ? Fault::missing : Fault::not_allowed);
        }
    }

    bool counts(Tax const& tax, TaxBreakdown const& subtotal) const {
        if (!is_mine(tax)) return false;
        return !family_.is_taxed || (tax.rate && subtotal.tax.rate && *tax.rate == *subtotal.tax.rate);
    }

    bool taxable_is_right(TaxBreakdown const& subtotal) const {
        if (!subtotal.taxable) return false;
        Decimal sum;
        bool is_used = !family_.is_taxed && !invoice_.lines.empty();
        for (auto const& line : invoice_.lines) {
            if (!counts(line.tax, subtotal)) continue;
            sum += line.net.value_or(Decimal(0));
            is_used = true;
        }
        for (auto const& one : invoice_.adjustments) {
            if (!counts(one.tax, subtotal)) continue;
            auto const amount = one.amount.value_or(Decimal(0));
            sum += one.is_charge ? amount : -amount;
            is_used = true;
        }
        auto const difference = *subtotal.taxable - sum;
        if (!family_.is_taxed) return is_used && difference.is_zero();
        return is_used && difference < Decimal(1) && difference > Decimal(-1);
    }

    bool tax_is_right(TaxBreakdown const& subtotal) const {
        if (!subtotal.amount) return false;
        if (!family_.is_taxed) return subtotal.amount->is_zero();
        return is_tax_of(*subtotal.amount, subtotal.taxable.value_or(Decimal(0)),
                         subtotal.tax.rate.value_or(Decimal(0)));
    }

  public:
    /// Within one whole unit of the currency, as the official rules have it: sellers round line by line, too.
    static bool is_tax_of(Decimal const& tax, Decimal const& taxable, Decimal const& rate) {
        auto const computed = (taxable * rate * Decimal::of(1, 2)).rounded(2, Rounding::half_up);
        auto const size = [](Decimal const& value) { return value.is_negative() ? -value : value; };
        auto const difference = size(tax) - size(computed);
        return difference < Decimal(1) && difference > Decimal(-1);
    }

  private:
    Family const& family_;
    EInvoice const& invoice_;
    std::vector<Finding>& findings_;
};

bool has_category(EInvoice const& invoice, std::string_view category) {
    return std::ranges::any_of(invoice.taxes, [&](TaxBreakdown const& one) { return one.tax.category == category; });
}

bool is_other(Tax const& tax) { return !tax.category.empty() && tax.category != "O"; }

/// What is outside the scope of VAT stands on a document of its own (BR-O-11 to BR-O-14).
bool is_alone(EInvoice const& invoice, bool in_lines, bool in_charges) {
    if (!has_category(invoice, "O")) return true;
    if (in_lines) return std::ranges::none_of(invoice.lines, [](Line const& line) { return is_other(line.tax); });
    return std::ranges::none_of(
        invoice.adjustments, [&](Adjustment const& one) { return one.is_charge == in_charges && is_other(one.tax); });
}

bool is_dated(EInvoice const& invoice) {
    return (invoice.delivery && invoice.delivery->on) ||
           (invoice.period && (invoice.period->from || invoice.period->until)) || !invoice.taxed_by.empty();
}

constexpr Rule<EInvoice> document_rules[] = {
    {"BR-IC-11", "BT-72", "delivery/on", Fault::missing,
     [](auto const& i) { return !has_category(i, "K") || is_dated(i); }},
    {"BR-IC-12", "BT-80", "delivery/address/country", Fault::missing,
     [](auto const& i) {
         return !has_category(i, "K") || (i.delivery && i.delivery->address && !i.delivery->address->country.empty());
     }},
    {"BR-O-11", "BG-23", "taxes", Fault::not_allowed,
     [](auto const& i) {
         return !has_category(i, "O") ||
                std::ranges::none_of(i.taxes, [](TaxBreakdown const& one) { return is_other(one.tax); });
     }},
    {"BR-O-12", "BT-151", "lines", Fault::not_allowed, [](auto const& i) { return is_alone(i, true, false); }},
    {"BR-O-13", "BT-95", "adjustments", Fault::not_allowed, [](auto const& i) { return is_alone(i, false, false); }},
    {"BR-O-14", "BT-102", "adjustments", Fault::not_allowed, [](auto const& i) { return is_alone(i, false, true); }},
};

bool is_rate_applied(TaxBreakdown const& tax) {
    auto const amount = tax.amount.value_or(Decimal(0));
    bool const is_free = !tax.tax.rate || tax.tax.rate->rounded(0, Rounding::half_up).is_zero();
    if (is_free) return amount.rounded(0, Rounding::half_up).is_zero();
    return tax.amount && FamilyCheck::is_tax_of(amount, tax.taxable.value_or(Decimal(0)), *tax.tax.rate);
}

constexpr Rule<TaxBreakdown> breakdown_rules[] = {
    {"BR-45", "BT-116", "taxable", Fault::missing, [](auto const& t) { return t.taxable.has_value(); }},
    {"BR-46", "BT-117", "amount", Fault::missing, [](auto const& t) { return t.amount.has_value(); }},
    {"BR-47", "BT-118", "tax/category", Fault::missing, [](auto const& t) { return names_category(t.tax); }},
    {"BR-48", "BT-119", "tax/rate", Fault::missing, [](auto const& t) { return t.tax.rate || t.tax.category == "O"; }},
    {"BR-CO-17", "BT-117", "amount", Fault::wrong_sum, is_rate_applied},
    {"BR-DEC-19", "BT-116", "taxable", Fault::too_many_digits, [](auto const& t) { return has_two_digits(t.taxable); }},
    {"BR-DEC-20", "BT-117", "amount", Fault::too_many_digits, [](auto const& t) { return has_two_digits(t.amount); }},
};

}  // namespace

void check_categories(EInvoice const& invoice, std::vector<Finding>& findings) {
    for (std::size_t i = 0; i < invoice.taxes.size(); ++i) {
        apply<TaxBreakdown>(breakdown_rules, invoice.taxes[i], place_in({}, "BG-23", "taxes", i), findings);
    }
    for (auto const& family : families) FamilyCheck(family, invoice, findings).run();
    apply<EInvoice>(document_rules, invoice, {}, findings);
}

}  // namespace farflung::e_invoice
