#include "billing/letterhead.hpp"

#include "platform/blobs/store.hpp"

namespace farflung::billing {

namespace {

constexpr std::size_t most_bytes = std::size_t{512} * 1024;

struct Stored {
    std::string accent;
    std::string logo_sha256;
};
constexpr auto describe(Of<Stored>) {
    return record("stored_letterhead", field("accent", &Stored::accent), field("logo_sha256", &Stored::logo_sha256));
}

Stored stored(Unit const& unit) {
    auto const rows =
        unit.rows<Stored>("select accent, logo_sha256 from billing_letterheads where workspace_id = :workspace");
    return rows.empty() ? Stored{} : rows.front();
}

LetterheadFacts store(Unit& unit, Stored const& changed) {
    unit.execute(
        "insert into billing_letterheads (workspace_id, accent, logo_sha256) values (:workspace, :accent, :logo)"
        " on conflict (workspace_id) do update set accent = :accent, logo_sha256 = :logo",
        {{"accent", changed.accent}, {"logo", changed.logo_sha256}});
    unit.emit(LetterheadChanged{changed.accent}, "party", people::own_company(unit).value);
    return {changed.accent, !changed.logo_sha256.empty()};
}

}  // namespace

LetterheadFacts letterhead(Unit const& unit) {
    auto const now = stored(unit);
    return {now.accent, !now.logo_sha256.empty()};
}

LetterheadFacts set_letterhead(Unit& unit, SetLetterhead const& request) {
    auto const colour = pdf::read_colour(request.accent);
    if (!request.accent.empty() && !colour) throw Refusal(No::invalid, "letterhead.no_colour", "accent");
    if (colour && !pdf::is_seen_on_paper(*colour)) {
        throw Refusal(No::invalid, "letterhead.too_light", "accent");
    }
    auto changed = stored(unit);
    changed.accent = request.accent;
    return store(unit, changed);
}

KeptLogo read_logo(Unit const& unit, http::Body const& body) {
    if (body.bytes.size() > most_bytes || !pdf::is_drawable_png(body.bytes)) {
        throw Refusal(No::invalid, "letterhead.no_png");
    }
    return {unit.world().blobs().put(body.bytes)};
}

LetterheadFacts set_logo(Unit& unit, KeptLogo const& logo) {
    auto changed = stored(unit);
    changed.logo_sha256 = logo.sha256;
    return store(unit, changed);
}

LetterheadFacts remove_logo(Unit& unit) { return set_logo(unit, {}); }

http::Document logo(Unit const& unit, AskLogo const&) {
    auto bytes = letterhead_to_draw(unit).logo;
    if (bytes.empty()) throw Refusal(No::not_found, "not_found");
    return {.type = "image/png", .bytes = std::move(bytes), .filename = "logo.png", .inline_view = true};
}

pdf::Letterhead letterhead_to_draw(Unit const& unit) {
    auto const now = stored(unit);
    auto picture = now.logo_sha256.empty() ? std::nullopt : unit.world().blobs().get(now.logo_sha256);
    return {now.accent, picture.value_or("")};
}

}  // namespace farflung::billing
