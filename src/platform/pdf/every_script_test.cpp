#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "platform/pdf/document.hpp"
#include "platform/pdf/picture.hpp"

namespace farflung::pdf {
namespace {

struct Script {
    std::string name;
    std::string text;
};

/// What the same work is called in the languages of our customers and people.
std::vector<Script> scripts() {
    return {{"Welsh", "Arolwg o’r chwarel: tŷ, môr a dŵr"},
            {"Greek", "Έλεγχος συστήματος παρακολούθησης"},
            {"Hebrew", "בדיקת מערכת ניטור ABC 123"},
            {"Arabic", "فحص نظام مراقبة الأنوال 2026"},
            {"Thai", "ตรวจสอบระบบเฝ้าระวังน้ำ"},
            {"Tagalog", "Pagsusuri ng sistema ᜆᜄᜎᜓᜄ᜔"},
            {"Japanese", "監視システムの検査、潜水記録"},
            {"Hindi", "निगरानी प्रणाली की जाँच"}};
}

/// As many boxes as there are letters beyond ASCII: no font has a glyph in the private use area.
std::string in_boxes(std::string const& text) {
    std::string boxes;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte < 0x80) boxes += c;
        if (byte >= 0xC0) boxes += "\uE042";
    }
    return boxes;
}

PrintedDocument invoice_in(std::vector<Script> const& lines) {
    PrintedDocument document;
    document.title = "Invoice";
    document.number = "INV-2026-0042";
    document.date = "3 November 2026";
    document.issued_on = *Date::of(2026, 11, 3);
    document.seller_name = "Tidewrack Pty Ltd";
    document.buyer_label = "To";
    document.buyer_name = "Gozo Dive Charters Ltd, Għajnsielem";
    document.column_name = "Description";
    document.column_amount = "Amount";
    for (auto const& line : lines)
        document.lines.push_back({.name = line.text, .detail = line.name, .amount = "100.00"});
    document.sums = {{"Total", "EUR 800.00", true}};
    return document;
}

/// How dark each point of a page is, from 0 to 255.
struct Picture {
    int width{};
    int height{};
    std::vector<int> darkness;
};

Picture picture_of(std::string const& png) {
    auto const surface = read_picture(png);
    if (!surface) return {};
    Picture picture{cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get()), {}};
    auto const stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    auto const* const data = cairo_image_surface_get_data(surface.get());
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
        for (std::size_t x = 0; x < static_cast<std::size_t>(picture.width); ++x) {
            picture.darkness.push_back(255 - data[y * stride + x * 4]);
        }
    }
    return picture;
}

/// How many points are visibly lighter or darker; all of them where the pages differ in size.
int points_that_differ(Picture const& one, Picture const& other) {
    constexpr int visible = 48;
    if (one.width != other.width || one.height != other.height) return one.width * one.height;
    int count = 0;
    for (std::size_t i = 0; i < one.darkness.size(); ++i) {
        if (std::abs(one.darkness[i] - other.darkness[i]) > visible) ++count;
    }
    return count;
}

/// Beyond what another version of poppler draws otherwise at the edges of letters.
constexpr int tolerance = 40;
constexpr auto* reference = "tests/pictures/every_script.png";

std::string bytes_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

class EveryScript : public testing::Test {
  protected:
    void SetUp() override {
        if (std::system("command -v pdftoppm >/dev/null 2>&1") != 0) GTEST_SKIP() << "poppler-utils is not installed";
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    /// The page at 60 dots an inch, in grey.
    std::string drawn(std::vector<Script> const& lines) const {
        auto const path = (folder_ / "page").string();
        std::ofstream(path + ".pdf", std::ios::binary) << render_pdf(invoice_in(lines));
        auto const command = "pdftoppm -r 60 -gray -png -singlefile " + path + ".pdf " + path;
        if (std::system(command.c_str()) != 0) return {};
        return bytes_of(path + ".png");
    }

  private:
    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("farflung-script-" + std::to_string(getpid()));
};

TEST_F(EveryScript, looks_on_one_page_as_it_did_when_a_person_looked_at_it) {
    auto const png = drawn(scripts());
    auto const differs = points_that_differ(picture_of(png), picture_of(bytes_of(reference)));
    if (differs > tolerance) std::ofstream("build/every_script.png", std::ios::binary) << png;
    EXPECT_LE(differs, tolerance) << "build/every_script.png is what was drawn, with Debian 12's fonts; where that is "
                                     "right, it is the new "
                                  << reference;
}

TEST_F(EveryScript, is_seen_to_differ_when_any_one_of_them_turns_into_boxes) {
    auto const good = picture_of(bytes_of(reference));
    ASSERT_GT(good.width, 0) << reference;
    for (std::size_t i = 0; i < scripts().size(); ++i) {
        auto lines = scripts();
        lines[i].text = in_boxes(lines[i].text);
        EXPECT_GT(points_that_differ(picture_of(drawn(lines)), good), tolerance) << lines[i].name;
    }
}

TEST_F(EveryScript, is_seen_to_differ_when_letters_stand_unjoined_or_in_the_wrong_order) {
    auto const good = picture_of(bytes_of(reference));
    ASSERT_GT(good.width, 0) << reference;
    auto unjoined = scripts();
    std::string apart;
    for (char const c : unjoined[3].text) {
        if (static_cast<unsigned char>(c) >= 0xC0 && !apart.empty()) apart += "\u200C";  // joins nothing
        apart += c;
    }
    unjoined[3].text = apart;
    EXPECT_GT(points_that_differ(picture_of(drawn(unjoined)), good), tolerance);
    auto turned = scripts();
    turned[2].text = "\u202D" + turned[2].text;  // from left to right, whatever the letters say
    EXPECT_GT(points_that_differ(picture_of(drawn(turned)), good), tolerance);
}

}  // namespace
}  // namespace farflung::pdf
