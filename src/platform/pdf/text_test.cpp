#include "platform/pdf/text.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "platform/pdf/document.hpp"

namespace farflung::pdf {
namespace {

class Text : public testing::Test {
  protected:
    void SetUp() override {
        if (!can_read_text()) GTEST_SKIP() << "poppler-utils is not installed";
    }
    static std::size_t open_files() {
        std::filesystem::directory_iterator const all("/proc/self/fd");
        return static_cast<std::size_t>(std::distance(begin(all), end(all)));
    }
};

TEST_F(Text, is_read_as_a_person_does) {
    PrintedDocument document;
    document.title = "Invoice";
    document.number = "INV-2026-0042";
    document.issued_on = *Date::of(2026, 11, 3);
    document.sums = {{"Gesamt ﬁn", "1.234,56 €", true}, {"合計", "￥12,345"}};
    auto const text = read_text(render_pdf(document));
    ASSERT_TRUE(text);
    for (auto const* part : {"INV-2026-0042", "1.234,56", "合計"}) {
        EXPECT_NE(text->find(part), std::string::npos) << *text;
    }
}

TEST_F(Text, of_what_is_no_pdf_is_empty_and_leaves_nothing_open) {
    auto const before = open_files();
    for (auto const& bytes : {std::string(), std::string("%PDF-1.7 nothing"), std::string(3'000'000, 'x')}) {
        EXPECT_EQ(read_text(bytes).value_or(""), "");
    }
    EXPECT_EQ(open_files(), before);
}

TEST_F(Text, of_a_file_that_never_ends_is_given_up) {
    // A page whose content calls itself, and a thousand times at that.
    std::string calls;
    for (int i = 0; i < 1000; ++i) calls += "/X Do ";
    auto const length = std::to_string(calls.size());
    std::string const endless =
        "%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
        "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources <</XObject <</X 5 0 R>>>>>> "
        "endobj\n4 0 obj <</Length " +
        length + ">> stream\n" + calls + "\nendstream endobj\n5 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]" +
        "/Resources <</XObject <</X 5 0 R>>>>/Length " + length + ">> stream\n" + calls +
        "\nendstream endobj\ntrailer <</Root 1 0 R>>\n";
    auto const start = std::chrono::steady_clock::now();
    EXPECT_EQ(read_text(endless).value_or(""), "");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(8));
}

}  // namespace
}  // namespace farflung::pdf
