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
    FamilyCheck(Family const& family, EInvoice const& invoice, Syntax syntax, std::vector<Finding>& findings)
        : family_(family), invoice_(invoice), is_cii_(syntax == Syntax::cii), findings_(findings) {}

    void run() {
        breakdown_stands();
        parties_have_numbers();
        rates_are_right();
        for (std::size_t i = 0; i < invoice_.taxes.size(); ++i) {
            if (is_judged(invoice_.taxes[i].tax))
                subtotal_is_right(invoice_.taxes[i], place_in({}, "BG-23", "taxes", i));
        }
    }

  private:
    bool is_mine(Tax const& tax) const { return tax.category == family_.category; }
    /// CII takes the standard and the zero rate for those of VAT in any case.
    bool is_judged(Tax const& tax) const {
        bool const is_plain = is_cii_ && (family_.category == "S" || family_.category == "Z");
        return is_mine(tax) && (tax.is_vat || is_plain);
    }

    void find(std::string_view number, Place const& place, Fault fault) {
        findings_.push_back(
            {std::string(family_.rules) + std::string(number), Severity::fatal, place.term, place.field, fault});
    }

    bool is_my_vat(Tax const& tax) const { return is_mine(tax) && tax.is_vat; }
    bool has_line() const {
        return std::ranges::any_of(invoice_.lines, [&](Line const& line) { return is_my_vat(line.tax); });
    }
    bool has_adjustment(bool charge) const {
        return std::ranges::any_of(
            invoice_.adjustments, [&](Adjustment const& one) { return one.is_charge == charge && is_my_vat(one.tax); });
    }
    /// In CII, and with the standard rate in UBL, a category asks for its breakdown whatever tax it is of.
    bool is_used_by(Tax const& tax) const { return is_mine(tax) && (tax.is_vat || is_cii_ || family_.category == "S"); }

    void breakdown_stands() {
        auto const count =
            std::ranges::count_if(invoice_.taxes, [&](TaxBreakdown const& one) { return is_used_by(one.tax); });
        auto const uses = [&](auto const& one) { return is_used_by(one.tax); };
        bool const is_used =
            std::ranges::any_of(invoice_.lines, uses) || std::ranges::any_of(invoice_.adjustments, uses);
        bool const is_right = is_cii_            ? breakdown_fits_cii(count)
                              : family_.is_taxed ? is_used == (count > 0)
                                                 : count == (is_used || count > 0 ? 1 : 0);
        if (!is_right) find("01", {"BG-23", "taxes"}, count > 1 ? Fault::too_often : Fault::missing);
    }

    /// CII lets a breakdown of a taxed category stand alone, and counts two elements of it as use and breakdown, be
    /// they what they are. One of the others is used; what is outside the scope of VAT may do without.
    bool breakdown_fits_cii(std::ptrdiff_t count) const {
        auto const lines = std::ranges::count_if(invoice_.lines, [&](Line const& line) { return is_mine(line.tax); });
        auto const adjustments =
            std::ranges::count_if(invoice_.adjustments, [&](Adjustment const& one) { return is_mine(one.tax); });
        if (family_.is_taxed) return (lines == 0 || lines + count > 1) && (adjustments == 0 || adjustments + count > 1);
        bool const is_used = lines + adjustments > 0;
        if (family_.seller == SellerNumber::none && count == 0) return true;
        return is_used ? count == 1 : count == 0;
    }

    /// UBL takes the standard rate of another tax for a line whose seller has no number.
    bool has_only_stray_lines() const {
        if (is_cii_ || family_.category != "S" || has_line()) return false;
        return std::ranges::any_of(invoice_.lines, [&](Line const& line) { return is_mine(line.tax); });
    }

    void parties_have_numbers() {
        if (has_only_stray_lines()) find("02", {"BT-151", "lines"}, Fault::missing);
        bool const seller = seller_is_right(family_.seller, invoice_);
        bool const buyer = buyer_is_right(family_.buyer, invoice_.buyer);
        if (seller && buyer) return;
        auto const fault = family_.seller == SellerNumber::none ? Fault::not_allowed : Fault::missing;
        Place const place = seller ? Place{"BT-48", "buyer/tax_number"} : Place{"BT-31", "seller/tax_number"};
        if (has_line()) find("02", place, fault);
        if (has_adjustment(false)) find("03", place, fault);
        if (has_adjustment(true)) find("04", place, fault);
    }

    /// The Canary Islands know a rate of zero; CII does not take it.
    RateRule rate() const { return is_cii_ && family_.category == "L" ? RateRule::positive : family_.rate; }

    void rates_are_right() {
        for (std::size_t i = 0; i < invoice_.lines.size(); ++i) {
            auto const& tax = invoice_.lines[i].tax;
            if (!is_my_vat(tax) || rate_is_right(rate(), tax.rate)) continue;
            auto const line = place_in({}, "BG-25", "lines", i);
            find("05", {line.term + "/BT-152", line.field + "/tax/rate"}, Fault::wrong_value);
        }
        for (std::size_t i = 0; i < invoice_.adjustments.size(); ++i) {
            auto const& one = invoice_.adjustments[i];
            if (!is_my_vat(one.tax) || rate_is_right(rate(), one.tax.rate)) continue;
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
        if (family_.is_taxed && (!subtotal.tax.rate || always_holds_in_cii())) return true;
        if (!subtotal.taxable) return false;
        Decimal sum;
        bool is_used = is_cii_ || (family_.category != "S" && !invoice_.lines.empty());
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
        auto const difference = size_of(*subtotal.taxable - (is_cii_ ? sum.rounded(2, Rounding::half_up) : sum));
        return is_used && (is_exact() ? difference.is_zero() : difference < Decimal(1));
    }

    /// The sums of the two island taxes, BR-AF-08 and 09 and BR-AG-08 and 09, are bound to nothing there.
    bool always_holds_in_cii() const { return is_cii_ && family_.is_taxed && family_.category != "S"; }

    /// UBL takes the taxable amount of taxed categories within one unit of the currency, CII that of the others.
    bool is_exact() const {
        if (family_.seller == SellerNumber::none) return true;
        return is_cii_ == family_.is_taxed;
    }

    bool tax_is_right(TaxBreakdown const& subtotal) const {
        if (!subtotal.amount) return false;
        if (!family_.is_taxed) return subtotal.amount->is_zero();
        if (always_holds_in_cii()) return true;
        if (!subtotal.tax.rate || !subtotal.taxable) return false;
        return is_tax_of(*subtotal.amount, *subtotal.taxable, *subtotal.tax.rate);
    }

    Family const& family_;
    EInvoice const& invoice_;
    bool is_cii_;
    std::vector<Finding>& findings_;
};

}  // namespace

void check_categories(EInvoice const& invoice, Syntax syntax, std::vector<Finding>& findings) {
    check_breakdowns(invoice, findings);
    for (auto const& family : families) FamilyCheck(family, invoice, syntax, findings).run();
}

}  // namespace farflung::e_invoice
