#include "e_invoice/e_invoice.hpp"

#include <algorithm>
#include <array>

namespace farflung::e_invoice {

bool is_credit_note(EInvoice const& invoice) {
    constexpr std::array<std::string_view, 12> kinds{"83",  "261", "262", "296", "308", "381",
                                                     "396", "420", "458", "502", "503", "532"};
    return std::ranges::find(kinds, invoice.type) != kinds.end();
}

bool is_xrechnung(EInvoice const& invoice) { return invoice.specification.find("xrechnung") != std::string::npos; }

bool is_peppol(EInvoice const& invoice) {
    auto const& specification = invoice.specification;
    return specification.find("peppol.eu") != std::string::npos &&
           specification.find("selfbilling") == std::string::npos;
}

}  // namespace farflung::e_invoice
