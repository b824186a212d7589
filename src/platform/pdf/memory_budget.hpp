#pragma once

#include <cstddef>

namespace farflung::pdf {

/// Bounds what the thread that makes it takes of memory by `new` while it lives, for libraries that unpack whatever a
/// stranger's file says: beyond it `new` throws std::bad_alloc. One at a time in a thread. Under sanitizers, which have
/// a `new` of their own, it bounds nothing.
class MemoryBudget {
  public:
    /// Bytes held at the same time, and bytes taken in all, which also bounds the time that unpacking takes.
    MemoryBudget(std::size_t most_held, std::size_t most_taken);
    MemoryBudget(MemoryBudget const&) = delete;
    MemoryBudget& operator=(MemoryBudget const&) = delete;
    ~MemoryBudget();

    /// Whether it was ever asked for more: the library may have swallowed what was thrown.
    bool is_overdrawn() const;
};

}  // namespace farflung::pdf
