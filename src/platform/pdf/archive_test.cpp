#include "platform/pdf/archive.hpp"

#include <gtest/gtest.h>

#include "platform/pdf/attachments.hpp"
#include "platform/pdf/document.hpp"

namespace farflung::pdf {

TEST(Archive, a_drawing_keeps_the_xml_inside_and_nothing_larger_than_the_limit_is_unpacked) {
    PrintedDocument printed;
    printed.title = "Invoice";
    printed.number = "INV-2026-0042";
    printed.issued_on = *Date::parse("2026-11-09");
    printed.seller_name = "Tidewrack <&> 中文";
    std::string const xml = "<invoice>what a machine reads</invoice>";
    Archive const archive{.drawing = render_pdf(printed),
                          .title = "INV-2026-0042 <&>",
                          .author = "Tidewrack",
                          .language = "en",
                          .made_on = printed.issued_on,
                          .filename = "factur-x.xml",
                          .xml = xml,
                          .description = "INV-2026-0042",
                          .conformance = "EN 16931"};
    auto const bytes = to_pdf_a3(archive);
    EXPECT_EQ(bytes, to_pdf_a3(archive)) << "the same document is the same bytes";
    EXPECT_NE(bytes.find("<pdfaid:part>3</pdfaid:part>"), std::string::npos);
    auto const attachments = read_attachments(bytes, 1000);
    ASSERT_TRUE(attachments);
    ASSERT_EQ(attachments->size(), 1U);
    EXPECT_EQ(attachments->front().name, "factur-x.xml");
    EXPECT_EQ(attachments->front().bytes, xml);
    EXPECT_FALSE(read_attachments(bytes, 10));
    EXPECT_FALSE(read_attachments("%PDF-1.4 nothing", 1000));
}

}  // namespace farflung::pdf
