#include "platform/http/problem.hpp"

#include <spdlog/spdlog.h>

#include <system_error>

#include "core/json.hpp"

namespace farflung::http {

namespace {

int status_of(No kind) {
    switch (kind) {
        case No::not_found:
            return 404;
        case No::forbidden:
            return 403;
        case No::unauthenticated:
            return 401;
        case No::conflict:
            return 409;
        case No::invalid:
            return 422;
        case No::too_many:
            return 429;
        case No::precondition:
            break;
    }
    return 412;
}

std::string_view title_of(int status) {
    switch (status) {
        case 400:
            return "Bad request";
        case 401:
            return "Sign in first";
        case 403:
            return "Not allowed";
        case 404:
            return "Not found";
        case 405:
            return "Not possible here";
        case 409:
            return "Not possible now";
        case 412:
            return "Changed in the meantime";
        case 413:
            return "Too large";
        case 415:
            return "Wrong kind of content";
        case 422:
            return "Something is wrong with what was sent";
        case 429:
            return "Too many tries";
        case 503:
            return "Too busy";
        case 507:
            return "No space left";
        default:
            return "Something went wrong here";
    }
}

void write_head(JsonObject& object, int status, std::string const& code, std::string const& title,
                std::string const& detail, std::string const& request_id) {
    object.text("type", "about:blank");
    object.text("title", title);
    object.number("status", status);
    object.text("code", code);
    object.text("detail", detail);
    object.text("request_id", request_id);
}

Answer problem_answer(int status) {
    Answer answer{.status = status, .type = "application/problem+json", .body = {}, .headers = {}};
    if (status == 429) answer.headers.emplace_back("Retry-After", "60");
    if (status == 503) answer.headers.emplace_back("Retry-After", "1");
    if (status == 401) answer.headers.emplace_back("WWW-Authenticate", "Bearer");
    return answer;
}

}  // namespace

Answer ProblemWriter::plain(int status, std::string const& code, std::string_view language,
                            std::string const& request_id, Params const& params) const {
    auto answer = problem_answer(status);
    JsonObject object(answer.body);
    write_head(object, status, code, world.text(language, title_of(status), {}),
               world.text(language, registry.sentence(code), params), request_id);
    return answer;
}

Answer ProblemWriter::refusal(Refusal const& refusal, std::string_view language, std::string const& request_id) const {
    auto const status = status_of(refusal.kind);
    auto answer = problem_answer(status);
    auto const detail = world.text(language, registry.sentence(refusal.code), refusal.params);
    JsonObject object(answer.body);
    write_head(object, status, refusal.code, world.text(language, title_of(status), {}), detail, request_id);
    auto problems = refusal.problems;
    if (!refusal.field.empty()) problems.push_back({refusal.field, refusal.code, refusal.params});
    if (!problems.empty()) write_problems(object.member("problems"), problems, language);
    return answer;
}

Answer ProblemWriter::invalid(Invalid const& invalid, std::string_view language, std::string const& request_id) const {
    auto answer = problem_answer(422);
    JsonObject object(answer.body);
    write_head(object, 422, "invalid", world.text(language, title_of(422), {}),
               world.text(language, registry.sentence("invalid"), {}), request_id);
    write_problems(object.member("problems"), invalid.problems, language);
    return answer;
}

void ProblemWriter::write_problems(std::string& out, std::vector<Problem> const& problems,
                                   std::string_view language) const {
    out += '[';
    for (auto const& problem : problems) {
        if (out.back() != '[') out += ',';
        JsonObject one(out);
        one.text("path", problem.path);
        one.text("code", problem.code);
        if (!problem.rule.empty()) one.text("rule", problem.rule);
        one.text("detail", world.text(language, registry.sentence(problem.code), problem.params));
    }
    out += ']';
}

Answer ProblemWriter::answer(std::exception_ptr error, std::string_view language, std::string const& request_id) const {
    try {
        std::rethrow_exception(error);
    } catch (Refusal const& no) {
        return refusal(no, language, request_id);
    } catch (Invalid const& wrong) {
        return invalid(wrong, language, request_id);
    } catch (db::ConstraintViolation const& violated) {
        spdlog::info("request={} constraint={}", request_id, violated.constraint);
        return plain(409, "conflicts_with_another_record", language, request_id);
    } catch (db::TooMuchContention const&) {
        return plain(503, "busy", language, request_id);
    } catch (db::StorageFull const&) {
        return plain(507, "disk_full", language, request_id);
    } catch (std::system_error const& failed) {
        spdlog::error("request={} failed: {}", request_id, failed.what());
        bool const is_full = failed.code() == std::errc::no_space_on_device;
        return plain(is_full ? 507 : 500, is_full ? "disk_full" : "failed", language, request_id);
    } catch (std::exception const& failed) {
        spdlog::error("request={} failed: {}", request_id, failed.what());
        return plain(500, "failed", language, request_id);
    }
}

}  // namespace farflung::http
