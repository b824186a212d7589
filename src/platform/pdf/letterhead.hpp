#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace farflung::pdf {

/// What makes a document look like its sender's.
struct Letterhead {
    std::string accent;  // #00687A; empty: the colour of the text
    std::string logo;    // the bytes of a PNG; empty: none
};

struct Colour {
    double red{};
    double green{};
    double blue{};
};
/// `#00687A`; nothing for what is no colour.
std::optional<Colour> read_colour(std::string_view text);
/// Against white, by WCAG 2.2: 1 cannot be seen, 21 is black.
double contrast_on_paper(Colour const& colour);
/// A contrast of 3 at least, as WCAG 2.2, 1.4.11 asks of what is no long text.
bool is_seen_on_paper(Colour const& colour);

/// Whether the bytes are a PNG that can be drawn, of at most 2,000 by 2,000 pixels.
bool is_drawable_png(std::string_view bytes);

}  // namespace farflung::pdf
