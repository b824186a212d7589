#pragma once

#include <functional>
#include <thread>

namespace farflung {

/// Calls `stop` once when the process is told to end (SIGTERM, SIGINT). Made before any other thread, so that none of
/// them is interrupted instead.
class StopSignal {
  public:
    explicit StopSignal(std::function<void()> stop);
    ~StopSignal();
    StopSignal(StopSignal const&) = delete;
    StopSignal& operator=(StopSignal const&) = delete;

  private:
    std::thread thread_;
};

/// Keeps SIGTERM and SIGINT for StopSignal, in this thread and all that it starts, and ignores SIGPIPE.
void hold_stop_signals();

}  // namespace farflung
