#pragma once

#include <string>
#include <vector>

#include "core/amount.hpp"
#include "core/describe.hpp"
#include "core/id.hpp"

namespace farflung::bank {

/// What was looked at for one line when a run was approved. It is told in the event, so that the log keeps it: from the
/// versions `verify` finds out what was open and which account it was, whatever stands there later.
struct ApprovedLine {
    Uuid document_id;  // the bill or the invoice
    Amount amount;
    int document_version{};
    int account_version{};  // of the partner or the mandate, whose account it is
};
constexpr auto describe(Of<ApprovedLine>) {
    using L = ApprovedLine;
    return record("approved_line", field("document_id", &L::document_id), field("amount", &L::amount),
                  field("document_version", &L::document_version), field("account_version", &L::account_version));
}

}  // namespace farflung::bank
