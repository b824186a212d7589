#include <gtest/gtest.h>
#include <unistd.h>

#include "billing/incoming_document.hpp"
#include "core/testing.hpp"
#include "core/xml.hpp"
#include "e_invoice/write.hpp"
#include "official_rules.hpp"
#include "platform/pdf/archive.hpp"
#include "platform/pdf/attachments.hpp"
#include "platform/pdf/document.hpp"

namespace farflung::billing {

namespace {

std::string drawing() {
    pdf::PrintedDocument printed;
    printed.title = "Invoice";
    printed.number = "INV-2026-0042";
    printed.issued_on = *Date::parse("2026-11-09");
    printed.seller_name = "Tidewrack <&> 中文 עברית";
    printed.lines.push_back({.name = "Survey ありがとう", .quantity = "1", .price = "100", .amount = "100"});
    return pdf::render_pdf(printed);
}

std::string archived(std::string const& xml) {
    return pdf::to_pdf_a3({.drawing = drawing(),
                           .title = "INV-2026-0042 Tidewrack <&>",
                           .author = "Tidewrack <&> 中文",
                           .language = "en",
                           .made_on = *Date::parse("2026-11-09"),
                           .filename = "factur-x.xml",
                           .xml = xml,
                           .description = "INV-2026-0042",
                           .conformance = "EN 16931"});
}

std::string sample(std::string_view path) {
    return testing::oracle("factur-x/" + std::string(path)).value_or(std::string());
}

}  // namespace

TEST(FacturX, a_drawing_becomes_an_archive_with_the_xml_inside_as_an_alternative) {
    std::string const xml = "<invoice>what a machine reads</invoice>";
    auto const bytes = archived(xml);
    EXPECT_EQ(bytes, archived(xml)) << "the same document is the same bytes";
    auto const attachments = pdf::read_attachments(bytes, 1000);
    ASSERT_TRUE(attachments);
    ASSERT_EQ(attachments->size(), 1U);
    EXPECT_EQ(attachments->front().name, "factur-x.xml");
    EXPECT_EQ(attachments->front().bytes, xml);
    EXPECT_FALSE(pdf::read_attachments(bytes, 10)) << "what is larger than the limit is not unpacked";
}

TEST(FacturX, tools_of_others_find_an_archive_of_level_b_with_all_that_it_needs) {
    auto const file = std::filesystem::temp_directory_path() / ("factur_x_" + std::to_string(getpid()) + ".pdf");
    std::ofstream(file, std::ios::binary) << archived("<invoice/>");
    auto const path = "'" + file.string() + "'";
    EXPECT_NE(test::output_of("qpdf --check " + path).find("No syntax or stream encoding errors"), std::string::npos);
    auto const meta = test::output_of("pdfinfo -meta " + path);
    for (auto const* words : {"<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>",
                              "<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>",
                              "<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>", "Tidewrack &lt;&amp;&gt; 中文"}) {
        EXPECT_NE(meta.find(words), std::string::npos) << words << meta;
    }
    EXPECT_NO_THROW(
        XmlDocument::parse(meta.substr(meta.find("<x:xmpmeta"), meta.find("<?xpacket end") - meta.find("<x:xmpmeta"))));
    auto const objects = test::output_of("qpdf --qdf --object-streams=disable " + path + " - | strings");
    for (auto const* words :
         {"/AFRelationship /Alternative", "/GTS_PDFA1", "/DestOutputProfile", "/Subtype /text#2fxml"}) {
        EXPECT_NE(objects.find(words), std::string::npos) << words;
    }
    for (auto const* words : {"/JavaScript", "/Encrypt", "/SMask"}) {
        EXPECT_EQ(objects.find(words), std::string::npos) << words;
    }
    EXPECT_EQ(test::output_of("pdffonts " + path + " | awk 'NR > 2 && $(NF-4) != \"yes\"'"), "")
        << "a font is not inside";
    EXPECT_NE(test::output_of("pdftotext " + path + " -").find("ありがとう"), std::string::npos);
    std::filesystem::remove(file);
}

TEST(FacturX, invoices_inside_the_pdfs_of_others_are_read_and_broken_ones_say_where) {
    if (sample("pdf-correct/EN16931_Einfach.pdf").empty()) GTEST_SKIP() << "the samples of Factur-X are not here";
    for (auto const* name : {"EN16931_Einfach", "EN16931_Rabatte", "EN16931_Gutschrift"}) {
        auto const document = read_incoming(sample("pdf-correct/" + std::string(name) + ".pdf"));
        EXPECT_TRUE(document.is_pdf);
        EXPECT_TRUE(document.findings.empty()) << name << document.findings.front().rule;
    }
    auto const broken = validate_e_invoice(sample("pdf-wrong/factur-x-invalid-xml-encoding-attribute.pdf"));
    EXPECT_FALSE(broken.valid);
    EXPECT_EQ(broken.findings.at(0).place, "line 1");
}

}  // namespace farflung::billing
