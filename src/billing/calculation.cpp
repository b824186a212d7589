#include "billing/calculation.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace farflung::billing {

namespace {

Decimal const hundredth = Decimal::of(1, 2);

/// What is taxed as one, as priced and without tax.
struct Piece {
    Amount priced;
    Amount net;
};

/// Everything of one tax category and rate. Its open piece is the whole of it, or where tax is rounded line by line,
/// the line that is being added.
struct Group {
    TaxCategory category = TaxCategory::S;
    Decimal rate;
    Piece sum;
    Piece open;
    Amount tax;
    std::vector<std::size_t> members{};  // which lines
    Piece lines{};                       // before the document's adjustments
};

Group& group_of(std::vector<Group>& groups, PricedLine const& line, Currency currency) {
    auto const same = [&](Group const& group) {
        return group.category == line.tax_category && group.rate == line.tax_rate;
    };
    auto const found = std::ranges::find_if(groups, same);
    if (found != groups.end()) return *found;
    Amount const nothing{0, currency};
    Piece const none{nothing, nothing};
    return groups.emplace_back(Group{line.tax_category, line.tax_rate, none, none, nothing});
}

Rounding mode_of(TaxRounding rounding) {
    switch (rounding) {
        case TaxRounding::half_even:
            return Rounding::half_even;
        case TaxRounding::down:
            return Rounding::down;
        case TaxRounding::half_up:
            break;
    }
    return Rounding::half_up;
}

Amount without_tax(Amount priced, Decimal const& rate) {
    auto const exact = priced.decimal();
    auto const net = divide(exact * Decimal(100), Decimal(100) + rate, exact.scale(), Rounding::half_up);
    return amount_of(net, priced.currency, Rounding::half_up);
}

class Calculation {
  public:
    explicit Calculation(PricedDocument const& document) : document_(document) {
        Amount const nothing{0, document.currency};
        totals_.net = totals_.tax = totals_.rounding = totals_.total = nothing;
    }

    Totals run() {
        for (auto const& line : document_.lines) add_line(line);
        for (auto& group : groups_) group.lines = group.sum;
        totals_.line_shares = totals_.line_amounts;
        for (auto const& one : document_.adjustments) add_adjustment(one);
        Amount priced{0, document_.currency};
        for (auto& group : groups_) {
            add_tax(group);
            priced += group.sum.priced;
        }
        auto const with_tax = totals_.net + totals_.tax;  // BR-CO-15
        bool const is_as_priced = document_.prices == PricesIn::with_tax;
        totals_.total = is_as_priced ? priced : with_tax;
        totals_.rounding = totals_.total - with_tax;  // BR-CO-16
        return std::move(totals_);
    }

  private:
    /// Adds to the group, and answers what that is without tax.
    Amount add(Group& group, Amount priced) {
        bool const with_tax = document_.prices == PricesIn::with_tax;
        auto& open = group.open;
        auto const before = open.net;
        open.priced += priced;
        open.net = with_tax ? without_tax(open.priced, group.rate) : open.net + priced;
        group.sum.priced += priced;
        group.sum.net += open.net - before;
        return open.net - before;
    }

    /// What was added since is taxed, and the next piece begins.
    void tax_piece(Group& group) {
        Amount const nothing{0, document_.currency};
        group.tax += multiply(group.open.net, group.rate * hundredth, mode_of(document_.tax_rounding));
        group.open = {nothing, nothing};
    }
    void tax_line(Group& group) {
        if (document_.tax_rounded_per == TaxRoundedPer::line) tax_piece(group);
    }

    void add_line(PricedLine const& line) {
        auto& group = group_of(groups_, line, document_.currency);
        // BT-131: quantity times price, rounded once; BR-CO-10 sums the rounded lines.
        auto const full = amount_of(line.quantity * line.price, document_.currency, Rounding::half_up);
        auto amount = full;
        auto net = add(group, full);
        auto adjustments = line.adjustments;
        for (auto& one : adjustments) {
            if (one.percent) one.amount = multiply(full, *one.percent * hundredth, Rounding::half_up);
            auto const by = signed_by(one.kind, *one.amount);
            auto const net_by = add(group, by);
            one.net = signed_by(one.kind, net_by);
            amount += by;
            net += net_by;
        }
        tax_line(group);
        group.members.push_back(totals_.line_amounts.size());
        totals_.line_amounts.push_back(amount);
        totals_.line_nets.push_back(net);
        totals_.line_adjustments.push_back(std::move(adjustments));
    }

    /// An adjustment of the document belongs to each tax as the lines do: a percentage to all alike, an amount in
    /// proportion.
    void add_adjustment(Adjustment one) {
        std::vector<Amount> parts;
        if (one.percent) {
            for (auto const& group : groups_) {
                parts.push_back(multiply(group.lines.priced, *one.percent * hundredth, Rounding::half_up));
            }
        } else if (!groups_.empty()) {
            std::vector<std::int64_t> weights;
            for (auto const& group : groups_) weights.push_back(std::abs(group.lines.priced.minor));
            parts = allocate(*one.amount, weights);
        }
        one.amount = one.net = Amount{0, document_.currency};
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i].is_zero()) continue;
            auto const net = signed_by(one.kind, add(groups_[i], signed_by(one.kind, parts[i])));
            tax_line(groups_[i]);
            share_out(groups_[i], signed_by(one.kind, parts[i]));
            *one.amount += parts[i];
            *one.net += net;
            totals_.adjustment_parts.push_back(
                {one.kind, one.reason, one.percent, groups_[i].lines.net, net, groups_[i].category, groups_[i].rate});
        }
        totals_.adjustments.push_back(std::move(one));
    }

    /// Of what a group bears, each line has its part in proportion.
    void share_out(Group const& group, Amount amount) {
        std::vector<std::int64_t> weights;
        for (auto const line : group.members) weights.push_back(std::abs(totals_.line_amounts[line].minor));
        auto const parts = allocate(amount, weights);
        for (std::size_t i = 0; i < parts.size(); ++i) totals_.line_shares[group.members[i]] += parts[i];
    }

    void add_tax(Group& group) {
        tax_piece(group);  // BR-CO-17: on the sum of the category and rate, unless the document says line by line
        totals_.taxes.push_back({group.category, group.rate, group.sum.net, group.tax});
        totals_.net += group.sum.net;  // BR-CO-13
        totals_.tax += group.tax;      // BR-CO-14
    }

    PricedDocument const& document_;
    std::vector<Group> groups_;
    Totals totals_;
};

bool check_all(std::vector<Adjustment> const& adjustments, Currency currency, Problems& problems,
               std::string const& path) {
    auto const before = problems.all().size();
    for (std::size_t i = 0; i < adjustments.size(); ++i) {
        auto const& one = adjustments[i];
        auto const here = path + '/' + std::to_string(i);
        if (one.percent) {
            if (one.percent->is_zero()) problems.add(here + "/percent", "not_positive");
            // One that was summed before has both, and its net with them.
            if (one.amount && !one.net) problems.add(here + "/amount", "adjustment.percent_or_amount");
        } else if (!one.amount) {
            problems.add(here + "/amount", "required");
        } else if (one.amount->currency != currency) {
            problems.add(here + "/amount", "allocation.other_currency");
        } else if (one.amount->minor <= 0) {
            problems.add(here + "/amount", "not_positive");
        }
    }
    return problems.all().size() == before;
}

void check_line(PricedLine const& line, Problems& problems, std::string const& path) {
    if (line.quantity.is_zero()) problems.add(path + "/quantity", "is_zero");
    if (!line.tax_rate.is_zero() && !may_have_rate(line.tax_category)) {
        problems.add(path + "/tax_rate", "rate_without_standard_category");
    }
}

}  // namespace

std::optional<Totals> calculate(PricedDocument const& document, Problems& problems) {
    bool good = check_all(document.adjustments, document.currency, problems, "adjustments");
    for (std::size_t i = 0; i < document.lines.size(); ++i) {
        auto const& line = document.lines[i];
        auto const path = "lines/" + std::to_string(i);
        check_line(line, problems, path);
        good = check_all(line.adjustments, document.currency, problems, path + "/adjustments") && good;
    }
    if (!good) return std::nullopt;
    try {
        return calculate(document);
    } catch (std::overflow_error const&) {
        problems.add("lines", "amount_too_large");
        return std::nullopt;
    }
}

Totals calculate(PricedDocument const& document) {
    auto totals = Calculation(document).run();
    if (std::max({totals.net.minor, totals.tax.minor, totals.total.minor}) > Amount::max_minor ||
        std::min({totals.net.minor, totals.tax.minor, totals.total.minor}) < -Amount::max_minor) {
        throw std::overflow_error("a document's sum is beyond the largest amount");
    }
    return totals;
}

Totals calculate(Currency currency, std::vector<PricedLine> const& lines) {
    return calculate({.currency = currency, .lines = lines});
}

std::vector<Amount> convert_parts(std::vector<Amount> const& parts, Decimal const& rate, Currency base) {
    std::vector<Amount> converted;
    Amount before{0, base};
    std::optional<Amount> sum;
    for (auto const& part : parts) {
        sum = sum ? *sum + part : part;
        auto const after = convert(*sum, rate, base, Rounding::half_up);
        converted.push_back(after - before);
        before = after;
    }
    return converted;
}

}  // namespace farflung::billing
