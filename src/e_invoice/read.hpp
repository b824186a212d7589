#pragma once

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
    /// What the syntax itself forbids, and texts that are not of their kind; the rules of the model are `check`'s.
    std::vector<Finding> findings;
};

/// Reads UBL 2.1 (Invoice, CreditNote) or CII. Throws Unreadable for what is neither, or no XML that we take.
ReadInvoice read_xml(std::string_view bytes);

}  // namespace farflung::e_invoice
