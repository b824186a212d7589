#pragma once

#include <pango/pangocairo.h>

#include <string>

#include "platform/pdf/cairo.hpp"
#include "platform/pdf/document.hpp"
#include "platform/pdf/qr_code.hpp"

namespace farflung::pdf {

using Layout = std::unique_ptr<PangoLayout, Destroy<g_object_unref>>;

/// Accent is the sender's colour.
enum class Ink { text, grey, accent };
enum class Align { start, end };

struct Style {
    double size = 9;
    bool strong = false;
    Ink ink = Ink::text;
    Align align = Align::start;
};

enum class PlainSide { left, middle, right };

/// Text of a form that looks the same in every document: black, in Liberation Sans, from left to right.
struct PlainText {
    std::string text;
    double size = 10;
    bool strong = false;
    double width = 0;
    PlainSide side = PlainSide::left;
};

/// Pages to draw on, in points from the start side of the writing direction: a right-to-left document is mirrored
/// here and nowhere else.
class Sheet {
  public:
    Sheet(PrintedDocument const& document, std::string& bytes);
    ~Sheet();

    double width() const { return width_; }
    double height() const { return height_; }
    /// The height that a text takes in a column of this width.
    double measure(std::string const& text, double column_width, Style const& style);
    /// How many bytes of a text have their lines within this height; all, where not even its first line has.
    std::size_t fitting(std::string const& text, double column_width, Style const& style, double tall);
    /// Draws a text into a column that starts `x` from the start side; returns its height.
    double write(std::string const& text, double x, double y, double column_width, Style const& style);
    void rule(double x, double y, double length, bool strong);
    /// Draws a PNG as large as fits into this room, at its start side; returns its height, nothing when it is none.
    double draw_picture(std::string_view png, double x, double y, double most_wide, double most_tall);
    /// A QR code of this size, its squares in black.
    void draw_code(QrCode const& code, double x, double y, double size);
    /// As it stands on a form, from the left edge of the page; returns its height.
    double write_plain(PlainText const& text, double x, double y);
    double measure_plain(PlainText const& text);
    void draw_plain_code(QrCode const& code, double left, double y, double size);
    cairo_t* pen() { return pen_.get(); }
    void next_page();
    void finish();

  private:
    void dip(Ink ink);
    Layout lay_out(std::string const& text, double column_width, Style const& style);
    Layout lay_out_plain(PlainText const& text);
    double from_start(double x, double extent) const { return right_to_left_ ? width_ - x - extent : x; }

    double width_;
    double height_;
    bool right_to_left_;
    std::string language_;
    Colour accent_;
    Surface surface_;
    Pen pen_;
};

}  // namespace farflung::pdf
