#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "platform/pdf/document.hpp"

namespace farflung::pdf {
namespace {

PrintedDocument invoice() {
    PrintedDocument document;
    document.title = "Invoice";
    document.number = "INV-2026-0042";
    document.date = "3 November 2026";
    document.issued_on = *Date::of(2026, 11, 3);
    document.seller_name = "Tidewrack Pty Ltd";
    document.seller = {"14 Wharf Lane, Sydney NSW 2009, Australia", "ABN 53 004 085 616"};
    document.buyer_label = "To";
    document.buyer_name = "Gozo Dive Charters Ltd";
    document.buyer = {"7 Triq il-Port, Għajnsielem GSM 9020, Malta", "VAT MT 2345 1187"};
    document.facts = {{"Pay by", "17 November 2026"}, {"Your order", "GDC-4471"}};
    document.column_name = "What";
    document.column_quantity = "Quantity";
    document.column_price = "Price, EUR";
    document.column_tax = "VAT";
    document.column_amount = "Amount, EUR";
    document.lines = {
        {"Dive site explorer, sprint 6", "Ilse, 31 approved hours", "31.00 h", "92.00", "AE 0 %", "2,852.00"},
        {"Amgueddfa'r Chwarel: tŷ a môr ŵ", "Cymraeg", "1", "1.00", "", "1.00"},
        {"潜水記録アプリ", "日本語のサポート", "1", "1.00", "", "1.00"},
        {"نظام مراقبة الأنوال", "العربية", "1", "1.00", "", "1.00"},
        {"מערכת ניטור ABC 123", "עברית", "1", "1.00", "", "1.00"},
        {"ระบบตรวจสอบ", "हिन्दी निगरानी प्रणाली", "1", "1.00", "", "1.00"},
        {"Σύστημα παρακολούθησης", "Система мониторинга", "1", "1.00", "", "1.00"}};
    document.sums = {{"Net", "2,858.00"}, {"VAT, reverse charge", "0.00"}, {"Total EUR", "2,858.00", true}};
    document.notes = {"Reverse charge: the customer accounts for VAT (Art. 44 and 196, Directive 2006/112/EC)."};
    document.payment = {{"IBAN", "MT84 MALT 0110 0001 2345 MTLC AST0 01S"}, {"Reference", "RF18 5390 0754 7034"}};
    return document;
}

std::string output_of(std::string const& command) {
    std::string out;
    auto* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return out;
    std::array<char, 4096> buffer;
    while (auto const count = fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), count);
    pclose(pipe);
    return out;
}

class File {
  public:
    explicit File(std::string const& bytes)
        : path_(std::filesystem::temp_directory_path() / ("farflung-pdf-" + std::to_string(getpid()) + ".pdf")) {
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ~File() { std::filesystem::remove(path_); }
    std::string path() const { return path_.string(); }

  private:
    std::filesystem::path path_;
};

bool has_poppler() { return std::system("command -v pdffonts >/dev/null 2>&1") == 0; }

TEST(Pdf, the_same_document_is_the_same_bytes) { EXPECT_EQ(render_pdf(invoice()), render_pdf(invoice())); }

TEST(Pdf, every_font_is_embedded_and_every_text_can_be_read_back) {
    if (!has_poppler()) GTEST_SKIP() << "poppler-utils is not installed";
    File const file(render_pdf(invoice()));
    auto const fonts = output_of("pdffonts " + file.path());
    EXPECT_EQ(fonts.find(" no  "), std::string::npos) << fonts;
    auto const text = output_of("pdftotext -layout " + file.path() + " -");
    for (auto const* part : {"INV-2026-0042", "Għajnsielem", "潜水記録アプリ", "2,858.00", "Σύστημα", "мониторинга"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part;
    }
}

TEST(Pdf, a_long_document_turns_the_page_and_repeats_its_head) {
    if (!has_poppler()) GTEST_SKIP() << "poppler-utils is not installed";
    auto document = invoice();
    for (int i = 0; i < 60; ++i) document.lines.push_back({"Line " + std::to_string(i), "", "1", "1.00", "", "1.00"});
    File const file(render_pdf(document));
    auto const info = output_of("pdfinfo " + file.path());
    EXPECT_NE(info.find("Pages:           3"), std::string::npos) << info;
    auto const last = output_of("pdftotext -f 3 -l 3 -layout " + file.path() + " -");
    EXPECT_NE(last.find("Total EUR"), std::string::npos);
    auto const second = output_of("pdftotext -f 2 -l 2 -layout " + file.path() + " -");
    EXPECT_NE(second.find("Quantity"), std::string::npos);
    EXPECT_NE(second.find("2/3"), std::string::npos) << second;
}

TEST(Pdf, a_sum_is_carried_over_where_the_page_turns) {
    if (!has_poppler()) GTEST_SKIP() << "poppler-utils is not installed";
    auto document = invoice();
    document.carried_label = "Carried forward";
    document.lines.clear();
    for (int i = 1; i <= 60; ++i) {
        document.lines.push_back({"Line " + std::to_string(i), "", "1", "1.00", "", "1.00", std::to_string(i) + ".00"});
    }
    File const file(render_pdf(document));
    auto const page = [&](std::string const& number) {
        return output_of("pdftotext -f " + number + " -l " + number + " -layout " + file.path() + " -");
    };
    auto const first = page("1");
    auto const line = first.find("Carried forward");
    ASSERT_NE(line, std::string::npos) << first;
    auto const sum = first.substr(line, first.find('\n', line) - line);
    EXPECT_NE(page("2").find(sum.substr(sum.find_last_of(' '))), std::string::npos) << sum;
    EXPECT_NE(page("2").find("Carried forward"), std::string::npos);
    EXPECT_EQ(page("3").find("Carried forward", page("3").find("Total EUR")), std::string::npos);
}

TEST(Pdf, words_of_any_length_stand_on_as_many_pages_as_they_take) {
    if (!has_poppler()) GTEST_SKIP() << "poppler-utils is not installed";
    auto const counted = [](std::string const& word, std::string const& after) {
        std::string text;
        for (int i = 1; i <= 400; ++i) text += word + std::to_string(i) + after;
        return text;
    };
    auto document = invoice();
    document.subject = "A long contract";
    document.intro = counted("intro", "\n");
    document.lines.front().detail = counted("detail", "\n");
    document.notes = {counted("terms of a long contract ", " ")};
    File const file(render_pdf(document));
    auto const text = output_of("pdftotext -layout " + file.path() + " -");
    for (auto const* word : {"intro", "detail"}) {
        for (int i = 1; i <= 400; ++i) {
            auto const wanted = word + std::to_string(i);
            EXPECT_NE(text.find(wanted), std::string::npos) << wanted << " ran off the page";
        }
    }
    auto const raw = output_of("pdftotext -raw " + file.path() + " - | tr '\\n' ' '");
    for (int i = 1; i <= 400; ++i) {
        auto const wanted = "contract " + std::to_string(i) + " ";
        EXPECT_NE(raw.find(wanted), std::string::npos) << wanted << "ran off the page";
    }
}

TEST(Pdf, a_sum_of_many_words_does_not_run_into_the_next) {
    if (!has_poppler()) GTEST_SKIP() << "poppler-utils is not installed";
    auto document = invoice();
    document.sums = {{"Discount 5 %: for the third season in a row, as we said on the quay last autumn", "1.00", false},
                     {"Net", "2.00", false}};
    File const file(render_pdf(document));
    auto const boxes = output_of("pdftotext -bbox-layout " + file.path() + " -");
    auto const edge_of = [&](std::string const& word, std::string const& edge) {
        auto const at = boxes.rfind("<word", boxes.find(">" + word + "<"));
        return std::stod(boxes.substr(boxes.find(edge + "=\"", at) + edge.size() + 2));
    };
    EXPECT_LE(edge_of("autumn", "yMax"), edge_of("Net", "yMin") + 2);
}

TEST(Pdf, a_payment_code_stands_beside_the_account) {
    auto document = invoice();
    auto const without = render_pdf(document);
    document.payment_code = "BCD\n002\n1\nSCT\n\nTidewrack\nMT84MALT011000012345MTLCAST001S\nEUR2858.00";
    document.payment_code_label = "Scan with your banking app";
    auto const with = render_pdf(document);
    EXPECT_GT(with.size(), without.size());
    if (!has_poppler()) GTEST_SKIP() << "poppler-utils is not installed";
    File const file(with);
    EXPECT_NE(output_of("pdftotext -layout " + file.path() + " -").find("banking app"), std::string::npos);
}

TEST(Pdf, a_right_to_left_document_is_mirrored) {
    if (!has_poppler()) GTEST_SKIP() << "poppler-utils is not installed";
    auto document = invoice();
    document.right_to_left = true;
    document.language = "ar";
    File const file(render_pdf(document));
    auto const boxes = output_of("pdftotext -bbox " + file.path() + " -");
    auto const seller = boxes.find(">Tidewrack<");
    ASSERT_NE(seller, std::string::npos);
    auto const x = boxes.rfind("xMin=\"", seller);
    EXPECT_GT(std::stod(boxes.substr(x + 6)), 300) << "the seller stands at the right";
}

/// C3: what runs in a page, in a spreadsheet, in a template or in another PDF.
std::vector<std::string> payloads() {
    std::vector<std::string> all;
    for (auto const* tag : {"script", "svg/onload", "img src=x onerror", "iframe src", "body onload", "a href", "style",
                            "object data", "embed src", "math href", "details ontoggle", "video onerror"}) {
        for (auto const* code : {"=alert(1)", "=javascript:alert(1)", "=data:text/html,x"}) {
            all.push_back("<" + std::string(tag) + code + ">");
        }
    }
    for (auto const* text : {"</text></svg>",
                             "<![CDATA[x]]>",
                             "<!--#exec-->",
                             "&lt;b&gt;",
                             "&#60;b&#62;",
                             "<b>bold</b>",
                             "<span size='99999'>x</span>",
                             "%n%s%x",
                             "{{7*7}}",
                             "${7*7}",
                             "#{7*7}",
                             "<%=7*7%>",
                             "=cmd|'/C calc'!A0",
                             "+1+1",
                             "-1+1",
                             "@SUM(1+1)",
                             "(x) Tj ET",
                             ">> endobj",
                             "/JavaScript (app.alert(1))",
                             "/OpenAction 1 0 R",
                             "/URI (http://evil.example)",
                             "https://evil.example/",
                             "javascript:alert(1)",
                             "\\input{passwd}"}) {
        all.emplace_back(text);
    }
    return all;
}

std::string without_space(std::string text) {
    std::erase_if(text, [](unsigned char c) { return c <= ' '; });
    return text;
}

TEST(Pdf, whatever_is_written_stays_text_without_links_or_scripts) {
    if (!has_poppler()) GTEST_SKIP() << "poppler-utils is not installed";
    auto document = invoice();
    document.lines.clear();
    for (auto const& payload : payloads()) document.lines.push_back({payload, payload, "1", "1.00", "", "1.00"});
    document.buyer_name = payloads().front();
    document.notes = payloads();
    File const file(render_pdf(document));
    auto const text = without_space(output_of("pdftotext -raw " + file.path() + " -"));
    EXPECT_EQ(payloads().size(), 60U);
    for (auto const& payload : payloads()) {
        EXPECT_NE(text.find(without_space(payload)), std::string::npos) << payload;
    }
    EXPECT_EQ(output_of("pdfinfo -js " + file.path()), "");
    auto const links = output_of("pdfinfo -url " + file.path());
    EXPECT_EQ(links.find("evil"), std::string::npos) << links;
    EXPECT_EQ(links.find("javascript"), std::string::npos) << links;
}

}  // namespace
}  // namespace farflung::pdf
