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

}  // namespace

bool is_for_vies(TaxNumberCheck const& number) { return number.valid && is_vies_prefix(number.prefix); }

std::string vies_path(TaxNumberCheck const& number) {
    ensure(is_for_vies(number), "VIES is asked for what can be a number of a member state");
    return "/ms/" + number.prefix + "/vat/" + number.body;
}

ViesAnswer read_vies(std::string_view body) {
    auto const document = JsonDocument::parse(body);
    if (!document || document->root().kind() != Json::Kind::object) return {.reason = no_answer};
    auto const is_valid = document->root().find("isValid").value_or(Json{}).boolean();
    auto const word = document->root().find("userError").value_or(Json{}).string();
    if (!is_valid || !word) return {.reason = no_answer};
    if (*is_valid && *word == "VALID") return {.state = TaxNumberState::valid, .reason = {}};
    if (!*is_valid && *word == "INVALID") return {.state = TaxNumberState::invalid, .reason = {}};
    return {.reason = is_word(*word) ? std::string(*word) : no_answer};
}

}  // namespace farflung::people
