#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "platform/http/dispatcher.hpp"
#include "platform/http/server.hpp"

namespace farflung {

/// Everything that the server answers: health and figures, the API and public pages through the dispatcher, and the
/// web UI, whose own addresses all answer with its one page.
class Site {
  public:
    struct Parts {
        http::Dispatcher& dispatcher;
        db::Database& database;
        std::function<std::string()> metrics;
        Registry const& registry;
    };
    explicit Site(Parts parts) : parts_(std::move(parts)) {}
    void handle(http::Request request, http::Respond respond);
    /// From now on /readyz answers 503.
    void drain() { is_draining_ = true; }

  private:
    http::Response ready() const;
    http::Response page(http::Request const& request) const;

    Parts parts_;
    std::atomic<bool> is_draining_ = false;
};

/// The figures in Prometheus' text form.
std::string metrics_text(http::ServerMetrics const& metrics, std::size_t followers);

}  // namespace farflung
