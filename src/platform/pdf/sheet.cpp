#include "platform/pdf/sheet.hpp"

#include <cairo-pdf.h>

#include <algorithm>
#include <stdexcept>

#include "platform/pdf/picture.hpp"

namespace farflung::pdf {

namespace {

struct Size {
    double width;
    double height;
};

constexpr Colour text_colour{0.071, 0.118, 0.129};
constexpr Colour grey_colour{0.263, 0.314, 0.325};

double height_of(Layout const& layout) {
    int height = 0;
    pango_layout_get_size(layout.get(), nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

Size size_of(PrintedDocument const& document) {
    bool const is_a4 = document.paper == Paper::a4 || document.swiss_part;
    return is_a4 ? Size{595.276, 841.89} : Size{612, 792};
}

PangoAlignment alignment_of(PlainSide side) {
    if (side == PlainSide::middle) return PANGO_ALIGN_CENTER;
    return side == PlainSide::left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
}

}  // namespace

Sheet::Sheet(PrintedDocument const& document, std::string& bytes)
    : width_(size_of(document).width),
      height_(size_of(document).height),
      right_to_left_(document.right_to_left),
      language_(document.language),
      accent_(read_colour(document.letterhead.accent).value_or(text_colour)),
      surface_(cairo_pdf_surface_create_for_stream(append_bytes, &bytes, width_, height_)),
      pen_(cairo_create(surface_.get())) {
    auto const title = document.title + " " + document.number;
    auto const day = document.issued_on.text() + "T00:00:00Z";
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_AUTHOR, document.seller_name.c_str());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, day.c_str());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_MOD_DATE, day.c_str());
}

Sheet::~Sheet() = default;

Layout Sheet::lay_out(std::string const& text, double column_width, Style const& style) {
    Layout layout(pango_cairo_create_layout(pen_.get()));
    auto* context = pango_layout_get_context(layout.get());
    pango_context_set_base_dir(context, right_to_left_ ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(context, pango_language_from_string(language_.c_str()));
    auto* font = pango_font_description_from_string("Inter, Noto Sans");
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    pango_font_description_set_weight(font, style.strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    auto* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1, lnum=1"));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_width(layout.get(), static_cast<int>(column_width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_spacing(layout.get(), static_cast<int>(style.size * 0.22 * PANGO_SCALE));
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    // Our columns decide the side, the text's own script the order of its words. Pango swaps the sides of a paragraph
    // that runs against the document, so they are swapped back.
    auto* first_line = pango_layout_get_line_readonly(layout.get(), 0);
    bool const runs_left = pango_layout_line_get_resolved_direction(first_line) == PANGO_DIRECTION_RTL;
    bool const at_left = ((style.align == Align::start) != right_to_left_) != (runs_left != right_to_left_);
    pango_layout_set_alignment(layout.get(), at_left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
    return layout;
}

double Sheet::measure(std::string const& text, double column_width, Style const& style) {
    if (text.empty()) return 0;
    return height_of(lay_out(text, column_width, style));
}

std::size_t Sheet::fitting(std::string const& text, double column_width, Style const& style, double tall) {
    if (text.empty()) return 0;
    auto const layout = lay_out(text, column_width, style);
    std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> const line(pango_layout_get_iter(layout.get()),
                                                                                   pango_layout_iter_free);
    int below = 0;
    do {
        PangoRectangle extents;
        pango_layout_iter_get_line_extents(line.get(), nullptr, &extents);
        if (extents.y + extents.height > tall * PANGO_SCALE) break;
        auto const* next = pango_layout_iter_get_line_readonly(line.get());
        below = next->start_index + next->length;
        while (static_cast<std::size_t>(below) < text.size() && text[static_cast<std::size_t>(below)] == '\n') ++below;
    } while (pango_layout_iter_next_line(line.get()) != 0);
    return below == 0 ? text.size() : static_cast<std::size_t>(below);
}

double Sheet::write(std::string const& text, double x, double y, double column_width, Style const& style) {
    if (text.empty()) return 0;
    auto const layout = lay_out(text, column_width, style);
    dip(style.ink);
    cairo_move_to(pen_.get(), from_start(x, column_width), y);
    pango_cairo_show_layout(pen_.get(), layout.get());
    return height_of(layout);
}

Layout Sheet::lay_out_plain(PlainText const& text) {
    Layout layout(pango_cairo_create_layout(pen_.get()));
    pango_context_set_base_dir(pango_layout_get_context(layout.get()), PANGO_DIRECTION_LTR);
    auto* font = pango_font_description_from_string("Liberation Sans, Noto Sans");
    pango_font_description_set_absolute_size(font, text.size * PANGO_SCALE);
    pango_font_description_set_weight(font, text.strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_width(layout.get(), static_cast<int>(text.width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), alignment_of(text.side));
    pango_layout_set_text(layout.get(), text.text.data(), static_cast<int>(text.text.size()));
    return layout;
}

double Sheet::measure_plain(PlainText const& text) { return text.text.empty() ? 0 : height_of(lay_out_plain(text)); }

double Sheet::write_plain(PlainText const& text, double x, double y) {
    if (text.text.empty()) return 0;
    auto const layout = lay_out_plain(text);
    cairo_set_source_rgb(pen_.get(), 0, 0, 0);
    cairo_move_to(pen_.get(), x, y);
    pango_cairo_show_layout(pen_.get(), layout.get());
    return height_of(layout);
}

void Sheet::dip(Ink ink) {
    auto const colour = ink == Ink::text ? text_colour : ink == Ink::grey ? grey_colour : accent_;
    cairo_set_source_rgb(pen_.get(), colour.red, colour.green, colour.blue);
}

double Sheet::draw_picture(std::string_view png, double x, double y, double most_wide, double most_tall) {
    auto const picture = read_picture(png);
    if (!picture) return 0;
    auto const wide = static_cast<double>(cairo_image_surface_get_width(picture.get()));
    auto const tall = static_cast<double>(cairo_image_surface_get_height(picture.get()));
    auto const scale = std::min(most_wide / wide, most_tall / tall);
    cairo_save(pen_.get());
    cairo_translate(pen_.get(), from_start(x, wide * scale), y);
    cairo_scale(pen_.get(), scale, scale);
    cairo_set_source_surface(pen_.get(), picture.get(), 0, 0);
    // PDF/A forbids that a picture asks to be smoothed (ISO 19005-3, 6.2.8).
    cairo_pattern_set_filter(cairo_get_source(pen_.get()), CAIRO_FILTER_FAST);
    cairo_paint(pen_.get());
    cairo_restore(pen_.get());
    return tall * scale;
}

void Sheet::rule(double x, double y, double length, bool strong) {
    cairo_set_line_width(pen_.get(), strong ? 0.8 : 0.5);
    auto const shade = strong ? 0.66 : 0.86;
    cairo_set_source_rgb(pen_.get(), shade, shade + 0.02, shade + 0.02);
    cairo_move_to(pen_.get(), from_start(x, length), y);
    cairo_rel_line_to(pen_.get(), length, 0);
    cairo_stroke(pen_.get());
}

void Sheet::draw_code(QrCode const& code, double x, double y, double size) {
    draw_plain_code(code, from_start(x, size), y, size);
}

void Sheet::draw_plain_code(QrCode const& code, double left, double y, double size) {
    auto const square = size / code.size;
    cairo_set_source_rgb(pen_.get(), 0, 0, 0);
    for (int row = 0; row < code.size; ++row) {
        for (int column = 0; column < code.size; ++column) {
            if (code.at(column, row))
                cairo_rectangle(pen_.get(), left + column * square, y + row * square, square, square);
        }
    }
    cairo_fill(pen_.get());
}

void Sheet::next_page() { cairo_show_page(pen_.get()); }

void Sheet::finish() {
    cairo_show_page(pen_.get());
    cairo_surface_finish(surface_.get());
    if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error("the PDF was not written");
}

}  // namespace farflung::pdf
