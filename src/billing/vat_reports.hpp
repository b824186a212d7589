#pragma once

#include "billing/vat_summary.hpp"
#include "platform/sheets/sheet.hpp"

namespace farflung::billing {

/// Every box with its documents, summed by box.
sheets::Sheet vat_sheet(Unit const& unit, AskVatSummary const& days);
/// Customers of other member states with what they bought without tax, summed by what the list parts.
sheets::Sheet ec_sales_sheet(Unit const& unit, AskVatSummary const& days);
/// A quarter of the One Stop Shop as it is declared: sales by country and rate, corrections, countries without sales,
/// and what is to pay to each.
sheets::Sheet one_stop_shop_sheet(Unit const& unit, AskOneStopShop const& quarter);

}  // namespace farflung::billing
