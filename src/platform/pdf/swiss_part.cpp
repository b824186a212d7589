#include "platform/pdf/swiss_part.hpp"

#include <algorithm>

#include "platform/pdf/sheet.hpp"
#include "platform/pdf/swiss_cross.hpp"
#include "platform/pdf/swiss_words.hpp"

namespace farflung::pdf {

namespace {

/// All lengths of the guidelines are millimetres.
constexpr double operator""_mm(long double length) { return static_cast<double>(length) * 72 / 25.4; }

constexpr double tall = 105.0_mm;
constexpr double wide = 210.0_mm;
constexpr double receipt_wide = 62.0_mm;
constexpr double border = 5.0_mm;
constexpr double code_size = 46.0_mm;
constexpr double title_tall = 7.0_mm;
constexpr double sums_from = 68.0_mm;
constexpr double title_size = 11;

/// Sizes of type in one of the two parts, and the gap between what stands under one heading and the next.
struct Type {
    double heading;
    double text;
    double gap;
};

struct Box {
    double width;
    double height;
};

/// Where somebody writes by hand who pays.
constexpr Box receipt_box{52.0_mm, 20.0_mm};
constexpr Box part_box{65.0_mm, 25.0_mm};
constexpr double box_gap = 2;

/// Draws in millimetres' places from the upper left corner of the form.
class Form {
  public:
    Form(Sheet& sheet, SwissPart const& part)
        : sheet_(sheet), part_(part), words_(swiss_words(part.language)), top_(sheet.height() - tall) {}

    void draw() {
        cutting_lines();
        receipt();
        payment_part();
    }

  private:
    void cutting_lines() {
        auto* pen = sheet_.pen();
        cairo_save(pen);
        cairo_set_source_rgb(pen, 0, 0, 0);
        cairo_set_line_width(pen, 0.5);
        cairo_move_to(pen, 0, top_);
        cairo_rel_line_to(pen, wide, 0);
        cairo_move_to(pen, receipt_wide, top_);
        cairo_rel_line_to(pen, 0, tall);
        cairo_stroke(pen);
        cairo_restore(pen);
        PlainText const label{
            .text = std::string(words_.separate), .size = 7, .width = wide - 2 * border, .side = PlainSide::middle};
        sheet_.write_plain(label, border, top_ - 12);
    }

    void receipt() {
        constexpr double width = 52.0_mm;
        title(words_.receipt, border);
        auto const type =
            fitting({.width = width, .height = 56.0_mm}, {{6, 8, 9}, {6, 7, 6}, {6, 6, 4}}, false, receipt_box);
        information(border, border + title_tall, width, type, false, receipt_box);
        sums(border, 14.0_mm, {6, 8, 9});
        PlainText const acceptance{.text = std::string(words_.acceptance_point),
                                   .size = 6,
                                   .strong = true,
                                   .width = width,
                                   .side = PlainSide::right};
        sheet_.write_plain(acceptance, border, top_ + 82.0_mm);
    }

    void payment_part() {
        auto const left = receipt_wide + border;
        title(words_.payment_part, left);
        auto const code_top = top_ + border + title_tall + border;
        sheet_.draw_plain_code(make_qr_code(part_.code, QrMark::swiss_cross), left, code_top, code_size);
        draw_swiss_cross(sheet_.pen(), left, code_top, code_size);
        sums(left, 17.0_mm, {8, 10, 11});
        constexpr double width = 87.0_mm;
        auto const type =
            fitting({.width = width, .height = 85.0_mm}, {{8, 10, 11}, {8, 9, 8}, {7, 8, 6}}, true, part_box);
        information(receipt_wide + 56.0_mm, border, width, type, true, part_box);
    }

    void title(std::string_view text, double x) {
        sheet_.write_plain({.text = std::string(text), .size = title_size, .strong = true, .width = 52.0_mm}, x,
                           top_ + border);
    }

    /// The largest of the sizes in which everything has room.
    Type fitting(Box const& box, std::initializer_list<Type> types, bool has_message, Box const& by_hand) {
        auto const fits = [&](Type const& type) {
            return information_tall(box.width, type, has_message, by_hand) <= box.height;
        };
        auto const* found = std::ranges::find_if(types, fits);
        return found == types.end() ? *(types.end() - 1) : *found;
    }

    struct Paragraph {
        std::string_view heading;
        std::string text;
    };
    std::vector<Paragraph> paragraphs(bool has_message) const {
        std::vector<Paragraph> all{{words_.account, part_.account + '\n' + joined(part_.creditor)}};
        if (!part_.reference.empty()) all.push_back({words_.reference, part_.reference});
        if (has_message && !part_.message.empty()) all.push_back({words_.message, part_.message});
        if (part_.debtor.empty()) {
            all.push_back({words_.payable_by_hand, ""});
        } else {
            all.push_back({words_.payable_by, joined(part_.debtor)});
        }
        return all;
    }

    static std::string joined(std::vector<std::string> const& lines) {
        std::string text;
        for (auto const& line : lines) text += (text.empty() ? "" : "\n") + line;
        return text;
    }

    double information_tall(double width, Type const& type, bool has_message, Box const& by_hand) {
        double sum = 0;
        for (auto const& one : paragraphs(has_message)) {
            sum += sheet_.measure_plain(
                       {.text = std::string(one.heading), .size = type.heading, .strong = true, .width = width}) +
                   sheet_.measure_plain({.text = one.text, .size = type.text, .width = width}) + type.gap;
            if (one.text.empty()) sum += by_hand.height + box_gap;
        }
        return sum - type.gap;
    }

    void information(double x, double from, double width, Type const& type, bool has_message, Box const& by_hand) {
        auto y = top_ + from;
        for (auto const& one : paragraphs(has_message)) {
            y += sheet_.write_plain(
                {.text = std::string(one.heading), .size = type.heading, .strong = true, .width = width}, x, y);
            if (one.text.empty()) corners(x, y + box_gap, by_hand);
            y += sheet_.write_plain({.text = one.text, .size = type.text, .width = width}, x, y) + type.gap;
        }
    }

    void sums(double x, double currency_wide, Type const& type) {
        auto const column = [&](std::string_view heading, std::string const& value, double from) {
            PlainText const above{.text = std::string(heading), .size = type.heading, .strong = true, .width = 36.0_mm};
            auto const y = top_ + sums_from;
            sheet_.write_plain({.text = value, .size = type.text, .width = 36.0_mm}, from,
                               y + sheet_.write_plain(above, from, y) + 1);
        };
        column(words_.currency, part_.currency, x);
        column(words_.amount, part_.amount, x + currency_wide);
    }

    /// Where somebody writes by hand: the corners of a box.
    void corners(double x, double y, Box const& box) {
        constexpr double arm = 3.0_mm;
        auto* pen = sheet_.pen();
        cairo_save(pen);
        cairo_set_source_rgb(pen, 0, 0, 0);
        cairo_set_line_width(pen, 0.75);
        for (auto const right : {0.0, 1.0}) {
            for (auto const below : {0.0, 1.0}) {
                auto const corner_x = x + right * box.width;
                auto const corner_y = y + below * box.height;
                cairo_move_to(pen, corner_x, corner_y + (below > 0 ? -arm : arm));
                cairo_line_to(pen, corner_x, corner_y);
                cairo_rel_line_to(pen, right > 0 ? -arm : arm, 0);
            }
        }
        cairo_stroke(pen);
        cairo_restore(pen);
    }

    Sheet& sheet_;
    SwissPart const& part_;
    SwissWords const& words_;
    double top_;
};

}  // namespace

double swiss_part_height() { return tall + 16; }

void draw_swiss_part(Sheet& sheet, SwissPart const& part) { Form(sheet, part).draw(); }

}  // namespace farflung::pdf
