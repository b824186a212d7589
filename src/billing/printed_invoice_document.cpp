#include "billing/electronic_invoice.hpp"
#include "billing/how_to_pay.hpp"
#include "billing/printed_invoice.hpp"
#include "billing/printed_parts_document.hpp"
#include "billing/swiss_bill.hpp"
#include "platform/i18n/formats.hpp"

namespace farflung::billing {

namespace {

void add_declared_tax(IssuedDocument const& issued, Speaker const& speaker, pdf::PrintedDocument& printed) {
    if (!issued.declared_tax) return;
    auto const& declared = *issued.declared_tax;
    printed.notes.push_back(speaker.say("Tax in {currency}: {amount} (1 {from} = {rate} {currency}, {source}, {day})",
                                        {{"currency", std::string(declared.amount.currency.text())},
                                         {"amount", i18n::format_amount(declared.amount, issued.language)},
                                         {"from", std::string(issued.currency.text())},
                                         {"rate", i18n::format_decimal(declared.rate.normalised(), issued.language)},
                                         {"source", declared.rate_source},
                                         {"day", i18n::format_date(declared.rate_on, issued.language)}}));
}

void add_sums(IssuedDocument const& issued, Speaker const& speaker, pdf::PrintedDocument& printed) {
    print_sums(sums_of(issued, speaker), speaker, printed);
    add_declared_tax(issued, speaker, printed);
    if (auto words = words_of_cash_discount(issued, speaker); !words.empty()) printed.notes.push_back(std::move(words));
    if (issued.prices == PricesIn::with_tax) printed.notes.push_back(speaker.say("Prices include tax."));
    Say const say_plainly = [&](std::string_view source) { return speaker.say(source); };
    for (auto& note : tax_notes(issued.lines, say_plainly)) printed.notes.push_back(std::move(note));
}

void add_swiss_part(IssuedDocument const& issued, pdf::PrintedDocument& printed) {
    auto const payment = swiss_payment(issued.seller, issued.buyer, issued.number, issued.total);
    if (payment) printed.swiss_part = swiss_part_of(*payment, issued.language);
}

void add_payment(IssuedDocument const& issued, Speaker const& speaker, pdf::PrintedDocument& printed) {
    printed.payment_label = speaker.say("How to pay");
    for (auto const& fact : how_to_pay(issued.seller, issued.number)) {
        printed.payment.push_back({speaker.say(fact.label), fact.value, fact.strong});
    }
    add_swiss_part(issued, printed);
    // A second code would only make people wonder.
    if (printed.swiss_part && has_swiss_banks(issued.buyer.address.country)) return;
    printed.payment_code = payment_code(issued.seller, issued.number, issued.total);
    printed.payment_code_label = speaker.say("Scan with your banking app");
}

}  // namespace

std::string draw(IssuedDocument const& issued, std::vector<e_invoice::PrecedingInvoice> const& preceding,
                 pdf::Letterhead const& letterhead, World& world) {
    auto const& language = issued.language;
    Speaker const speaker{language, world};
    bool const is_invoice = !is_credit(issued.kind);
    pdf::PrintedDocument printed;
    printed.letterhead = letterhead;
    printed.title = speaker.say(title_of(issued.kind, issued.purpose));
    printed.number = issued.number;
    printed.date = i18n::format_date(issued.issued_on, language);
    printed.issued_on = issued.issued_on;
    print_parties(issued.seller, issued.buyer, speaker, printed);
    for (auto const& one : preceding) {
        if (!issued.corrects_id) continue;
        printed.facts.push_back(
            {speaker.say("Corrects"), one.number + ", " + i18n::format_date(*one.issued_on, language), true});
    }
    if (is_invoice) printed.facts.push_back({speaker.say("Pay by"), i18n::format_date(issued.due_on, language), true});
    if (issued.delivered_on) {
        printed.facts.push_back(
            {speaker.say("Delivered on"), i18n::format_date(*issued.delivered_on, language), false});
    }
    if (auto period = words_of_period(issued.period_from, issued.period_to, speaker); !period.empty()) {
        printed.facts.push_back({speaker.say("Work done"), std::move(period), false});
    }
    if (!issued.reference.empty()) printed.facts.push_back({speaker.say("Your reference"), issued.reference, false});
    print_lines(issued.lines, issued.currency, speaker, printed);
    add_sums(issued, speaker, printed);
    if (!issued.note.empty()) printed.notes.push_back(issued.note);
    if (is_invoice) add_payment(issued, speaker, printed);
    return pdf::render_pdf(printed);
}

}  // namespace farflung::billing
