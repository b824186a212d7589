#include "platform/pdf/memory_budget.hpp"

#include <malloc.h>

#include <cstdlib>
#include <exception>
#include <new>

namespace farflung::pdf {

namespace {

struct Account {
    bool is_open = false;
    bool is_overdrawn = false;
    std::size_t most_held = 0;
    std::size_t most_taken = 0;
    std::size_t held = 0;
    std::size_t taken = 0;
};

thread_local constinit Account account;

}  // namespace

MemoryBudget::MemoryBudget(std::size_t most_held, std::size_t most_taken) {
    account = {.is_open = true, .most_held = most_held, .most_taken = most_taken};
}

MemoryBudget::~MemoryBudget() { account.is_open = false; }

bool MemoryBudget::is_overdrawn() const { return account.is_overdrawn; }

#ifndef FARFLUNG_SANITIZED

namespace {

void* take(std::size_t size) {
    void* const memory = std::malloc(size == 0 ? 1 : size);
    if (memory == nullptr) throw std::bad_alloc();
    if (!account.is_open) return memory;
    auto const real = malloc_usable_size(memory);
    account.held += real;
    account.taken += real;
    bool const is_over = account.held > account.most_held || account.taken > account.most_taken;
    account.is_overdrawn = account.is_overdrawn || is_over;
    // What cleans up after a refusal must not be refused as well.
    if (!is_over || std::uncaught_exceptions() > 0) return memory;
    account.held -= real;
    std::free(memory);
    throw std::bad_alloc();
}

void give_back(void* memory) noexcept {
    if (account.is_open && memory != nullptr) {
        auto const real = malloc_usable_size(memory);
        account.held -= real < account.held ? real : account.held;
    }
    std::free(memory);
}

}  // namespace

#endif

}  // namespace farflung::pdf

#ifndef FARFLUNG_SANITIZED

void* operator new(std::size_t size) { return farflung::pdf::take(size); }
void* operator new[](std::size_t size) { return farflung::pdf::take(size); }
void operator delete(void* memory) noexcept { farflung::pdf::give_back(memory); }
void operator delete[](void* memory) noexcept { farflung::pdf::give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { farflung::pdf::give_back(memory); }
void operator delete[](void* memory, std::size_t) noexcept { farflung::pdf::give_back(memory); }

#endif
