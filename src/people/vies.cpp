#include "people/vies.hpp"

#include <algorithm>

#include "core/json.hpp"
#include "core/refusal.hpp"

namespace farflung::people {

namespace {

constexpr auto no_answer = "no answer of VIES";

/// The words of VIES are such as MS_MAX_CONCURRENT_REQ; what is not is not repeated in logs.
bool is_word(std::string_view text) {
    return !text.empty() && text.size() <= 40 &&
           std::ranges::all_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

/// `WAPIAAAAYxYzAbCd`, 16 letters and digits as of today.
bool is_proof(std::string_view text) {
    return text.size() <= 40 && std::ranges::all_of(text, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '_';
           });
}

}  // namespace

bool is_for_vies(TaxNumberCheck const& number) { return number.valid && is_vies_prefix(number.prefix); }

std::string vies_path(TaxNumberCheck const& number, TaxNumberCheck const& requester) {
    ensure(is_for_vies(number), "VIES is asked for what can be a number of a member state");
    auto const path = "/ms/" + number.prefix + "/vat/" + number.body;
    if (!is_for_vies(requester)) return path;
    // In a query a plus is a blank.
    auto body = requester.body;
    if (auto const plus = body.find('+'); plus != std::string::npos) body.replace(plus, 1, "%2B");
    return path + "?requesterMemberStateCode=" + requester.prefix + "&requesterNumber=" + body;
}

ViesAnswer read_vies(std::string_view body) {
    auto const document = JsonDocument::parse(body);
    if (!document || document->root().kind() != Json::Kind::object)
        return {.state = TaxNumberState::unknown, .reason = no_answer, .consultation = {}};
    auto const is_valid = document->root().find("isValid").value_or(Json{}).boolean();
    auto const word = document->root().find("userError").value_or(Json{}).string();
    if (!is_valid || !word) return {.state = TaxNumberState::unknown, .reason = no_answer, .consultation = {}};
    if (*is_valid && *word == "VALID") {
        auto const proof = document->root().find("requestIdentifier").value_or(Json{}).string().value_or("");
        return {
            .state = TaxNumberState::valid, .reason = {}, .consultation = is_proof(proof) ? std::string(proof) : ""};
    }
    if (!*is_valid && *word == "INVALID") return {.state = TaxNumberState::invalid, .reason = {}, .consultation = {}};
    return {.state = TaxNumberState::unknown,
            .reason = is_word(*word) ? std::string(*word) : no_answer,
            .consultation = {}};
}

}  // namespace farflung::people
