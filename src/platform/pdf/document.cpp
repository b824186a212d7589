#include "platform/pdf/document.hpp"

#include <algorithm>

#include "platform/pdf/qr_code.hpp"
#include "platform/pdf/sheet.hpp"

namespace farflung::pdf {

namespace {

constexpr double margin = 56;
constexpr double gap = 10;
constexpr double carried_tall = 18;
constexpr double code_size = 78;
constexpr double logo_wide = 170;
constexpr double logo_tall = 44;

/// Where each column of the table begins and how wide it is, from the start side.
struct Column {
    double x;
    double width;
};

/// Draws a document from top to bottom and turns the page when it is full. Pages are counted in a first pass.
class Composer {
  public:
    Composer(Sheet& sheet, PrintedDocument const& document, int pages)
        : sheet_(sheet), document_(document), pages_(pages), inner_(sheet.width() - 2 * margin) {}

    int compose() {
        head();
        intro();
        table_head();
        for (auto const& line : document_.lines) table_line(line);
        carried_ = nullptr;
        sums();
        payment();
        notes();
        swiss_part();
        return page_;
    }

  private:
    void head() {
        auto const half = inner_ / 2;
        auto left = margin;
        if (!document_.letterhead.logo.empty()) {
            left += sheet_.draw_picture(document_.letterhead.logo, margin, left, logo_wide, logo_tall) + 10;
        }
        left += sheet_.write(document_.seller_name, margin, left, half, {.size = 12, .strong = true}) + 2;
        for (auto const& line : document_.seller) left += sheet_.write(line, margin, left, half, grey()) + 1;
        auto right = margin;
        Style const end{.size = 12, .strong = true, .ink = Ink::accent, .align = Align::end};
        right += sheet_.write(document_.title, margin + half, right, half, end) + 2;
        for (auto const* text : {&document_.number, &document_.date}) {
            right += sheet_.write(*text, margin + half, right, half, {.ink = Ink::grey, .align = Align::end}) + 1;
        }
        y_ = std::max(left, right) + 22;
        auto const below = y_;
        y_ += sheet_.write(document_.buyer_label, margin, y_, half, grey()) + 2;
        y_ += sheet_.write(document_.buyer_name, margin, y_, half - gap, {.size = 9.5, .strong = true}) + 2;
        for (auto const& line : document_.buyer) y_ += sheet_.write(line, margin, y_, half - gap, {}) + 1;
        auto facts = below;
        for (auto const& fact : document_.facts) facts += labelled(fact, margin + half, facts, half) + 3;
        y_ = std::max(y_, facts) + 26;
    }

    void intro() {
        if (document_.subject.empty()) return;
        y_ += sheet_.write(document_.subject, margin, y_, inner_, {.size = 11, .strong = true}) + 8;
        flow(document_.intro, inner_, {}, false);
        y_ += 20;
    }

    /// Writes text of any length, over as many pages as it takes.
    void flow(std::string text, double width, Style const& style, bool in_table) {
        make_room(2 * style.size, in_table);
        while (!text.empty()) {
            auto const fits = sheet_.fitting(text, width, style, lowest() - y_);
            y_ += sheet_.write(text.substr(0, fits), margin, y_, width, style);
            text.erase(0, fits);
            if (!text.empty()) turn_page(in_table);
        }
    }
    double lowest() const { return sheet_.height() - margin - 20; }

    double labelled(Fact const& fact, double x, double y, double width) {
        auto const label = width * 0.42;
        auto const tall = sheet_.write(fact.label, x, y, label - gap, grey());
        Style const value{.strong = fact.strong, .align = Align::end};
        return std::max(tall, sheet_.write(fact.value, x + label, y, width - label, value));
    }

    Column column(int index) const {
        // Name, quantity, price, tax, amount: shares of the inner width.
        constexpr double shares[] = {0.44, 0.12, 0.15, 0.12, 0.17};
        double x = margin;
        for (int i = 0; i < index; ++i) x += inner_ * shares[i];
        return {x, inner_ * shares[index]};
    }

    void table_head() {
        std::string const* heads[] = {&document_.column_name, &document_.column_quantity, &document_.column_price,
                                      &document_.column_tax, &document_.column_amount};
        double tall = 0;
        for (int i = 0; i < 5; ++i) {
            Style const style{.size = 8.5, .ink = Ink::grey, .align = i == 0 ? Align::start : Align::end};
            auto const [x, width] = column(i);
            tall = std::max(tall, sheet_.write(*heads[i], x, y_, width - (i == 4 ? 0 : 4), style));
        }
        y_ += tall + 5;
        sheet_.rule(margin, y_, inner_, false);
        y_ += 7;
    }

    void table_line(PrintedLine const& line) {
        auto const name_width = column(0).width - gap;
        auto const detail_tall = sheet_.measure(line.detail, name_width, grey());
        auto const tall = sheet_.measure(line.name, name_width, {}) + (detail_tall > 0 ? detail_tall + 1 : 0);
        auto const whole = tall + 14 + (document_.carried_label.empty() ? 0 : carried_tall);
        bool const fits_a_page = whole < lowest() - margin - 60;
        make_room(fits_a_page ? whole : lowest() / 4, true);
        auto const name_tall = sheet_.write(line.name, margin, y_, name_width, {});
        std::string const* cells[] = {&line.quantity, &line.price, &line.tax, &line.amount};
        for (int i = 1; i < 5; ++i) {
            auto const [x, width] = column(i);
            sheet_.write(*cells[i - 1], x, y_, width - (i == 4 ? 0 : 4), {.align = Align::end});
        }
        y_ += name_tall;
        if (detail_tall > 0) {
            y_ += 1;
            flow(line.detail, name_width, grey(), true);
        }
        y_ += 6;
        sheet_.rule(margin, y_, inner_, false);
        y_ += 7;
        carried_ = &line.carried;
    }

    /// The sum so far, at the foot of a page and again at the head of the next.
    void carried_sum() {
        if (carried_ == nullptr || carried_->empty()) return;
        auto const [x, width] = column(4);
        sheet_.write(document_.carried_label, margin, y_, x - margin - gap, grey());
        sheet_.write(*carried_, x, y_, width, {.size = 8.5, .ink = Ink::grey, .align = Align::end});
        y_ += carried_tall;
    }

    void sums() {
        auto const start = margin + inner_ * 0.45;
        auto const width = inner_ * 0.55;
        auto const label_width = width * 0.6 - gap;
        make_room(static_cast<double>(document_.sums.size()) * 16 + 10, false);
        y_ += 2;
        for (auto const& sum : document_.sums) {
            Style const style{.size = sum.strong ? 10.0 : 9.0,
                              .strong = sum.strong,
                              .ink = sum.strong ? Ink::accent : Ink::text,
                              .align = Align::start};
            make_room(sheet_.measure(sum.label, label_width, style) + 10, false);
            if (sum.strong) {
                sheet_.rule(start, y_, width, true);
                y_ += 5;
            }
            auto const tall = sheet_.write(sum.label, start, y_, label_width, style);
            auto end = style;
            end.align = Align::end;
            y_ += std::max(tall, sheet_.write(sum.value, start + width * 0.6, y_, width * 0.4, end)) + 4;
        }
        y_ += 16;
    }

    /// What a customer needs to pay, with the same as a QR code at the end side.
    void payment() {
        if (document_.payment.empty()) return;
        bool const has_code = !document_.payment_code.empty();
        make_room(std::max(static_cast<double>(document_.payment.size()) * 16 + 20, has_code ? code_size + 24 : 0),
                  false);
        sheet_.rule(margin, y_, inner_, false);
        y_ += 12;
        auto const above = y_;
        y_ += sheet_.write(document_.payment_label, margin, y_, inner_ * 0.6, {.size = 9.5, .strong = true}) + 6;
        for (auto const& fact : document_.payment) {
            auto const label = inner_ * 0.2;
            auto const tall = sheet_.write(fact.label, margin, y_, label - gap, grey());
            Style const value{.strong = fact.strong};
            y_ += std::max(tall, sheet_.write(fact.value, margin + label, y_, inner_ * 0.5, value)) + 3;
        }
        if (has_code) {
            auto const x = margin + inner_ - code_size;
            sheet_.draw_code(make_qr_code(document_.payment_code), x, above, code_size);
            Style const caption{.size = 7.5, .ink = Ink::grey, .align = Align::end};
            auto const tall =
                sheet_.write(document_.payment_code_label, x - 60, above + code_size + 4, code_size + 60, caption);
            y_ = std::max(y_, above + code_size + 4 + tall);
        }
        y_ += 14;
    }

    void notes() {
        for (auto const& note : document_.notes) {
            auto const tall = sheet_.measure(note, inner_, grey()) + 6;
            if (tall < lowest() / 4) make_room(tall, false);
            flow(note, inner_, grey(), false);
            y_ += 6;
        }
    }

    /// Turns the page when what comes does not fit; a table repeats its head.
    void make_room(double needed, bool in_table) {
        if (y_ + needed < lowest()) return;
        turn_page(in_table);
    }

    void turn_page(bool in_table) {
        if (in_table) carried_sum();
        foot(sheet_.height() - margin);
        sheet_.next_page();
        ++page_;
        y_ = margin;
        y_ += sheet_.write(document_.title + " " + document_.number, margin, y_, inner_, grey()) + 14;
        if (!in_table) return;
        table_head();
        carried_sum();
    }

    /// The banks' form takes the foot of the last page, under whatever else stands there.
    void swiss_part() {
        if (!document_.swiss_part) return foot(sheet_.height() - margin);
        auto const foot_at = sheet_.height() - swiss_part_height() - 16;
        if (y_ > foot_at) turn_page(false);
        foot(foot_at);
        draw_swiss_part(sheet_, *document_.swiss_part);
    }

    void foot(double y) {
        if (pages_ < 2) return;
        Style const style{.size = 8, .ink = Ink::grey, .align = Align::end};
        auto const text = std::to_string(page_) + "/" + std::to_string(pages_);
        sheet_.write(text, margin, y, inner_, style);
    }

    static Style grey() { return {.size = 8.5, .ink = Ink::grey}; }

    Sheet& sheet_;
    PrintedDocument const& document_;
    int pages_;
    double inner_;
    double y_ = margin;
    int page_ = 1;
    std::string const* carried_ = nullptr;
};

int draw(PrintedDocument const& document, int pages, std::string& bytes) {
    Sheet sheet(document, bytes);
    auto const drawn = Composer(sheet, document, pages).compose();
    sheet.finish();
    return drawn;
}

}  // namespace

std::string render_pdf(PrintedDocument const& document) {
    std::string bytes;
    auto const pages = draw(document, 1, bytes);
    if (pages == 1) return bytes;
    bytes.clear();
    draw(document, pages, bytes);
    return bytes;
}

}  // namespace farflung::pdf
