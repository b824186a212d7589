#pragma once

#include <exception>
#include <string>

#include "platform/http/call.hpp"
#include "platform/registry.hpp"

namespace farflung::http {

/// The one place where what went wrong becomes an answer: RFC 9457 problem details, in the reader's language.
struct ProblemWriter {
    Registry const& registry;
    World& world;

    /// Never shows what an exception of ours says: outsiders read only sentences that we wrote for them.
    Answer answer(std::exception_ptr error, std::string_view language, std::string const& request_id) const;
    Answer refusal(Refusal const& refusal, std::string_view language, std::string const& request_id) const;
    Answer invalid(Invalid const& invalid, std::string_view language, std::string const& request_id) const;
    Answer plain(int status, std::string const& code, std::string_view language, std::string const& request_id,
                 Params const& params = {}) const;

  private:
    void write_problems(std::string& out, std::vector<Problem> const& problems, std::string_view language) const;
};

}  // namespace farflung::http
