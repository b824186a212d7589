#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/date.hpp"
#include "platform/pdf/letterhead.hpp"
#include "platform/pdf/swiss_part.hpp"

namespace farflung::pdf {

enum class Paper { a4, letter };

struct Fact {
    std::string label;
    std::string value;
    bool strong = false;
};

/// One line of the table; every text is already in the reader's language and number format.
struct PrintedLine {
    std::string name;
    std::string detail;  // smaller, below the name
    std::string quantity;
    std::string price;
    std::string tax;
    std::string amount;
    std::string carried;  // the sum of the lines up to this one, for where the page turns
};

/// A document as it stands on paper: quote, invoice, credit note. Laid out here, decided elsewhere.
struct PrintedDocument {
    std::string title;   // Invoice
    std::string number;  // INV-2026-0042
    std::string date;    // 3 November 2026
    Date issued_on;      // goes into the file's own data, so that the same document is the same bytes
    std::string seller_name;
    std::vector<std::string> seller;  // address and numbers, a line each
    std::string buyer_label;          // To
    std::string buyer_name;
    std::vector<std::string> buyer;
    std::vector<Fact> facts;  // Pay by, Your order, Work done
    std::string subject;      // above the table: what it is about, and words on it
    std::string intro;
    std::string column_name;  // heads of the table
    std::string column_quantity;
    std::string column_price;
    std::string column_tax;
    std::string column_amount;
    std::vector<PrintedLine> lines;
    std::vector<Fact> sums;          // Net, VAT, Total
    std::vector<std::string> notes;  // legal notes, terms
    std::string carried_label;       // Carried forward
    std::string payment_label;       // How to pay
    std::vector<Fact> payment;       // IBAN, reference
    std::string payment_code;        // what the QR code beside them says; empty: none
    std::string payment_code_label;  // Scan with your banking app
    /// At the foot of the last page, which is then A4.
    std::optional<SwissPart> swiss_part;
    std::string language = "en";
    bool right_to_left = false;
    Paper paper = Paper::a4;
    Letterhead letterhead;
};

/// The bytes of a PDF with its fonts embedded, any script in any line. Pure: same document, same bytes. Safe to call
/// from any thread.
std::string render_pdf(PrintedDocument const& document);

}  // namespace farflung::pdf
