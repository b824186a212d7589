#include "platform/pdf/letterhead.hpp"

#include <gtest/gtest.h>

#include "platform/pdf/document.hpp"
#include "platform/pdf/qr_code.hpp"

namespace farflung::pdf {
namespace {

TEST(Letterhead, colours_are_six_hexadecimal_digits) {
    auto const colour = read_colour("#00687a");
    ASSERT_TRUE(colour);
    EXPECT_NEAR(colour->green, 0x68 / 255.0, 1e-9);
    for (auto const* wrong : {"", "00687A", "#0687A", "#00687G", "#+0687A", "#00687A0", "teal"}) {
        EXPECT_FALSE(read_colour(wrong)) << wrong;
    }
}

TEST(Letterhead, knows_what_white_paper_swallows) {
    EXPECT_NEAR(contrast_on_paper(*read_colour("#000000")), 21, 1e-6);
    EXPECT_NEAR(contrast_on_paper(*read_colour("#ffffff")), 1, 1e-6);
    EXPECT_NEAR(contrast_on_paper(*read_colour("#777777")), 4.48, 0.01);  // the example of WCAG's own explanation
}

TEST(Letterhead, a_logo_is_a_png_that_can_be_drawn) {
    auto const png = qr_png("Tidewrack");
    EXPECT_TRUE(is_drawable_png(png));
    EXPECT_FALSE(is_drawable_png(""));
    EXPECT_FALSE(is_drawable_png("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    EXPECT_FALSE(is_drawable_png(std::string_view(png).substr(0, png.size() / 2))) << "cut off";
    auto huge = png;
    huge[16] = 1;  // sixteen million pixels wide, says the header
    EXPECT_FALSE(is_drawable_png(huge));
    for (std::size_t i = 0; i < png.size(); ++i) {
        auto broken = png;
        broken[i] = static_cast<char>(broken[i] ^ 0x40);
        is_drawable_png(broken);  // whatever it answers, it answers
    }
}

TEST(Letterhead, stands_on_the_document_and_makes_it_no_other_page) {
    PrintedDocument document;
    document.title = "Invoice";
    document.seller_name = "Tidewrack Pty Ltd";
    document.issued_on = *Date::of(2026, 11, 3);
    auto const plain = render_pdf(document);
    document.letterhead = {"#00687A", qr_png("Tidewrack")};
    auto const ours = render_pdf(document);
    EXPECT_NE(plain, ours);
    EXPECT_NE(ours.find("/Subtype /Image"), std::string::npos);
    EXPECT_EQ(ours.find("/Interpolate true"), std::string::npos) << "PDF/A forbids it";
    EXPECT_EQ(ours, render_pdf(document));
}

}  // namespace
}  // namespace farflung::pdf
