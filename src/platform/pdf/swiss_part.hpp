#pragma once

#include <string>
#include <vector>

namespace farflung::pdf {

class Sheet;

/// What the payment part and the receipt of a Swiss QR-bill show: the same as their code says.
struct SwissPart {
    std::string code;
    std::string account;                // an IBAN in groups of four
    std::vector<std::string> creditor;  // name and address, a line each
    std::string reference;              // in groups; empty: none
    std::string message;
    std::vector<std::string> debtor;  // empty: whoever pays writes it by hand
    std::string currency;
    std::string amount;    // 1 949.75
    std::string language;  // of the titles: German, French, Italian, else English
};

/// How much of an A4 page's foot it takes, in points, with the line above which says where to cut.
double swiss_part_height();

/// Draws it at the foot of an A4 page. It is the banks' form: its place, size, fonts and words are those of the Swiss
/// Implementation Guidelines QR-bill (version 2.3, chapter 3 and annex D), in whatever direction the document runs.
void draw_swiss_part(Sheet& sheet, SwissPart const& part);

}  // namespace farflung::pdf
