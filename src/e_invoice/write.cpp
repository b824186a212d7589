#include "e_invoice/write.hpp"

#include "e_invoice/cii.hpp"
#include "e_invoice/ubl.hpp"
#include "e_invoice/xml_writer.hpp"

namespace farflung::e_invoice {

std::string write(EInvoice const& invoice, Syntax syntax) {
    auto copy = invoice;
    XmlWriter writer;
    if (syntax == Syntax::cii) {
        walk_cii(writer, copy);
    } else {
        // UBL keeps the identifier of who debits (BT-90) with the seller's own.
        if (copy.payment && copy.payment->debit && !copy.payment->debit->creditor.empty()) {
            copy.seller.identifiers.push_back({copy.payment->debit->creditor, "SEPA"});
        }
        walk_ubl(writer, copy, is_credit_note(copy));
    }
    return writer.take();
}

}  // namespace farflung::e_invoice
