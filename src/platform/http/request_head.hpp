#pragma once

#include <cstddef>
#include <string_view>

#include "platform/http/limits.hpp"

namespace farflung::http {

/// Finds the end of a head in bytes that arrive piece by piece, and refuses as early as it can: a server that waits
/// for more of what is already wrong is what slow attacks live on.
class HeadScanner {
  public:
    explicit HeadScanner(Limits const& limits) : limits_(&limits) {}

    /// Given all bytes so far, the size of the head with its empty line, or 0 when it is not whole yet.
    std::size_t scan(std::string_view bytes);

  private:
    void end_line(std::string_view bytes, std::size_t newline);
    void check_sizes(std::size_t seen) const;

    Limits const* limits_;
    std::size_t line_begin_ = 0;
    std::size_t scanned_ = 0;
    std::size_t fields_begin_ = 0;  // 0 until the request line is whole
    bool is_whole_ = false;
};

/// Refuses a whole head that is not what RFC 9112 writes, letter by letter. Parsers are forgiving in different ways;
/// what two of them read differently is how a request is smuggled past the first one.
void check_head(std::string_view head, Limits const& limits);

}  // namespace farflung::http
