#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/refusal.hpp"

namespace farflung::i18n {

/// The translations of every text that a person reads, in ICU MessageFormat, keyed by their English source. Safe to use
/// from any thread; a pattern is compiled when first used.
class Catalogues {
  public:
    Catalogues();
    ~Catalogues();
    Catalogues(Catalogues const&) = delete;
    Catalogues& operator=(Catalogues const&) = delete;

    /// The text in this language, else in its parent (cy-GB → cy), else in English. A broken pattern is shown as it is.
    std::string text(std::string_view language, std::string_view source, Params const& params = {}) const;
    bool has(std::string_view language, std::string_view source) const;
    std::vector<std::string> languages() const;

  private:
    struct Loaded;
    std::unique_ptr<Loaded> loaded_;
};

}  // namespace farflung::i18n
