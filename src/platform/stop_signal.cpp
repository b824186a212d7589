#include "platform/stop_signal.hpp"

#include <pthread.h>
#include <csignal>

#include <utility>

namespace farflung {

namespace {

sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGUSR1);  // from our own destructor alone
    return signals;
}

}  // namespace

void hold_stop_signals() {
    auto const signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

StopSignal::StopSignal(std::function<void()> stop)
    : thread_([stop = std::move(stop)] {
          auto const signals = stop_signals();
          int signal = 0;
          sigwait(&signals, &signal);
          if (signal != SIGUSR1) stop();
      }) {}

StopSignal::~StopSignal() {
    pthread_kill(thread_.native_handle(), SIGUSR1);
    thread_.join();
}

}  // namespace farflung
