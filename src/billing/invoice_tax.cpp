#include <algorithm>

#include "billing/document_sums.hpp"
#include "billing/invoice.hpp"

namespace farflung::billing {

namespace {

TaxPlace place_of(Address const& address) { return {address.country, address.region, address.postcode}; }

/// A person without a tax number buys as a consumer; an organisation is a business until its number says otherwise.
BuyerKind kind_of(Party const& buyer) {
    bool const is_business = buyer.kind == PartyKind::organisation || !buyer.tax_number.empty();
    return is_business ? BuyerKind::business : BuyerKind::consumer;
}

std::string with_article(std::string const& text, std::string const& article) {
    return text.empty() || article.empty() ? text : text + " (" + article + ")";
}

}  // namespace

TaxQuestion tax_question_of(InvoiceLine const& line, Party const& seller, Party const& buyer, Date on) {
    TaxQuestion question;
    question.seller.place = place_of(seller.address);
    question.seller.small_business = seller.small_business;
    question.seller.one_stop_shop = seller.one_stop_shop;
    question.seller.over_threshold = seller.over_threshold;
    question.buyer.place = place_of(buyer.address);
    question.buyer.kind = kind_of(buyer);
    question.buyer.tax_number = buyer.tax_number;
    question.buyer.tax_number_state = buyer.tax_number_state;
    question.supply = line.supply;
    question.level = line.tax_level;
    question.on = on;
    return question;
}

void take_tax(InvoiceLine& line, TaxDecision const& decision, Say const& say) {
    auto const said = [&](std::string const& text) { return text.empty() ? text : say(text); };
    line.tax_category = decision.category;
    line.tax_rate = decision.rate;
    line.tax_code = decision.code;
    line.tax_note = with_article(said(decision.note), decision.article);
    line.tax_reason = with_article(said(decision.reason), decision.article);
    line.tax_question = said(decision.question);
}

std::vector<std::string> tax_notes(std::vector<InvoiceLine> const& lines, Say const& say) {
    std::vector<std::string> notes;
    for (auto const& line : lines) {
        auto const of_category = note_of(line.tax_category);
        auto note = line.tax_note;
        if (note.empty() && !of_category.empty()) note = say(of_category);
        if (!note.empty() && std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
    }
    return notes;
}

namespace {
/// Where the company itself is.
struct Seat {
    Address address;
};
constexpr auto describe(Of<Seat>) { return record("seat", field("address", &Seat::address)); }
}  // namespace

TaxRounding tax_rounding_of(std::string_view country) {
    // The way is open (Enforcement Order of the Consumption Tax Act Art. 70-10: once for each rate), the custom is
    // down.
    return country == "JP" ? TaxRounding::down : TaxRounding::half_up;
}

void choose_rounding(Unit const& unit, std::optional<TaxRounding>& rounding, std::optional<TaxRoundedPer>& per) {
    if (!rounding) {
        auto const seats =
            unit.rows<Seat>("select address from people_parties where workspace_id = :workspace and is_own = 1");
        rounding = tax_rounding_of(seats.empty() ? "" : seats.front().address.country);
    }
    if (!per) per = TaxRoundedPer::document;
}

void apply_tax_rules(Unit const& unit, std::vector<InvoiceLine>& lines, PartyId customer, std::string const& language,
                     Date on) {
    bool const is_asked =
        std::ranges::any_of(lines, [](InvoiceLine const& line) { return line.tax_by == TaxBy::rules; });
    auto const buyer = is_asked ? unit.find(customer) : std::nullopt;
    for (auto& line : lines) {
        if (line.tax_by == TaxBy::hand) line.tax_question.clear();
    }
    if (!buyer) return;
    auto const seller = unit.get(people::own_company(unit));
    Say const say = [&](std::string_view source) { return unit.world().text(language, source, {}); };
    for (auto& line : lines) {
        if (line.tax_by == TaxBy::rules) take_tax(line, decide_tax(tax_question_of(line, seller, *buyer, on)), say);
    }
}

void choose_rounding(Unit const& unit, Invoice& invoice) {
    choose_rounding(unit, invoice.tax_rounding, invoice.tax_rounded_per);
}

void apply_tax_rules(Unit const& unit, Invoice& invoice, Date on) {
    choose_rounding(unit, invoice);
    apply_tax_rules(unit, invoice.lines, invoice.customer_id, invoice.language, on);
}

}  // namespace farflung::billing
