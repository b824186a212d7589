#pragma once

#include <optional>
#include <string>

#include "core/swiss_payment.hpp"

namespace farflung::pdf {
struct SwissPart;
}

namespace farflung::billing {

/// The form that shows a payment; none when its code would hold too much.
std::optional<pdf::SwissPart> swiss_part_of(SwissPayment const& payment, std::string const& language);

}  // namespace farflung::billing
