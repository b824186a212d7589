#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "platform/blobs/store.hpp"
#include "platform/fetch/fetch.hpp"
#include "platform/mailer/smtp.hpp"
#include "platform/unit.hpp"

namespace farflung {

/// The world as it is: the machine's clock and random source, the catalogues, a folder of bytes and a mail server.
class RealWorld : public World {
  public:
    using Translate =
        std::function<std::string(std::string_view language, std::string_view source, Params const& params)>;

    struct Options {
        std::string base_url;
        std::string clock_file{};                // an RFC 3339 instant in a file, read at each question; for trials
        std::optional<std::uint64_t> seed = {};  // chance that repeats; for the demo company and trials
        Translate translate{};
        std::string data_folder = "data";
        mailer::SmtpSettings smtp{};
        std::string mail_from{};
        fetch::Services services{};
    };
    explicit RealWorld(Options options);

    Instant now() override;
    void fill_with_chance(std::uint8_t* bytes, std::size_t count) override;
    std::string text(std::string_view language, std::string_view source, Params const& params) override;
    std::string const& base_url() const override { return options_.base_url; }
    blobs::Store& blobs() override { return blobs_; }
    std::string const& mail_from() const override { return options_.mail_from; }
    mailer::Delivery deliver(mailer::MailMessage const& mail) override;
    fetch::Services const& services() const override { return options_.services; }
    fetch::Answer ask(std::string const& url) override;
    /// Known only once the server has its port.
    void set_base_url(std::string url) { options_.base_url = std::move(url); }

  private:
    Options options_;
    blobs::Store blobs_;
    std::uint64_t drawn_ = 0;
    std::mutex mutex_;
};

}  // namespace farflung
