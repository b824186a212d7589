#pragma once

#include <set>

#include "e_invoice/rules.hpp"
#include "e_invoice/write.hpp"

namespace farflung::e_invoice {

/// Why bytes are no e-invoice at all.
struct Unreadable {
    std::string reason;
    std::size_t line = 0;
};

struct ReadInvoice {
    EInvoice invoice;
    Syntax syntax = Syntax::ubl;
    bool is_credit_note = false;
    /// What the elements themselves tell, and texts that are not of their kind.
    std::vector<Finding> findings;
    /// The rules that the elements were held to. They tell an empty element from none, and each of many from the one
    /// that the model takes.
    std::set<std::string, std::less<>> judged;
};

/// Reads UBL 2.1 (Invoice, CreditNote) or CII. Throws Unreadable for what is neither, or no XML that we take.
ReadInvoice read_xml(std::string_view bytes);

/// All rules of a document as it is written, with those of its profile: what its elements tell, and of the model's
/// rules those that the elements do not.
std::vector<Finding> check(ReadInvoice const& read);

}  // namespace farflung::e_invoice
