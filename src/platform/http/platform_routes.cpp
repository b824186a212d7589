#include "platform/http/platform_routes.hpp"

#include "core/text.hpp"
#include "platform/http/openapi.hpp"
#include "platform/http/page.hpp"
#include "platform/registry.hpp"

namespace farflung::http {

namespace {

struct Found {
    std::string entity;
    Uuid id;
    std::string title;
};
constexpr auto describe(Of<Found>) {
    return record("found", field("entity", &Found::entity), field("id", &Found::id), field("title", &Found::title));
}

struct Search {
    std::string q;
};
constexpr auto describe(Of<Search>) { return record("search", field("q", &Search::q, {.required = true})); }

std::string like_pattern(std::string const& text) {
    std::string pattern = "%";
    for (char c : search_key(text)) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

/// Every hit passes through its entity's reach; hits that begin with the words come first.
std::vector<Found> search(Unit const& unit, Search const& request) {
    auto const pattern = like_pattern(request.q);
    std::vector<Found> hits;
    for (auto const* entry : unit.registry().entities()) {
        if (entry->path.empty() || !unit.actor().keys.opens(entry->readers)) continue;
        auto const found = unit.rows<Found>(
            "select entity, entity_id, title from search_entries where workspace_id = :workspace and entity = :entity"
            " and folded like :pattern escape '\\' order by case when folded like :start escape '\\' then 0 else 1 end,"
            " title limit 20",
            {{"entity", std::string(entry->name)}, {"pattern", pattern}, {"start", pattern.substr(1)}});
        int kept = 0;
        for (auto const& hit : found) {
            if (kept >= 8) break;
            if (!entry->is_within_reach(unit, hit.id)) continue;
            hits.push_back(hit);
            ++kept;
        }
    }
    return hits;
}

Answer describe_api(Unit const& unit) { return {.body = openapi(unit.registry())}; }

}  // namespace

Module platform() {
    Module module;
    module.name = "platform";
    Route stream;
    stream.method = "GET";
    stream.pattern = "/api/v1/stream";
    stream.keys = key::signed_in;
    stream.is_stream = true;
    stream.summary = "What changed, as server-sent events, within reach";
    module.routes = {get("/search", key::signed_in, search), stream, get("/openapi.json", key::anyone, describe_api),
                     get("/p/page.css", key::anyone, page_style)};
    module.sentences = {
        {"not_found", "There is no such thing here, or you cannot see it."},
        {"forbidden", "You may not do this."},
        {"sign_in_first", "Sign in first."},
        {"token.unknown", "This token is unknown or has expired."},
        {"cross_site", "This request did not come from Farflung's own pages."},
        {"method_not_allowed", "This cannot be done here."},
        {"stale", "Someone changed this in the meantime. Look at both versions, then save again."},
        {"not_in_this_state", "This is not possible in its present state."},
        {"invalid", "Some fields need another look."},
        {"failed", "Something went wrong on our side. Nothing was changed. Try again."},
        {"busy", "Too many are at this at once. Nothing was changed. Try again."},
        {"disk_full", "There is no room left to keep this. Nothing was changed."},
        {"conflicts_with_another_record", "This conflicts with another record, or something still refers to it."},
        {"body.not_json", "The body is not JSON: {reason}."},
        {"body.twin_key", "“{key}” stands twice in the same object. Say which one is meant."},
        {"body.not_json_type", "Send this as application/json."},
        {"body.too_large", "This is larger than what is taken here."},
        {"answered_once", "This was done already. Its answer holds a secret, which is shown only once."},
        {"idempotency_key.reused", "This Idempotency-Key was used for another request."},
        {"idempotency_key.too_long", "An Idempotency-Key has at most 200 characters."},
        {"query.broken_escape", "The address holds a broken escape."},
        {"query.not_text", "The address holds bytes that are not text."},
        {"query.too_many", "The address holds too many parameters."},
        {"required", "Fill this in."},
        {"too_long", "At most {max} characters."},
        {"too_short", "At least {min} characters."},
        {"too_small", "At least {min}."},
        {"too_large", "At most {max}."},
        {"too_many", "At most {max} of them."},
        {"out_of_range", "Between {min} and {max}."},
        {"unknown_field", "There is no such field here."},
        {"unknown_parameter", "There is no such parameter here."},
        {"read_only", "This cannot be set."},
        {"no_such_record", "There is no such record, or you cannot see it."},
        {"not_one_of", "One of: {known}."},
        {"not_a_list", "This must be a list."},
        {"not_an_object", "This must be an object."},
        {"not_true_or_false", "This must be true or false."},
        {"not_a_whole_number", "This must be a whole number."},
        {"not_a_text", "This must be a text."},
        {"forbidden_character", "This holds a character that cannot stand here, or breaks a single line."},
        {"not_a_date", "A day such as 2026-11-09."},
        {"not_an_instant", "A moment such as 2026-11-09T01:10:00Z."},
        {"not_a_decimal", "A number such as 12.50, as text."},
        {"not_a_currency", "A currency code such as EUR."},
        {"not_an_id", "This is not an id."},
        {"not_an_amount", "An amount and its currency."},
        {"not_an_amount_of_this_currency", "This currency does not have so many digits, or the amount is too large."},
        {"not_a_value_of_this_field", "This field cannot hold such a value."},
        {"not_a_cursor", "This is not a place in the list."},
        {"not_a_zone", "A time zone such as Australia/Sydney."},
        {"not_a_language", "A language such as cy or pt-BR."},
        {"not_a_country", "A country code such as MT."},
        {"not_an_email", "An email address such as name@example.com."},
        {"not_an_iban", "This IBAN is not right. Check it again."},
        {"not_a_bic", "A BIC in capitals such as VALLMTMT."},
        {"not_a_scheme", "A scheme of the EAS code list, such as 9930."},
        {"not_a_time_of_day", "A time of day such as 09:00."},
        {"ends_before_it_starts", "This ends before it starts."},
        {"is_itself", "It cannot be itself."},
    };
    return module;
}

}  // namespace farflung::http
