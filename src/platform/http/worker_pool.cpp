#include "platform/http/worker_pool.hpp"

#include <utility>

namespace farflung::http {

WorkerPool::WorkerPool(std::size_t workers, std::size_t queue, std::chrono::milliseconds queue_timeout)
    : queue_limit_(queue), queue_timeout_(queue_timeout) {
    for (std::size_t count = 0; count < workers; ++count) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
    std::deque<Waiting> dropped;
    {
        std::lock_guard const lock(mutex_);
        is_stopping_ = true;
        dropped.swap(queue_);
    }
    changed_.notify_all();
    for (auto& thread : threads_) thread.join();
}

bool WorkerPool::push(Task task) {
    std::lock_guard const lock(mutex_);
    if (queue_.size() >= queue_limit_) return false;
    queue_.push_back({std::move(task), std::chrono::steady_clock::now()});
    wake_one();
    return true;
}

/// One worker is woken at a time, and wakes the next when more waits than it takes itself: a system call for every
/// request would cost more than a quick handler does.
void WorkerPool::wake_one() {
    if (is_waking_ || sleeping_ == 0 || queue_.empty()) return;
    is_waking_ = true;
    changed_.notify_one();
}

std::size_t WorkerPool::waiting() const {
    std::lock_guard const lock(mutex_);
    return queue_.size();
}

void WorkerPool::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        while (queue_.empty() && !is_stopping_) {
            ++sleeping_;
            changed_.wait(lock);
            --sleeping_;
            is_waking_ = false;
        }
        if (is_stopping_) return;
        auto next = std::move(queue_.front());
        queue_.pop_front();
        wake_one();
        lock.unlock();
        // Whoever waited this long has gone or tries again: answering the late ones first keeps everybody late.
        auto const is_late = std::chrono::steady_clock::now() - next.since > queue_timeout_;
        next.task(is_late ? Turn::too_late : Turn::in_time);
        next = {};
        lock.lock();
    }
}

}  // namespace farflung::http
