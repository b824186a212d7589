#pragma once

#include "billing/invoice_page_parts.hpp"

namespace farflung::billing {

/// Links by which what is open can be paid at once, as a whole or in part; empty where no provider is connected.
std::string ways_online(Unit const& system, Voice const& voice, Invoice const& invoice, std::string const& secret);

/// Asks how much of an invoice is paid, and leads to the provider. Nothing is recorded here: that a customer came back
/// says nothing, only the provider's own message does. Of the address it reads `provider` and `amount`, as the customer
/// writes it; what mailers and browsers add to it is left alone.
http::Html pay_online_page(Unit const& unit, std::string const& secret, http::Query const& query);

}  // namespace farflung::billing
