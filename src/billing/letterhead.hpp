#pragma once

#include "billing/billing.hpp"
#include "platform/http/call.hpp"
#include "platform/pdf/letterhead.hpp"

namespace farflung::billing {

/// How our documents look: their colour, and whether they bear a logo. Documents that are drawn already stay as they
/// are.
struct LetterheadFacts {
    std::string accent;
    bool has_logo = false;
};
constexpr auto describe(Of<LetterheadFacts>) {
    return record("letterhead", field("accent", &LetterheadFacts::accent, {.label = "Colour"}),
                  field("has_logo", &LetterheadFacts::has_logo, {.label = "Logo"}));
}
LetterheadFacts letterhead(Unit const& unit);

struct SetLetterhead {
    std::string accent;  // #00687A; empty: black
};
constexpr auto describe(Of<SetLetterhead>) {
    return record("set_letterhead", field("accent", &SetLetterhead::accent, {.max_length = 7, .label = "Colour"}));
}
/// Emitted about our own company.
struct LetterheadChanged {
    std::string accent;
};
constexpr auto describe(Of<LetterheadChanged>) {
    return record("letterhead_changed", field("accent", &LetterheadChanged::accent));
}
/// Refuses `letterhead.no_colour`, and with `letterhead.too_light` a colour that white paper swallows (contrast below
/// 3, WCAG 2.2, 1.4.11).
LetterheadFacts set_letterhead(Unit& unit, SetLetterhead const& request);

/// A logo that was looked at and is kept.
struct KeptLogo {
    std::string sha256;
};
/// Refuses `letterhead.no_png` for what is no PNG of at most 2,000 pixels a side and 512 kB.
KeptLogo read_logo(Unit const& unit, http::Body const& body);
LetterheadFacts set_logo(Unit& unit, KeptLogo const& logo);
LetterheadFacts remove_logo(Unit& unit);
/// Refuses `not_found` when there is none.
struct AskLogo {
    std::string seen;  // whatever sets the picture apart from the one before: browsers keep pictures by their address
};
constexpr auto describe(Of<AskLogo>) { return record("ask_logo", field("seen", &AskLogo::seen)); }
http::Document logo(Unit const& unit, AskLogo const& request);

/// For whoever draws.
pdf::Letterhead letterhead_to_draw(Unit const& unit);

}  // namespace farflung::billing
