#pragma once

#include <any>
#include <string>
#include <unordered_map>
#include <utility>

namespace farflung::db {

/// Small things that every request asks for, such as who is behind a token. A connection empties it as soon as anybody
/// has committed anything, so that what it says is what the database would say.
class Memory {
  public:
    /// Null when it is not known; good until the next keep().
    template <class T>
    T const* find(std::string const& key) const {
        auto const found = known_.find(key);
        return found == known_.end() ? nullptr : std::any_cast<T>(&found->second);
    }
    template <class T>
    void keep(std::string key, T value) {
        if (known_.size() >= most) known_.clear();
        known_.insert_or_assign(std::move(key), std::any(std::move(value)));
    }
    void forget() { known_.clear(); }

  private:
    static constexpr std::size_t most = 2000;
    std::unordered_map<std::string, std::any> known_;
};

}  // namespace farflung::db
