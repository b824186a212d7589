#include <algorithm>
#include <map>
#include <tuple>

#include "billing/tax_rates.hpp"
#include "billing/taxed_document.hpp"
#include "billing/vat_summary.hpp"

namespace farflung::billing {

namespace {

/// The tax of a document as the ledger holds it; the memo of a posting says which category and rate it is.
struct BookedTax {
    Uuid document_id;
    std::string memo;
    std::int64_t base{};
};
constexpr auto describe(Of<BookedTax>) {
    return record("booked_tax", field("document_id", &BookedTax::document_id), field("memo", &BookedTax::memo),
                  field("base", &BookedTax::base));
}

using BookedTaxes = std::map<std::pair<Uuid, std::string>, std::int64_t>;

BookedTaxes booked_taxes(Unit const& unit, Date from, Date to) {
    BookedTaxes booked;
    for (auto const& one : unit.rows<BookedTax>(
             "select document_id, memo, cast(sum(base_minor) as bigint) from ledger_postings where workspace_id ="
             " :workspace and account_id = :tax and document_id is not null and posted_on >= :from and posted_on <= :to"
             " group by document_id, memo",
             {{"tax", ledger::account_of(unit.workspace(), AccountRole::tax_payable)}, {"from", from}, {"to", to}})) {
        booked[{one.document_id, one.memo}] = -one.base;
    }
    return booked;
}

Amount booked_on(Unit const& unit, AccountRole role, AskVatSummary const& days, Currency base) {
    auto const sum = unit.value<std::int64_t>(
        "select cast(coalesce(sum(base_minor), 0) as bigint) from ledger_postings where workspace_id = :workspace"
        " and account_id = :tax and posted_on >= :from and posted_on <= :to",
        {{"tax", ledger::account_of(unit.workspace(), role)}, {"from", days.from}, {"to", days.to}});
    return {sum.value_or(0), base};
}

VatDocument counted(TaxedDocument const& document, TaxSubtotal const& tax, Currency base, BookedTaxes const& booked) {
    auto const memo = std::string(name_of(tax.category)) + " " + tax.rate.text();
    auto const found = booked.find({document.id, memo});
    bool const is_note = document.kind == InvoiceKind::credit_note;
    auto const taxable = is_note ? -tax.taxable : tax.taxable;
    return {document.id,
            document.number,
            document.issued_on,
            document.customer_id,
            document.buyer.name,
            taxable,
            is_note ? -tax.tax : tax.tax,
            convert(taxable, document.rate, base, Rounding::half_up),
            {found == booked.end() ? 0 : found->second, base}};
}

class Boxes {
  public:
    explicit Boxes(Currency base) : base_(base) {}

    void add(TaxedDocument const& document, TaxSubtotal const& tax, BookedTaxes const& booked) {
        bool const is_oss = is_of_one_stop_shop(document, tax);
        auto const& country = is_oss ? document.buyer.address.country : document.seller.address.country;
        auto& box = boxes_[{is_oss, country, std::string(name_of(tax.category)), tax.rate.normalised().text()}];
        if (box.documents.empty()) box = {country, is_oss, tax.category, tax.rate, {0, base_}, {0, base_}, {}};
        box.documents.push_back(counted(document, tax, base_, booked));
        box.taxable += box.documents.back().base_taxable;
        box.tax += box.documents.back().base_tax;
    }
    std::vector<VatBox> take() {
        std::vector<VatBox> all;
        for (auto& [key, box] : boxes_) all.push_back(std::move(box));
        return all;
    }

  private:
    Currency base_;
    std::map<std::tuple<bool, std::string, std::string, std::string>, VatBox> boxes_;
};

void add_ec_sale(std::vector<EcSalesLine>& lines, TaxedDocument const& document, TaxSubtotal const& tax, Amount base) {
    auto const& buyer = document.buyer;
    bool const is_listed = (tax.category == TaxCategory::K || tax.category == TaxCategory::AE) &&
                           buyer.address.country != document.seller.address.country &&
                           is_member_state(buyer.address.country, document.issued_on);
    if (!is_listed) return;
    auto const same = [&](EcSalesLine const& line) {
        return line.tax_number == buyer.tax_number && line.category == tax.category &&
               line.country == buyer.address.country;
    };
    auto const found = std::ranges::find_if(lines, same);
    if (found != lines.end()) {
        found->taxable += base;
        return;
    }
    lines.push_back({buyer.address.country, buyer.tax_number, buyer.name, tax.category, base});
}

Amount in_euro(Unit const& unit, Amount amount, Currency base, Date on) {
    auto const euro = *Currency::parse("EUR");
    if (amount.currency == euro) return amount;
    auto const own = ledger::rate_on(unit, amount.currency, base, on);
    auto const euros = ledger::rate_on(unit, euro, base, on);
    constexpr int digits = 2;
    return amount_of(divide(amount.decimal() * own.rate, euros.rate, digits, Rounding::half_up), euro,
                     Rounding::half_up);
}

struct Quarter {
    int year{};
    int number{};

    static Quarter of(Date day) { return {day.year(), (day.month() + 2) / 3}; }
    Date first() const { return *Date::of(year, number * 3 - 2, 1); }
    Date last() const { return first().plus_months(2).last_of_month(); }
    auto operator<=>(Quarter const&) const = default;
};

/// Sums that stay in their currency until all of it is there, so that each is rounded once.
class Sums {
  public:
    void add(Amount amount) { sums_.try_emplace(amount.currency, Amount{0, amount.currency}).first->second += amount; }
    Amount in_euro_on(Unit const& unit, Currency base, Date on) const {
        Amount all{0, *Currency::parse("EUR")};
        for (auto const& [currency, sum] : sums_) all += in_euro(unit, sum, base, on);
        return all;
    }

  private:
    std::map<Currency, Amount> sums_;
};

/// The sales of a quarter by country and rate, and what was taken back of earlier ones by quarter and country.
struct Consumers {
    std::map<std::pair<std::string, Decimal>, std::pair<Sums, Sums>> sales{};
    std::map<std::pair<Quarter, std::string>, Sums> taken_back{};

    void add(TaxedDocument const& document, TaxSubtotal const& tax, Date from) {
        if (!is_of_one_stop_shop(document, tax)) return;
        bool const is_note = document.kind == InvoiceKind::credit_note;
        auto const& country = document.buyer.address.country;
        if (document.taxed_on < from) {
            taken_back[{Quarter::of(document.taxed_on), country}].add(-tax.tax);
            return;
        }
        auto& [taxable, borne] = sales[{country, tax.rate}];
        taxable.add(is_note ? -tax.taxable : tax.taxable);
        borne.add(is_note ? -tax.tax : tax.tax);
    }
};

std::vector<std::string> countries_without(std::map<std::string, Amount> const& balances, Party const& own, Date on) {
    std::vector<std::string> nil;
    if (!own.one_stop_shop) return nil;
    for (auto& country : member_states(on)) {
        if (country != own.address.country && !balances.contains(country)) nil.push_back(std::move(country));
    }
    return nil;
}

}  // namespace

VatSummary vat_summary(Unit const& unit, AskVatSummary const& request) {
    auto const base = people::workspace_facts(unit).base_currency;
    Amount const nothing{0, base};
    VatSummary summary{request.from, request.to, {}, {}, nothing, nothing, nothing};
    auto const booked = booked_taxes(unit, request.from, request.to);
    Boxes boxes(base);
    for (auto const& document : taxed_documents(unit, request.from, request.to)) {
        for (auto const& tax : document.taxes) {
            boxes.add(document, tax, booked);
            auto const taxable = document.kind == InvoiceKind::credit_note ? -tax.taxable : tax.taxable;
            add_ec_sale(summary.ec_sales, document, tax, convert(taxable, document.rate, base, Rounding::half_up));
        }
    }
    summary.boxes = boxes.take();
    for (auto const& box : summary.boxes) summary.output += box.tax;
    summary.input = booked_on(unit, AccountRole::tax_receivable, request, base);
    summary.booked = -booked_on(unit, AccountRole::tax_payable, request, base);
    return summary;
}

OneStopShop one_stop_shop(Unit const& unit, AskOneStopShop const& request) {
    Quarter const quarter{request.year, request.quarter};
    auto const from = quarter.first();
    auto const to = quarter.last();
    auto const base = people::workspace_facts(unit).base_currency;
    Consumers consumers;
    for (auto const& document : taxed_documents(unit, from, to)) {
        for (auto const& tax : document.taxes) consumers.add(document, tax, from);
    }
    Amount const nothing{0, *Currency::parse("EUR")};
    OneStopShop shop{from, to, {}, {}, {}, nothing, nothing, nothing};
    for (auto const& [key, sums] : consumers.sales) {
        auto const& [country, rate] = key;
        shop.lines.push_back(
            {country, rate, sums.first.in_euro_on(unit, base, to), sums.second.in_euro_on(unit, base, to)});
        shop.taxable += shop.lines.back().taxable;
        shop.tax += shop.lines.back().tax;
    }
    for (auto const& [key, sum] : consumers.taken_back) {
        auto const& [of, country] = key;
        shop.corrections.push_back({of.year, of.number, country, sum.in_euro_on(unit, base, of.last())});
    }
    auto const balances = balances_of(shop);
    for (auto const& [country, balance] : balances) shop.payable += std::max(balance, nothing);
    shop.nil_countries = countries_without(balances, unit.get(people::own_company(unit)), to);
    return shop;
}

std::map<std::string, Amount> balances_of(OneStopShop const& shop) {
    Amount const nothing{0, shop.tax.currency};
    std::map<std::string, Amount> balances;
    for (auto const& line : shop.lines) balances.try_emplace(line.country, nothing).first->second += line.tax;
    for (auto const& one : shop.corrections) balances.try_emplace(one.country, nothing).first->second += one.tax;
    return balances;
}

}  // namespace farflung::billing
