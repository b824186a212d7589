#include "billing/taxed_document.hpp"

#include "billing/tax_rates.hpp"

namespace farflung::billing {

bool is_of_one_stop_shop(TaxedDocument const& document, TaxSubtotal const& tax) {
    auto const& from = document.seller.address;
    auto const& to = document.buyer.address;
    auto const on = document.taxed_on;
    bool const is_abroad =
        from.country != to.country && is_member_state(to.country, on) && document.buyer.tax_number.empty();
    if (tax.category != TaxCategory::S || !is_abroad) return false;
    bool const is_theirs = bears_rate({to.country, to.region, to.postcode}, tax.rate, on);
    bool const may_be_ours = bears_rate({from.country, from.region, from.postcode}, tax.rate, on);
    return is_theirs && (!may_be_ours || document.has_sales_taxed_there);
}

}  // namespace farflung::billing
