#pragma once

#include <exception>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace farflung {

using Params = std::map<std::string, std::string>;

/// One thing wrong with an input: where (a path such as `lines/2/quantity`), what (a stable code such as
/// `too_long`), the figures its sentence needs, and the official rule that it breaks, where there is one.
struct Problem {
    std::string path;
    std::string code;
    Params params;
    std::string rule{};
};

/// Collects every problem of one input, so that a person mends them all in one go.
class Problems {
  public:
    void add(std::string path, std::string code, Params params = {}) {
        found_.push_back({std::move(path), std::move(code), std::move(params)});
    }
    bool empty() const { return found_.empty(); }
    std::vector<Problem> const& all() const { return found_; }
    /// Throws Invalid when anything was found.
    void refuse_if_any() const;

  private:
    std::vector<Problem> found_;
};

/// What kind of no a refusal is; platform/http maps each to one status.
enum class No { not_found, forbidden, unauthenticated, conflict, invalid, too_many, precondition };

/// The actor may not or must not do this. Rolls the unit back. Codes are stable, such as `invoice.already_issued`.
struct Refusal : std::exception {
    Refusal(No kind_, std::string code_, std::string field_ = {}, Params params_ = {})
        : kind(kind_), code(std::move(code_)), field(std::move(field_)), params(std::move(params_)) {}
    char const* what() const noexcept override { return code.c_str(); }

    No kind;
    std::string code;
    std::string field;
    Params params;
    std::vector<Problem> problems{};  // all that stands in the way, when that is more than one field
};

/// The input is wrong in one or more fields: answered with 422 and every problem by its path.
struct Invalid : std::exception {
    explicit Invalid(std::vector<Problem> problems_) : problems(std::move(problems_)) {}
    char const* what() const noexcept override { return "invalid"; }

    std::vector<Problem> problems;
};

inline void Problems::refuse_if_any() const {
    if (!found_.empty()) throw Invalid(found_);
}

/// States what must be true. Failing means that we were wrong, never the user.
inline void ensure(bool condition, char const* fact) {
    if (!condition) throw std::logic_error(fact);
}

}  // namespace farflung
