#include "platform/log/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <stdexcept>

namespace farflung {

void start_log(std::string const& level) {
    auto const known = spdlog::level::from_str(level);
    if (known == spdlog::level::off && level != "off") {
        throw std::runtime_error("log_level is debug, info, warning, error or off; not " + level);
    }
    auto logger = std::make_shared<spdlog::logger>("farflung", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ level=%l %v", spdlog::pattern_time_type::utc);
    logger->set_level(known);
    spdlog::set_default_logger(std::move(logger));
}

}  // namespace farflung
