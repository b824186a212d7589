#include "served_company.hpp"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace farflung::test {

ServedCompany::ServedCompany(std::string const& database, Variables variables) : variables_(std::move(variables)) {
    folder_ = (std::filesystem::temp_directory_path() / "farflung-company-XXXXXX").string();
    if (mkdtemp(folder_.data()) == nullptr) throw std::runtime_error("no temporary folder");
    data_ = {"--database", database.empty() ? "sqlite:" + folder_ + "/farflung.db" : database, "--data", folder_};
    start();
    KeepAliveLine line(host());
    auto const made = line.ask(
        {.method = "POST",
         .path = "/api/v1/setup",
         .body = R"({"company_name":"Tidewrack","country":"AU","base_currency":"AUD","zone":"Australia/Sydney",)"
                 R"("language":"en","name":"Dana","email":"dana@example.com","password":"low tide at dawn"})"});
    checked(made, "setup");
    auto const at = made->head.find("farflung_session=");
    if (at == std::string::npos) throw std::runtime_error("set-up signed nobody in");
    cookie_ = made->head.substr(at, made->head.find(';', at) - at);
}

ServedCompany::~ServedCompany() {
    program_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void ServedCompany::start() {
    program_ = std::make_unique<RunningProgram>(data_, variables_);
    if (host().empty()) throw std::runtime_error("the program did not start: " + program_->greeting());
}

int ServedCompany::stop(int signal) { return program_->stop(signal); }

Outcome ServedCompany::verify() const {
    auto arguments = data_;
    arguments.emplace_back("verify");
    return run_program(arguments, {{"FARFLUNG_LOG_LEVEL", "off"}});
}

ServedCompany::Variables ServedCompany::headers(std::string const& key) const {
    Variables headers = {{"Cookie", cookie_}, {"Sec-Fetch-Site", "same-origin"}};
    if (!key.empty()) headers.emplace_back("Idempotency-Key", key);
    return headers;
}

std::string ServedCompany::post(std::string const& path, std::string const& json) const {
    KeepAliveLine line(host());
    return checked(line.ask({.method = "POST", .path = "/api/v1" + path, .body = json, .headers = headers()}), path);
}

std::string ServedCompany::get(std::string const& path) const {
    KeepAliveLine line(host());
    return checked(line.ask({.method = "GET", .path = "/api/v1" + path, .headers = headers()}), path);
}

std::string ServedCompany::checked(std::optional<LineReply> const& reply, std::string const& what) const {
    if (!reply) throw std::runtime_error(what + " was not answered");
    if (reply->status < 200 || reply->status > 299) throw std::runtime_error(what + ": " + reply->head + reply->body);
    return reply->body;
}

}  // namespace farflung::test
