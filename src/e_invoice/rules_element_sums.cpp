#include <algorithm>

#include "e_invoice/element_path.hpp"
#include "e_invoice/rule.hpp"
#include "e_invoice/rules_elements.hpp"
#include "e_invoice/walker.hpp"

namespace farflung::e_invoice {

namespace {

/// Where a syntax has what is added up.
struct SumPaths {
    std::string_view totals;  // with the nine below
    std::string_view lines;
    std::string_view allowances;
    std::string_view charges;
    std::string_view net;
    std::string_view total;
    std::string_view paid;
    std::string_view rounding;
    std::string_view due;
    std::string_view currency;
    std::string_view taxes;  // the totals of tax, each with its currency
    std::string_view line_net;
    std::string_view allowance;  // those of the document
    std::string_view charge;
    std::string_view adjustment_amount;
};

constexpr SumPaths ubl_paths{
    .totals = "LegalMonetaryTotal",
    .lines = "LineExtensionAmount",
    .allowances = "AllowanceTotalAmount",
    .charges = "ChargeTotalAmount",
    .net = "TaxExclusiveAmount",
    .total = "TaxInclusiveAmount",
    .paid = "PrepaidAmount",
    .rounding = "PayableRoundingAmount",
    .due = "PayableAmount",
    .currency = "DocumentCurrencyCode",
    .taxes = "TaxTotal/TaxAmount",
    .line_net = "*Line/LineExtensionAmount",
    .allowance = "AllowanceCharge[ChargeIndicator=false,0]",
    .charge = "AllowanceCharge[ChargeIndicator=true,1]",
    .adjustment_amount = "Amount",
};

constexpr SumPaths cii_paths{
    .totals = "//SpecifiedTradeSettlementHeaderMonetarySummation",
    .lines = "LineTotalAmount",
    .allowances = "AllowanceTotalAmount",
    .charges = "ChargeTotalAmount",
    .net = "TaxBasisTotalAmount",
    .total = "GrandTotalAmount",
    .paid = "TotalPrepaidAmount",
    .rounding = "RoundingAmount",
    .due = "DuePayableAmount",
    .currency = "//ApplicableHeaderTradeSettlement/InvoiceCurrencyCode",
    .taxes = "//SpecifiedTradeSettlementHeaderMonetarySummation/TaxTotalAmount",
    .line_net =
        "//IncludedSupplyChainTradeLineItem/SpecifiedLineTradeSettlement/"
        "SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount",
    .allowance = "//ApplicableHeaderTradeSettlement/SpecifiedTradeAllowanceCharge[ChargeIndicator/Indicator=false,0]",
    .charge = "//ApplicableHeaderTradeSettlement/SpecifiedTradeAllowanceCharge[ChargeIndicator/Indicator=true,1]",
    .adjustment_amount = "ActualAmount",
};

std::optional<Decimal> number_at(XmlElement place, std::string_view path) {
    auto const texts = texts_at(place, path);
    return texts.empty() ? std::nullopt : parse_number(texts.front());
}

Decimal to_cents(Decimal const& amount) { return amount.rounded(2, Rounding::half_up); }

Decimal sum_of(std::vector<XmlElement> const& places, std::string_view path) {
    Decimal sum;
    for (auto const& place : places) sum += number_at(place, path).value_or(Decimal(0));
    return to_cents(sum);
}

/// Checks the sums of one document. An amount that is missing where a sum is told breaks the rule on the sum, too.
class SumCheck {
  public:
    SumCheck(ElementJudge& judge, SumPaths const& paths, bool is_cii)
        : judge_(judge), paths_(paths), is_cii_(is_cii), root_(judge.root()) {}

    void run() {
        for (auto const& totals : elements_at(root_, paths_.totals)) {
            expect("BR-CO-10", totals,
                   number_at(totals, paths_.lines) == sum_of(elements_at(root_, paths_.line_net), "."));
            expect("BR-CO-11", totals, adds_up(totals, paths_.allowances, paths_.allowance));
            expect("BR-CO-12", totals, adds_up(totals, paths_.charges, paths_.charge));
            expect("BR-CO-13", totals, net_adds_up(totals));
            expect("BR-CO-16", totals, due_adds_up(totals));
        }
        if (is_there(root_, paths_.currency)) expect("BR-CO-15", root_, total_adds_up());
    }

  private:
    void expect(std::string_view rule, XmlElement place, bool holds) {
        if (!holds) judge_.note(rule, place, Fault::wrong_sum);
    }

    bool adds_up(XmlElement totals, std::string_view total, std::string_view adjustments) {
        auto const all = elements_at(root_, adjustments);
        if (!is_there(totals, total)) return all.empty();
        return number_at(totals, total) == sum_of(all, paths_.adjustment_amount);
    }

    bool net_adds_up(XmlElement totals) {
        auto const net = number_at(totals, paths_.net);
        auto const lines = number_at(totals, paths_.lines);
        if (!net || !lines) return false;
        auto const charges = number_at(totals, paths_.charges);
        auto const allowances = number_at(totals, paths_.allowances);
        if (!is_cii_ && !charges && !allowances) return *net == *lines;
        return *net == to_cents(*lines + charges.value_or(Decimal(0)) - allowances.value_or(Decimal(0)));
    }

    bool due_adds_up(XmlElement totals) {
        auto const due = number_at(totals, paths_.due);
        auto const total = number_at(totals, paths_.total);
        if (!due || !total) return false;
        auto const paid = number_at(totals, paths_.paid);
        auto const rounding = number_at(totals, paths_.rounding);
        if (is_cii_) return *due == *total - paid.value_or(Decimal(0)) + rounding.value_or(Decimal(0));
        // Only what is a difference is rounded.
        return (rounding ? to_cents(*due - *rounding) : *due) == (paid ? to_cents(*total - *paid) : *total);
    }

    /// There is one total of tax in the document's currency. CII does without where there is no tax.
    bool total_adds_up() {
        auto const totals = elements_at(root_, paths_.totals);
        if (totals.empty()) return false;
        auto const total = number_at(totals.front(), paths_.total);
        auto const net = number_at(totals.front(), paths_.net);
        if (!total || !net) return false;
        if (is_cii_ && *total == *net) return true;
        auto const currency = text_at(root_, paths_.currency);
        auto own = elements_at(root_, paths_.taxes);
        std::erase_if(own, [&](XmlElement const& one) { return one.attribute("currencyID") != currency; });
        return own.size() == 1 && *total == to_cents(*net + sum_of(own, "."));
    }

    ElementJudge& judge_;
    SumPaths const& paths_;
    bool is_cii_;
    XmlElement root_;
};

bool ubl_tax_adds_up(XmlElement total, XmlElement) {
    auto const parts = total.children("TaxSubtotal");
    return parts.empty() || number_at(total, "TaxAmount") == sum_of(parts, "TaxAmount");
}

bool cii_tax_adds_up(XmlElement total, XmlElement root) {
    if (total.attribute("currencyID") != text_at(root, cii_paths.currency)) return true;
    return number_at(total, ".") ==
           sum_of(elements_at(root, "//ApplicableHeaderTradeSettlement/ApplicableTradeTax"), "CalculatedAmount");
}

Decimal whole(Decimal const& value) { return value.rounded(0, Rounding::half_up); }

/// BR-CO-17: the tax is what the rate of VAT makes of the taxable amount; without a rate there is none.
bool is_rate_applied(std::optional<Decimal> const& tax, std::optional<Decimal> const& taxable,
                     std::optional<Decimal> const& rate, bool takes_one_unit) {
    if (!tax) return false;
    if (!rate || whole(*rate).is_zero()) return whole(*tax).is_zero();
    if (!taxable) return false;
    auto const computed = to_cents(size_of(*taxable) * *rate * Decimal::of(1, 2));
    auto const difference = size_of(size_of(*tax) - computed);
    return difference < Decimal(1) || (takes_one_unit && difference == Decimal(1));
}

bool is_ubl_rate_applied(XmlElement part, XmlElement) {
    return is_rate_applied(number_at(part, "TaxAmount"), number_at(part, "TaxableAmount"),
                           number_at(part, "TaxCategory[TaxScheme/ID~=vat]/Percent"), false);
}

bool is_cii_rate_applied(XmlElement part, XmlElement) {
    return is_rate_applied(number_at(part, "CalculatedAmount"), number_at(part, "BasisAmount"),
                           number_at(part, ".[TypeCode~=vat]/RateApplicablePercent"), true);
}

constexpr ElementCheck ubl_checks[] = {
    {"BR-CO-14", "TaxTotal", Fault::wrong_sum, ubl_tax_adds_up},
    {"BR-CO-17", "//TaxTotal/TaxSubtotal", Fault::wrong_sum, is_ubl_rate_applied},
};
constexpr ElementCheck cii_checks[] = {
    {"BR-CO-14", cii_paths.taxes, Fault::wrong_sum, cii_tax_adds_up},
    {"BR-CO-17", cii_breakdown, Fault::wrong_sum, is_cii_rate_applied},
};
constexpr std::string_view sums[] = {"BR-CO-10", "BR-CO-11", "BR-CO-12", "BR-CO-13", "BR-CO-15", "BR-CO-16"};

}  // namespace

void judge_ubl_sums(ElementJudge& judge) {
    SumCheck(judge, ubl_paths, false).run();
    judge.apply(ubl_checks);
    judge.leave_out(sums);
}

void judge_cii_sums(ElementJudge& judge) {
    SumCheck(judge, cii_paths, true).run();
    judge.apply(cii_checks);
    judge.leave_out(sums);
}

}  // namespace farflung::e_invoice
