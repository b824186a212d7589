#pragma once

#include "billing/adjustment_words.hpp"
#include "platform/pdf/document.hpp"

namespace farflung::billing {

/// A sum below the lines, in the document's language.
struct PrintedSum {
    std::string label;
    Amount amount;
    bool strong = false;
};

/// `20 %` as the language writes it.
std::string printed_percent(Decimal const& rate, std::string const& language);

/// From what the lines come to down to the total, of anything that has them.
template <typename Document>
std::vector<PrintedSum> sums_of(Document const& document, Speaker const& speaker) {
    std::vector<PrintedSum> sums;
    for (auto& step : steps_to_net(document.lines, document.adjustments, speaker)) {
        sums.push_back({std::move(step.label), step.amount});
    }
    sums.push_back({speaker.say("Net"), document.net});
    for (auto const& tax : document.taxes) {
        if (tax.category != TaxCategory::S) continue;
        auto const rate = printed_percent(tax.rate, speaker.language);
        sums.push_back({speaker.say("Tax {rate}", {{"rate", rate}}), tax.tax});
    }
    if (document.rounding) sums.push_back({speaker.say("Rounding"), *document.rounding});
    sums.push_back({speaker.say("Total"), document.total, true});
    return sums;
}

/// Who writes to whom, and the paper of the reader's country.
void print_parties(people::PartyDetails const& seller, people::PartyDetails const& buyer, Speaker const& speaker,
                   pdf::PrintedDocument& printed);
void print_lines(std::vector<InvoiceLine> const& lines, Currency currency, Speaker const& speaker,
                 pdf::PrintedDocument& printed);
void print_sums(std::vector<PrintedSum> const& sums, Speaker const& speaker, pdf::PrintedDocument& printed);

/// The same as a table of HTML.
std::string html_table(std::vector<InvoiceLine> const& lines, std::vector<PrintedSum> const& sums,
                       Speaker const& speaker);

}  // namespace farflung::billing
