#include "billing/invoice.hpp"
#include "billing/letterhead.hpp"
#include "billing/printed_parts_document.hpp"
#include "platform/i18n/formats.hpp"

namespace farflung::billing {

std::string html_table(ProForma const& document, World& world) {
    Speaker const speaker{document.language, world};
    return html_table(document.lines, sums_of(document, speaker), speaker);
}

std::vector<std::string> tax_notes(ProForma const& document, World& world) {
    Speaker const speaker{document.language, world};
    auto notes = tax_notes(document.lines, [&](std::string_view source) { return speaker.say(source); });
    if (document.prices == PricesIn::with_tax) notes.insert(notes.begin(), speaker.say("Prices include tax."));
    return notes;
}

std::string draw(Unit const& unit, ProForma const& document, ProFormaPaper const& paper) {
    Speaker const speaker{document.language, unit.world()};
    pdf::PrintedDocument printed;
    printed.letterhead = letterhead_to_draw(unit);
    printed.title = paper.title;
    printed.number = paper.number;
    printed.date = i18n::format_date(paper.on, document.language);
    printed.issued_on = paper.on;
    print_parties(paper.seller, paper.buyer, speaker, printed);
    for (auto const& [label, value] : paper.facts) printed.facts.push_back({label, value, true});
    printed.subject = paper.subject;
    printed.intro = paper.intro;
    print_lines(document.lines, document.currency, speaker, printed);
    print_sums(sums_of(document, speaker), speaker, printed);
    printed.notes = tax_notes(document, unit.world());
    if (!paper.terms.empty()) printed.notes.push_back(paper.terms);
    return pdf::render_pdf(printed);
}

}  // namespace farflung::billing
