#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace farflung::http {

/// A fixed number of threads behind a queue of fixed length.
class WorkerPool {
  public:
    enum class Turn { in_time, too_late };
    using Task = std::function<void(Turn)>;

    WorkerPool(std::size_t workers, std::size_t queue, std::chrono::milliseconds queue_timeout);
    /// Finishes what runs; what waits is dropped.
    ~WorkerPool();
    WorkerPool(WorkerPool const&) = delete;
    WorkerPool& operator=(WorkerPool const&) = delete;

    /// False when the queue is full.
    bool push(Task task);
    std::size_t waiting() const;

  private:
    struct Waiting {
        Task task;
        std::chrono::steady_clock::time_point since;
    };

    void work();
    void wake_one();

    std::size_t const queue_limit_;
    std::chrono::milliseconds const queue_timeout_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Waiting> queue_;
    std::size_t sleeping_ = 0;
    bool is_waking_ = false;
    bool is_stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace farflung::http
