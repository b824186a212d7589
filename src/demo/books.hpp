#pragma once

#include "demo/story.hpp"

namespace farflung::demo {

inline constexpr std::int64_t days_before = 730;
inline constexpr std::int64_t ms_of_a_day = 24LL * 3600 * 1000;

/// Issues the invoices that the request asks for over the two years before the story begins, by bulk.
void issue_before_the_year(Story& story, db::Database& database, Registry const& registry, WorkspaceId workspace);

}  // namespace farflung::demo
