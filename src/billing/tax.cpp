#include "billing/tax.hpp"

namespace farflung::billing {

bool may_have_rate(TaxCategory category) { return category == TaxCategory::S; }

std::string_view note_of(TaxCategory category) {
    switch (category) {
        case TaxCategory::AE:
            return "Reverse charge: the customer accounts for the tax.";
        case TaxCategory::E:
            return "Exempt from tax.";
        case TaxCategory::G:
            return "Export outside the tax area, free of tax.";
        case TaxCategory::O:
            return "Not subject to tax.";
        case TaxCategory::S:
        case TaxCategory::Z:
            break;
    }
    return {};
}

}  // namespace farflung::billing
