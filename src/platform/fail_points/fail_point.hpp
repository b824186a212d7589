#pragma once

#include <string_view>

namespace farflung {

/// A place where trials end the program, to see what survives: FARFLUNG_FAIL_AT=point:n aborts at the n-th pass of
/// the named point. Only test builds look; the shipped program passes by.
///
/// ledger.before_commit (an entry is written, its transaction still open), write.before_commit, write.after_commit
/// (durable, nobody has heard of it), job.before_call, job.after_call, mail.before_delivery, mail.after_delivery.
void pass_fail_point(std::string_view point);

/// Whether fail points do anything in this build.
bool has_fail_points();

}  // namespace farflung
